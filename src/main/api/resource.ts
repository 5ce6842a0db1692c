import type { Following } from '../../platform/database/part.ts'
import type { Tx } from '../../platform/database/query.ts'

export type Row = { readonly id: string }
/** Words of the query of an address; empty text when absent. */
export type Query = (name: string) => string

type Words = { readonly ru: string; readonly en: string }
export type Filter = { readonly words: Words; readonly values?: readonly string[]; readonly needed?: boolean }

/** A noun of the API: its list and its card are the queries of its pages, so both see the same. */
export type Resource = {
  readonly name: string
  /** The part of the program that a key must open. */
  readonly module: string
  readonly words: Words
  readonly filters: Readonly<Record<string, Filter>>
  /** Rows after an id in the order of ids; null when a filter is wrong. More than were asked for may come: the reader cuts. */
  readonly list?: (tx: Tx, following: Following, query: Query) => Promise<readonly Row[] | null>
  readonly card?: (tx: Tx, id: string) => Promise<object | null>
  /** Whether a look at this card is written into the audit, and under which name. */
  readonly reading?: (tx: Tx, card: object) => string | null
}

/** Filters that several lists have. */
export const TEXT: Filter = { words: { ru: 'Часть названия', en: 'A part of the name' } }
export const STATE: Filter = { words: { ru: 'Состояние', en: 'State' } }

export const textIn = (query: Query): string => query('text').slice(0, 200)

/** A list that is read whole because it is short: its part in the order of ids. */
export const after = <T extends Row>(rows: readonly T[], { after: last }: Following): readonly T[] =>
  rows.filter(({ id }) => last === null || id > last)
