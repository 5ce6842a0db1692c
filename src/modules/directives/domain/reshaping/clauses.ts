import type { Day } from '../../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import type { TermContext } from '../../../../kernel/term/types.ts'
import { readTypedDay } from '../../../../kernel/typed-day.ts'
import { typedLabel } from '../reading/clauses/label.ts'
import { readOrders } from '../reading/clauses/sentence.ts'
import { gluedText } from '../reading/tables/pieces.ts'
import type { Clause, Responsible } from '../types.ts'
import { breaksOf, placeOfWords } from './breaks.ts'

/** Words, action and term of one part of a clause. */
export type Piece = {
  readonly number: string | null
  readonly text: string
  readonly action: string
  readonly termAsWritten: string | null
  readonly term: unknown
  readonly dueOn: Day | null
  readonly responsibles: readonly Responsible[]
}

export type Split = { readonly clause: Clause; readonly first: Piece; readonly second: Piece }
export type Glued = { readonly above: Clause; readonly below: Clause; readonly whole: Piece }

type Term = Pick<Piece, 'termAsWritten' | 'term' | 'dueOn'>

const NO_TERM: Term = { termAsWritten: null, term: null, dueOn: null }
const termOf = ({ termAsWritten, term, dueOn }: Clause): Term => ({ termAsWritten, term, dueOn })

const readPiece = (text: string, context: TermContext) => {
  const order = readOrders(text, context)[0]
  const term: Term =
    order === undefined || order.term.text === null
      ? NO_TERM
      : {
          termAsWritten: order.term.text,
          term:
            order.term.deadline === null && order.term.recurrence === null
              ? null
              : { deadline: order.term.deadline, recurrence: order.term.recurrence },
          dueOn: order.term.deadline,
        }
  return { action: order?.action ?? text, term }
}

const namedIn = (text: string, all: readonly Responsible[]): Responsible[] =>
  all.filter((each) => each.asWritten !== '' && text.includes(each.asWritten))

/** Each part answers with whom it names; a part that names nobody keeps all of them, as it was said for both. */
const shareOut = (clause: Clause, first: string, second: string) => {
  const below = namedIn(second, clause.responsibles)
  const above = clause.responsibles.filter((each) => !below.includes(each) || first.includes(each.asWritten))
  return {
    first: above.length > 0 ? above : clause.responsibles,
    second: below.length > 0 ? below : clause.responsibles,
  }
}

/** A term that a person set stands as a typed day and in neither part: it stays with the first. */
const isByHand = ({ termAsWritten, dueOn, text }: Clause): boolean =>
  termAsWritten !== null &&
  dueOn !== null &&
  readTypedDay(termAsWritten) === dueOn &&
  !text.includes(termAsWritten)

const placeOf = (clause: Clause, chosen: { readonly at: string; readonly words: string }): number | null =>
  chosen.at === 'words'
    ? placeOfWords(clause.text, chosen.words)
    : (breaksOf(clause.text).find((each) => String(each.at) === chosen.at)?.at ?? null)

/** A clause cut in two at a place of its text; each part is read anew, a number typed at the cut becomes the second's. */
export const splitClause = (
  clause: Clause,
  chosen: { readonly at: string; readonly words: string },
  context: TermContext,
): Result<Split> => {
  if (chosen.at === '') return refuse('chooseOne', 'at')
  const at = placeOf(clause, chosen)
  if (at === null)
    return refuse(
      chosen.at === 'words' ? 'wordsNotFound' : 'chooseOne',
      chosen.at === 'words' ? 'words' : 'at',
    )
  const [before, after] = [clause.text.slice(0, at).trim(), clause.text.slice(at).trim()]
  const label = typedLabel(after)
  const rest = label === null || !label.firm || label.rest === '' ? after : label.rest
  const number = rest === after ? null : label?.value || null
  const [first, second] = [readPiece(before, context), readPiece(rest, context)]
  const whom = shareOut(clause, before, rest)
  const kept = isByHand(clause) ? termOf(clause) : first.term
  return ok({
    clause,
    first: { number: clause.number, text: before, action: first.action, ...kept, responsibles: whom.first },
    second: { number, text: rest, action: second.action, ...second.term, responsibles: whom.second },
  })
}

const keyOf = (each: Responsible): string =>
  [
    each.kind,
    each.personId,
    each.roleCode,
    each.categoryCode,
    each.organisationId,
    each.kind === 'unresolved' ? each.asWritten : '',
  ].join('/')

const together = (above: readonly Responsible[], below: readonly Responsible[]): Responsible[] => {
  const known = new Set(above.map(keyOf))
  return [...above, ...below.filter((each) => !known.has(keyOf(each)))]
}

/** The neighbour of a clause in the printed order. */
export const neighbourOf = (
  clauses: readonly Clause[],
  id: string,
  side: 'next' | 'previous',
): Clause | undefined => {
  const at = clauses.findIndex((each) => each.id === id)
  return at === -1 ? undefined : clauses[side === 'next' ? at + 1 : at - 1]
}

/** Two neighbours become one: the upper one, with the words of both, whom either names, and the first term there is. */
export const glueClauses = (
  clauses: readonly Clause[],
  id: string,
  side: 'next' | 'previous',
): Result<Glued> => {
  const clause = clauses.find((each) => each.id === id)
  const other = neighbourOf(clauses, id, side)
  if (clause === undefined) return refuse('noSuchClause')
  if (other === undefined) return refuse('noNeighbour')
  const [above, below] = side === 'next' ? [clause, other] : [other, clause]
  return ok({
    above,
    below,
    whole: {
      number: above.number,
      text: gluedText(above.text, below.text),
      action: gluedText(above.action, below.action),
      ...(above.dueOn !== null || above.termAsWritten !== null ? termOf(above) : termOf(below)),
      responsibles: together(above.responsibles, below.responsibles),
    },
  })
}
