import type { Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuseAll } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import type { ChangesInput } from './input.ts'
import { type Moved, move } from './rules.ts'
import type { Clause, Directive } from './types.ts'
import { citedAs } from './writing/sheet.ts'

/** A clause changed or struck out by another paper, from a day. */
export type ClauseChange = {
  readonly clause: string
  readonly kind: 'edition' | 'repeal'
  readonly fromOn: Day
  readonly text: string
  readonly by: string
  readonly byRecord: string | null
}

export type Changed = Moved & {
  readonly changes: readonly Omit<ClauseChange, 'by' | 'byRecord'>[]
  readonly by: string
  readonly byRecord: string | null
  readonly fromOn: Day
  readonly repealed: readonly string[]
}

/** How a clause reads on a day: the last change that has come into force by then decides. */
export const clauseOn = (
  clause: Pick<Clause, 'id' | 'text'>,
  changes: readonly ClauseChange[],
  day: Day,
): { readonly text: string; readonly change: ClauseChange | null } => {
  const last = changes
    .filter((change) => change.clause === clause.id && change.fromOn <= day)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .at(-1)
  return { text: last?.kind === 'edition' ? last.text : clause.text, change: last ?? null }
}

type Ground = {
  readonly clauses: readonly Clause[]
  readonly by: Directive | null
  readonly earlier: readonly ClauseChange[]
}

/** Sub-clauses fall with the clause above them. */
const withBelow = (clauses: readonly Clause[], id: string): string[] => [
  id,
  ...clauses.filter((clause) => clause.parentId === id).flatMap((clause) => withBelow(clauses, clause.id)),
]

/** A paper is changed or repealed by another one, clause by clause or whole; its text stays as it was signed. */
export const change = (
  directive: Directive,
  input: ChangesInput,
  { clauses, by, earlier }: Ground,
): Result<Changed> => {
  const fromOn = readTypedDay(input.from)
  const words = by === null ? input.words : citedAs(by)
  const refusals: Refusal[] = []
  if (fromOn === null) refusals.push({ code: 'notADay', field: 'from' })
  else if (directive.dateOn !== null && fromOn < directive.dateOn)
    refusals.push({ code: 'beforeThePaper', field: 'from' })
  if (words === '') refusals.push({ code: 'nameTheAct', field: 'by' })
  if (by?.record === directive.record) refusals.push({ code: 'changesItself', field: 'by' })
  const chosen = input.whole
    ? clauses
        .filter((clause) => clause.parentId === null)
        .map((clause) => ({ clause: clause.id, kind: 'repeal' as const, text: '' }))
    : input.lines.flatMap(({ clause, kind, text }) => (kind === 'same' ? [] : [{ clause, kind, text }]))
  for (const line of chosen)
    if (line.kind === 'edition' && line.text === '')
      refusals.push({ code: 'required', field: `text-${line.clause}` })
  if (chosen.length === 0 && !input.whole) refusals.push({ code: 'nothingChanged' })
  if (refusals.length > 0 || fromOn === null) return refuseAll(refusals)
  const repealed = [
    ...new Set(
      chosen.filter((line) => line.kind === 'repeal').flatMap((line) => withBelow(clauses, line.clause)),
    ),
  ]
  const gone = new Set([
    ...repealed,
    ...earlier.filter((each) => each.kind === 'repeal').map((each) => each.clause),
  ])
  const isWhole = input.whole || clauses.every((clause) => gone.has(clause.id))
  const moved = move(directive, isWhole ? 'repeal' : 'amend')
  if (!moved.ok) return moved
  return ok({
    ...moved.value,
    changes: [
      ...repealed.map((clause) => ({ clause, kind: 'repeal' as const, fromOn, text: '' })),
      ...chosen
        .filter((line) => line.kind === 'edition')
        .map(({ clause, text }) => ({ clause, kind: 'edition' as const, fromOn, text })),
    ],
    by: words,
    byRecord: by?.record ?? null,
    fromOn,
    repealed,
  })
}
