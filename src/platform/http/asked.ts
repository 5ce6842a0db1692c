import type { Context } from 'hono'

/** A value of the address, empty where it is not named; without the zero character, which no text of the database can hold. */
export const askedIn = (c: Context, name: string): string =>
  (c.req.query(name) ?? '').replaceAll('\u0000', '')
