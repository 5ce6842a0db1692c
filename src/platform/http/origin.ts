/** Address of the program as other people and programs reach it: letters, calendars and feeds name it whole. */
export const publicOrigin = (): string =>
  (process.env.PUBLIC_URL ?? 'http://localhost:3000').replace(/\/$/u, '')
