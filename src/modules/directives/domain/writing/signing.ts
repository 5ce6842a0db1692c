import { linesOfPaper } from '../../../../documents/paper.ts'
import type { Day } from '../../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuseAll } from '../../../../kernel/result.ts'
import { readTypedDay } from '../../../../kernel/typed-day.ts'
import { type Moved, move } from '../rules.ts'
import type { Directive } from '../types.ts'
import { type Difference, differences } from './compare.ts'
import type { SignInput } from './input.ts'
import { paperOf } from './sheet.ts'
import type { Draft } from './types.ts'

export type Signed = Moved & {
  readonly number: string
  readonly dateOn: Day
  readonly position: string
  readonly name: string
  /** The paper as it was signed, with number and date in it. */
  readonly draft: Draft
  readonly difference: readonly Difference[]
}

/** The draft with what was added by hand when it was signed. */
export const draftAsSigned = (
  draft: Draft,
  input: Pick<SignInput, 'number' | 'position' | 'name'>,
  dateOn: Day | null,
): Draft => ({
  ...draft,
  head: {
    ...draft.head,
    number: input.number === '' ? null : input.number,
    dateOn,
    signatoryPosition: input.position,
    signatoryName: input.name,
  },
})

/** What the copy that came back says otherwise; nothing when the copy is a picture without text. */
export const differenceOf = (draft: Draft, lines: readonly string[] | null): Difference[] =>
  lines === null || lines.length === 0 ? [] : differences(linesOfPaper(paperOf(draft)), lines)

type Ground = { readonly draft: Draft; readonly isNumberTaken: boolean; readonly today: Day }

/**
 * Signing is born outside (product, section 4.10): the number, the date and the copy come back. A copy that says something
 * else is taken only when a person has seen the difference and says so.
 */
export const sign = (directive: Directive, input: SignInput, ground: Ground): Result<Signed> => {
  const dateOn = readTypedDay(input.date)
  const refusals: Refusal[] = []
  if (dateOn === null) refusals.push({ code: 'notADay', field: 'date' })
  else if (dateOn > ground.today) refusals.push({ code: 'dayInFuture', field: 'date' })
  if (ground.draft.clauses.length === 0) refusals.push({ code: 'noClauses' })
  if (ground.isNumberTaken) refusals.push({ code: 'numberTaken', field: 'number' })
  if (refusals.length > 0 || dateOn === null) return refuseAll(refusals)
  const draft = draftAsSigned(ground.draft, input, dateOn)
  const difference = differenceOf(draft, input.lines)
  if (difference.length > 0 && !input.accept)
    return refuseAll([{ code: 'textDiffers', field: 'accept', values: { count: difference.length } }])
  const moved = move(directive, 'sign')
  if (!moved.ok) return moved
  const { number, position, name } = input
  return ok({ ...moved.value, number, dateOn, position, name, draft, difference })
}
