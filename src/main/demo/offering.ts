import { addDays, type Day } from '../../kernel/day.ts'
import { answerOfferOf } from '../../modules/matching/commands/offers.ts'
import { USUAL_POLICY } from '../../modules/matching/domain/plan/policy.ts'
import { SET_BY_HAND } from '../../modules/matching/domain/scenarios.ts'
import type { MatchingDesk } from './matching.ts'

/** Pairs of the story last half a year from today: the coming year begins after them, on 1 September at the soonest. */
export const comingYear = (today: Day, year: number): Day => {
  const [september, after] = [`${year}-09-01` as Day, addDays(today, 192)]
  return september > after ? september : after
}

/** What a school of the story offers to others, and on which day it says so. */
export type Help = {
  readonly school: string
  readonly day: number
  readonly themes: readonly (readonly [code: string, level: number])[]
  readonly lead: number
  readonly subject: number
  readonly remote?: boolean
  readonly forms: readonly string[]
  readonly wishes?: string
}

/** The form of an offer as the school fills it. */
export const answerOf = (desk: MatchingDesk, help: Help, year: number) => ({
  school: desk.organisation(help.school),
  year: String(year),
  state: 'offered',
  reason: '',
  themes: help.themes.map(([code, level]) => ({ theme: desk.theme(code), level: String(level) })),
  capLead: String(help.lead),
  capSubject: String(help.subject),
  isRemote: help.remote ?? false,
  forms: help.forms,
  otherForms: '',
  subjects: '',
  languages: '',
  wishes: help.wishes ?? '',
  channel: 'self',
})

/** Schools answer one after another, each on its day. */
export const offerHelp = async (desk: MatchingDesk, helps: readonly Help[], year: number): Promise<void> => {
  for (const help of helps)
    await desk.run(help.school, addDays(desk.today, help.day), answerOfferOf, answerOf(desk, help, year))
}

/** The usual settings of a plan as its form sends them. */
export const usualSettings = Object.fromEntries(SET_BY_HAND.map((name) => [name, String(USUAL_POLICY[name])]))
