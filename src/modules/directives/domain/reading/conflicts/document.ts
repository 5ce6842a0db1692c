import type { Day } from '../../../../../kernel/day.ts'
import type { TermContext } from '../../../../../kernel/term/types.ts'
import { mayBeOneOrganisation } from '../register-match.ts'
import { termSpans } from '../terms.ts'
import type { Annex, Clause, OrganisationMention, Place, ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'
import { boundsOf, shown } from './bounds.ts'

/** A period named in a norm or a clause that begins before the act and lasts beyond it (R232). */
export const earlyPeriods = (
  texts: readonly { text: string; place: Place }[],
  date: Day | null,
  context: TermContext,
): ReadingWarning[] =>
  date === null
    ? []
    : texts.flatMap(({ text, place }) =>
        termSpans(text, context).flatMap((span) => {
          const bounds = boundsOf(span.outcome.reading)
          const isPeriod =
            span.outcome.reading.kind === 'range' &&
            bounds !== null &&
            bounds.start < date &&
            bounds.end > date
          return isPeriod && /20\d\d/u.test(span.text)
            ? [warn('period-before-document', place, { text: span.text, day: shown(date) })]
            : []
        }),
      )

export const textsOf = (
  clauses: readonly Clause[],
  annexes: readonly Annex[],
): { text: string; place: Place }[] => [
  ...clauses,
  ...annexes.flatMap((annex) => annex.sections.flatMap((section) => section.clauses)),
]

const LOW = /низк|ШНОР|ШНР|(?<![А-Я])НОР/u
const HIGH = /высок|стабильн|лидер/iu

/** Schools are listed without saying which side each is on (R231). */
export const unnamedSides = (clauses: readonly Clause[], about: string): ReadingWarning[] => {
  if (!LOW.test(about) || !HIGH.test(about)) return []
  const listing = clauses.find(
    (clause) =>
      clause.addresseeFrom === 'own' &&
      clause.addressees.filter((party) => party.kind === 'organisation').length >= 3,
  )
  if (listing === undefined) return []
  const own = `${listing.addressee ?? ''}`
  const count = listing.addressees.length
  return LOW.test(own) || HIGH.test(own)
    ? []
    : [
        warn('sides-unnamed', listing.place, {
          ...(listing.number === null ? {} : { where: `пункт ${listing.number}` }),
          count,
        }),
      ]
}

const MOST_NAMES = 200

/** Two writings within one document that may be one school (R128). */
export const differingNames = (organisations: readonly OrganisationMention[]): ReadingWarning[] => {
  const list = organisations.slice(0, MOST_NAMES)
  return list.flatMap((one, at) =>
    list.slice(at + 1).flatMap((other) => {
      const reason = mayBeOneOrganisation(one.text, other.text)
      if (reason === null || reason === 'part-of-name') return []
      return [warn('names-differ', other.place ?? one.place, { text: one.text, other: other.text })]
    }),
  )
}
