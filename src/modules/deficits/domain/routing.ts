import type { Deficit, DeficitState, Route } from './types.ts'
import { levelled, likeness } from './wording.ts'

/** How many deficits in nobody's hands one page of their list shows. */
export const UNHELD_PER_PAGE = 50

/** Where a deficit goes: a common theme to the method day, everything else to the pair. */
export const routeOf = (theme: string | null, common: ReadonlySet<string>): Route =>
  theme !== null && common.has(theme) ? 'common' : 'individual'

/** Kinds of measures. Practices are offered when their module brings them; a kind without a source is not shown. */
export const MEASURE_SOURCES = [
  'pair',
  'methodDay',
  'school',
  'roadmap',
  'material',
  'site',
  'practice',
  'own',
] as const
export type MeasureSource = (typeof MEASURE_SOURCES)[number]

/** Something in the record that may help; `fit` orders them. */
export type Offer = {
  readonly source: MeasureSource
  readonly id: string | null
  readonly title: string
  readonly why: string
  readonly fit: number
}

const MOST_OFFERS = 5

/** The best of each kind before a second of the same: five schools alike leave no choice. */
const varied = <O extends Offer>(offers: readonly O[]): readonly O[] => {
  const first = new Set(
    offers.filter(({ source }, at) => offers.findIndex((each) => each.source === source) === at),
  )
  return [...first, ...offers.filter((offer) => !first.has(offer))]
    .slice(0, MOST_OFFERS)
    .toSorted((a, b) => b.fit - a.fit)
}

/** At most five of different kinds, the likeliest first; what was chosen or refused before is not offered again. */
export const bestOffers = <O extends Offer>(
  offers: readonly O[],
  decided: readonly { readonly source: string; readonly sourceId: string | null; readonly title: string }[],
): readonly O[] => {
  const key = (source: string, id: string | null, title: string) => `${source} ${id ?? levelled(title)}`
  const known = new Set(decided.map(({ source, sourceId, title }) => key(source, sourceId, title)))
  // one school is offered once, by the best that it can do
  const thing = ({ source, id, title }: Offer) =>
    source === 'pair' || source === 'site' ? key('school', id, title) : key(source, id, title)
  const seen = new Set<string>()
  const open = offers
    .filter(({ source, id, title }) => !known.has(key(source, id, title)))
    .toSorted((a, b) => b.fit - a.fit)
    .filter((offer) => {
      const isNew = !seen.has(thing(offer))
      seen.add(thing(offer))
      return isNew
    })
  return varied(open)
}

/** How well a row of a roadmap speaks of a theme; nothing when they share no word of weight. */
export const roadmapFit = (title: string, theme: string): number => {
  const how = likeness(theme, title)
  return how < 0.25 ? 0 : how
}

/** In whose hands a deficit is. «Ни в чьих» is a list of its own. */
export type Hands = 'nobody' | 'proposed' | 'taken' | 'measure' | 'closed'

export const handsOf = (facts: {
  readonly state: DeficitState
  readonly takenBy: string | null
  readonly proposal: string | null
  readonly chosen: number
}): Hands => {
  if (facts.state === 'closed') return 'closed'
  if (facts.takenBy !== null || facts.proposal === 'taken') return 'taken'
  if (facts.chosen > 0) return 'measure'
  return facts.proposal === 'proposed' ? 'proposed' : 'nobody'
}

/** Who helps, of the name of a pair: what stands before its arrow. */
export const helpersIn = (pair: string): string => pair.split(' → ')[0] ?? pair

/** For how many open deficits help is still to be chosen. */
export const withoutHelp = (lines: readonly Parameters<typeof handsOf>[0][]): number =>
  lines.filter((line) => handsOf(line) === 'nobody').length

/** Goals for a pair: individual deficits that nobody has taken yet, the sharpest first. */
export const goalsOf = (
  deficits: readonly Pick<Deficit, 'id' | 'organisation' | 'severity'>[],
): ReadonlyMap<string, readonly string[]> => {
  const goals = new Map<string, string[]>()
  for (const { id, organisation } of deficits.toSorted((a, b) => (b.severity ?? 0) - (a.severity ?? 0)))
    goals.set(organisation, [...(goals.get(organisation) ?? []), id])
  return goals
}
