import type pg from 'pg'

/** Whose page it is: the session and the person's role, by one question. */
export type Who = {
  readonly person: string
  readonly last: string
  readonly first: string
  readonly middle: string
  readonly role: string
  readonly region: string
  readonly municipality: string | null
  readonly organisation: string | null
  readonly place: string
  readonly today: string
}

/** Content of one page: asks by hand SQL and concatenates. `learned` is the program's page, for the words that never change. */
export type Body = (pool: pg.Pool, who: Who, url: URL) => Promise<string>
export type BodyMaker = (learned: string) => Body

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const text = (value: string): string =>
  /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) : value
export const number = (value: number): string =>
  value < 1000 ? `${value}` : `${Math.floor(value / 1000)}\u00a0${String(value % 1000).padStart(3, '0')}`

export const ask = async <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  name: string,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> => (await pool.query<Row>({ name: `limit-${name}`, text: sql, values: [...values] })).rows
