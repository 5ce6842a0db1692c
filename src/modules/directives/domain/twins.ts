import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { SettleTwinInput } from './input.ts'
import { whileReviewed } from './rules.ts'
import type { Directive } from './types.ts'

/** By what two papers are told to be one: their words, or who issued them, number and date (product, section 4.17). */
export type Marks = {
  readonly hash: string | null
  readonly issuer: readonly string[]
  readonly number: string | null
  readonly dateOn: Day | null
}

const letters = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A letterhead is read in more or fewer lines: one inside the other is the same issuer, and an unread one does not contradict. */
export const sameIssuer = (one: readonly string[], other: readonly string[]): boolean => {
  const [a, b] = [letters(one.join('')), letters(other.join(''))]
  return a.includes(b) || b.includes(a) || letters(one.at(-1) ?? '') === letters(other.at(-1) ?? '')
}

const sameWords = (one: string, other: string): boolean => letters(one) === letters(other)

/** True when two papers are probably one. */
export const areTwins = (one: Marks, other: Marks): boolean =>
  (one.hash !== null && one.hash === other.hash) ||
  (one.number !== null &&
    one.dateOn !== null &&
    one.dateOn === other.dateOn &&
    sameWords(one.number, other.number ?? '') &&
    sameIssuer(one.issuer, other.issuer))

/** A paper read from a file is not given out while nobody has said whether it is the known one that it looks like. */
export const undecidedTwin = (directive: Pick<Directive, 'state'>, twin: string | null): Refusal[] =>
  directive.state === 'review' && twin !== null
    ? [{ code: 'twinUndecided', field: 'twin', values: { name: twin } }]
    : []

/** What of a paper is laid beside another, as it is printed. */
export type Requisite = { readonly key: RequisiteKey; readonly words: readonly string[] }
export type RequisiteKey = 'issuer' | 'kind' | 'number' | 'date' | 'title' | 'signatory' | 'clauses'

export type RequisitePair = {
  readonly key: RequisiteKey
  readonly mine: string
  readonly theirs: string
  readonly same: boolean
}

/** Requisites of two papers line by line, each told same or different. */
export const besideEachOther = (mine: readonly Requisite[], theirs: readonly Requisite[]): RequisitePair[] =>
  mine.map(({ key, words }) => {
    const other = theirs.find((each) => each.key === key)?.words ?? []
    return {
      key,
      mine: words.join('\n'),
      theirs: other.join('\n'),
      same: key === 'issuer' ? sameIssuer(words, other) : sameWords(words.join(''), other.join('')),
    }
  })

/** The known paper, as far as deciding needs it. */
export type Known = Pick<Directive, 'record' | 'owner' | 'state'>

/** What the person decided: it joins the known one, is known to be its copy of another node, or is another paper. */
export type SettledTwin = {
  readonly outcome: 'joined' | 'sameAs' | 'differsFrom'
  readonly twin: Directive['record']
  readonly reason: string
}

const sameNode = (one: Owner, other: Owner): boolean =>
  one.region === other.region &&
  one.municipality === other.municipality &&
  one.organisation === other.organisation

const NOT_THERE: readonly Directive['state'][] = ['discarded', 'mentioned']

/**
 * «Это тот же документ»: within one node the upload joins the known paper; a paper that another node keeps (the region's own)
 * stays here as incoming, for its resolution, and is only known to be the same.
 */
export const settleTwin = (
  directive: Directive,
  known: Known,
  input: SettleTwinInput,
): Result<SettledTwin> => {
  const now = whileReviewed(directive)
  if (!now.ok) return now
  if (known.record === directive.record || NOT_THERE.includes(known.state)) return refuse('notATwin')
  const { reason } = input
  if (input.choice === 'other')
    return reason === ''
      ? refuse('sayWhyOther', 'reason')
      : ok({ outcome: 'differsFrom', twin: known.record, reason })
  const outcome = sameNode(directive.owner, known.owner) ? 'joined' : 'sameAs'
  return ok({ outcome, twin: known.record, reason: '' })
}
