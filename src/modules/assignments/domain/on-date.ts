import type { Day } from '../../../kernel/day.ts'

type Report = {
  readonly reportedOn: Day
  readonly decision: string | null
  readonly decisionText: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
}
type At = { readonly at: string }

/** What a card tells besides its state: each line has a day of its own. */
export type Told = {
  readonly reports: readonly Report[]
  readonly states: readonly At[]
  readonly delegations: readonly At[]
  readonly calls: readonly At[]
  readonly postponements: readonly (At & {
    readonly decidedAt: string | null
    readonly decidedOn: Day | null
    readonly decidedBy: string | null
    readonly until: Day | null
    readonly words: string | null
  })[]
}

const notYet = { decidedAt: null, decidedOn: null, decidedBy: null, until: null, words: null } as const
const undecided = { decision: null, decisionText: null, decidedOn: null, decidedBy: null } as const

/** The card as it was in the evening of a day: later reports, decisions, moves and words are not there yet. `dayOf` reads a moment by the reader's clock. */
export const cardOn = <Card extends Told>(card: Card, on: Day, dayOf: (at: string) => Day): Card => {
  const before = <Line extends At>(lines: readonly Line[]): Line[] =>
    lines.filter(({ at }) => dayOf(at) <= on)
  const reports = card.reports
    .filter(({ reportedOn }) => reportedOn <= on)
    .map((report) =>
      report.decidedOn !== null && report.decidedOn > on ? { ...report, ...undecided } : report,
    )
  return {
    ...card,
    reports,
    states: before(card.states),
    delegations: before(card.delegations),
    calls: before(card.calls),
    postponements: before(card.postponements).map((asked) =>
      asked.decidedOn !== null && asked.decidedOn > on ? { ...asked, ...notYet } : asked,
    ),
  }
}
