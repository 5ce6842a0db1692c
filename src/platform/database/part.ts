import { type RawBuilder, sql } from 'kysely'

/** What comes after an id, in the order of ids: rows that are added meanwhile never move it, so nothing is read twice. */
export type Following = { readonly after: string | null; readonly most: number }

/** Which part of a list: a page by its number as people leaf through it, or what follows an id as programs read it. */
export type Part = number | Following

type Leafing = {
  readonly id: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
  readonly perPage: number
  /** Rows read beyond a page, to tell whether there is another. */
  readonly ahead?: number
}

/** The condition, the order and the limit of a part of a list; one query serves both ways of reading it. */
export const partOf = (part: Part, { id, order, perPage, ahead = 0 }: Leafing) =>
  typeof part === 'number'
    ? {
        follows: sql`true`,
        order,
        slice: sql`limit ${perPage + ahead} offset ${(part - 1) * perPage}`,
      }
    : {
        follows: part.after === null ? sql`true` : sql`${id} > ${part.after}::uuid`,
        order: id,
        slice: sql`limit ${part.most}`,
      }
