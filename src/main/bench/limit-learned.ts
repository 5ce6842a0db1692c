import type pg from 'pg'
import { ask, type Body, type BodyMaker, text, type Who } from './limit-ask.ts'
import { bodyOf } from './limit-frame.ts'

/** One hand-written question of a page. Words of the first question's rows are put into the page from the answer. */
export type Question = {
  readonly name: string
  readonly sql: string
  readonly values: (who: Who, url: URL) => readonly unknown[]
}
/** The page as constants and places of the answer: row and column. */
type Piece = string | { readonly row: number; readonly column: string }

type Answered = readonly pg.QueryResultRow[]

/** Where the words of the rows stand in the page, in the order of the rows; what is not found stays a constant. */
const piecesOf = (body: string, rows: Answered): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const [row, line] of rows.entries())
    for (const [column, value] of Object.entries(line)) {
      const word = typeof value === 'string' && value.length > 3 ? text(value) : null
      const found = word === null ? -1 : body.indexOf(word, at)
      if (word === null || found < 0) continue
      pieces.push(body.slice(at, found), { row, column })
      at = found + word.length
    }
  return [...pieces, body.slice(at)]
}

const compose = (pieces: readonly Piece[], rows: Answered): string => {
  let page = ''
  for (const piece of pieces)
    page += typeof piece === 'string' ? piece : text(`${rows[piece.row]?.[piece.column]}`)
  return page
}

/**
 * A limit of any page: its facts are asked by hand SQL at every request, its words that never change were cut out of the
 * program's page once. Stricter than a page written by hand: it decides nothing for a row, it only puts answers into places.
 */
export const learnedPage =
  (questions: readonly Question[]): BodyMaker =>
  (learned): Body => {
    const body = bodyOf(learned)
    const known: { pieces: readonly Piece[] | null } = { pieces: null }
    return async (pool, who, url) => {
      const [rows = []] = await Promise.all(
        questions.map(({ name, sql, values }) => ask(pool, name, sql, values(who, url))),
      )
      known.pieces ??= piecesOf(body, rows)
      return compose(known.pieces, rows)
    }
  }
