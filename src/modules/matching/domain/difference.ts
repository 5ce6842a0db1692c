import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Bound } from './rulings.ts'

/** A pair that an earlier act made, as it stands today. */
export type OldPair = {
  readonly pair: string
  readonly mentee: OrganisationId
  readonly name: string
  readonly lead: OrganisationId
  readonly leadName: string
  /** Mentor schools by subject. */
  readonly subjects: readonly OrganisationId[]
}

export type Difference = {
  readonly kept: readonly { readonly old: OldPair; readonly next: Bound }[]
  readonly changed: readonly { readonly old: OldPair; readonly next: Bound }[]
  /** Nobody comes after it. */
  readonly ended: readonly OldPair[]
  readonly fresh: readonly Bound[]
}

const keyOf = (lead: string, subjects: readonly string[]): string => [lead, ...[...subjects].sort()].join(' ')

const isSame = (old: OldPair, next: Bound): boolean =>
  keyOf(old.lead, old.subjects) ===
  keyOf(
    next.lead.mentor,
    next.subjects.map(({ mentor }) => mentor),
  )

/** A pair of a plan that goes on from an earlier act: nobody is asked about it again. */
export const standsIn = (
  old: readonly OldPair[],
  line: { readonly mentee: string; readonly mentor: string | null; readonly kind: 'lead' | 'subject' },
): boolean =>
  old.some(
    ({ mentee, lead, subjects }) =>
      mentee === line.mentee &&
      (line.kind === 'lead' ? lead === line.mentor : subjects.some((each) => each === line.mentor)),
  )

/** Old pairs against those to come, school by school. */
export const differenceOf = (old: readonly OldPair[], next: readonly Bound[]): Difference => {
  const met = next.flatMap((bound) => {
    const before = old.find(({ mentee }) => mentee === bound.mentee)
    return before === undefined ? [] : [{ old: before, next: bound }]
  })
  const names = new Set(next.map(({ mentee }) => mentee))
  const before = new Set(old.map(({ mentee }) => mentee))
  return {
    kept: met.filter((each) => isSame(each.old, each.next)),
    changed: met.filter((each) => !isSame(each.old, each.next)),
    ended: old.filter(({ mentee }) => !names.has(mentee)),
    fresh: next.filter(({ mentee }) => !before.has(mentee)),
  }
}
