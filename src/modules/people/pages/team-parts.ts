import type { Language } from '../../../platform/scope/scope.ts'
import { fullName } from '../domain/names.ts'
import type { Candidate, Team } from '../queries/teams.ts'
import { peopleText } from '../text.ts'

/** Lines of a list of people: the name and the school. */
export const candidateOptions = (candidates: readonly Candidate[]) =>
  candidates.map((one) => ({
    value: one.id,
    label: one.place === '' ? fullName(one) : `${fullName(one)}, ${one.place}`,
  }))

/** Path to a page about teams. */
export const crumbsOf = (lang: Language, team?: Team) => [
  { label: peopleText[lang].teams.title, href: '/teams' },
  ...(team === undefined ? [] : [{ label: team.name, href: `/teams/${team.id}` }]),
]
