/** Where the program listens when nobody says otherwise. */
export const DEFAULT_PORT = 3000

/**
 * Address of the program as other people and programs reach it: letters, calendars, feeds and invitations name it whole.
 * Without `PUBLIC_URL` it is this machine at the port where the program listens (`PORT`).
 */
export const publicOrigin = (): string =>
  (process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? DEFAULT_PORT}`).replace(/\/$/u, '')
