import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { labelsOf } from '../../schools/public.ts'
import { methodDayPattern, nextMethodDay } from '../domain/method-day.ts'
import { type Proven, withOutcomes } from '../domain/outcomes.ts'
import { bestOffers, type Offer, roadmapFit } from '../domain/routing.ts'
import type { DeficitLine } from '../queries/deficit.ts'
import { type Helpers, helpersFor, outcomesOf } from '../queries/measures.ts'
import type { Measure } from '../queries/thread.ts'
import type { DeficitsText } from '../text.ts'
import { hereOf } from './visiting.ts'

/** Measures of another module: a practice. It is handed over where the program is put together. */
export type MeasureFinder = (visit: Visit, line: DeficitLine) => Promise<readonly Offer[]>

/** A day that does not speak of the theme yet is near to any other. */
const FITS = { pair: 1, methodDay: 0.9, anyDay: 0.4, material: 0.86, filled: 0.8, strong: 0.3 } as const
/** A school that offers the theme, by how far it goes. */
const OFFER_FITS = { 1: 0.5, 2: 0.7, 3: 0.85 } as const
/** At a site people learn by practice: a little nearer than the same help of another school. */
const SITE_FITS = { 1: 0.6, 2: 0.75, 3: 0.88 } as const
/** A school alike is nearer than another; a row that a school already carries out is nearer than a plan. */
const LIKE = 0.05

type Ground = {
  readonly helpers: Helpers
  readonly line: DeficitLine
  readonly words: DeficitsText['item']['offer']
  readonly today: Day
}

/** The method day: the section that the theme is proposed to, with the next day by the roadmaps; the day alone where it is in no agenda. */
const dayOffers = ({ helpers: { proposal, days }, line, words, today }: Ground): readonly Offer[] => {
  const next = nextMethodDay(days, today)
  const when = next === null ? '' : next.on === null ? next.asWritten : shortDay(next.on)
  const where = next === null ? '' : words.dayWhy(next.isRegional, next.title)
  if (proposal !== null) {
    const why = next === null ? words.methodDayWhy : `${words.methodDayWhy}; ${where}`
    return [
      {
        source: 'methodDay',
        id: proposal,
        title: words.methodDay(line.name, when),
        why,
        fit: FITS.methodDay,
      },
    ]
  }
  if (next === null) return []
  const fit = Math.max(FITS.anyDay, roadmapFit(next.title, line.name))
  return [{ source: 'methodDay', id: next.id, title: words.nextDay(when), why: where, fit }]
}

/** Where measures of the record come from; what is not there gives nothing. */
const SOURCES: readonly ((ground: Ground) => readonly Offer[])[] = [
  ({ helpers, words }) =>
    helpers.partners.map(({ id, name }) => ({
      ...{ source: 'pair', id, title: words.pair(name), why: words.pairWhy, fit: FITS.pair },
    })),
  dayOffers,
  ({ helpers, line, words }) =>
    helpers.sites.flatMap(({ id, name, topic, level }): Offer[] => {
      const isAbout = roadmapFit(topic, line.name) > 0
      if (level === null && !isAbout) return []
      const why = level === null ? words.siteWhy(topic) : words.siteOffered[level]
      const fit = level === null ? SITE_FITS[2] : SITE_FITS[level]
      return [{ source: 'site', id, title: words.site(name), why, fit: fit + (isAbout ? LIKE : 0) }]
    }),
  ({ helpers, words }) =>
    helpers.materials.map(({ id, file, school, on, isLike }) => ({
      source: 'material',
      id,
      title: words.material(school, file),
      why: `${words.materialWhy(shortDay(on))}${isLike ? words.like : ''}`,
      fit: FITS.material + (isLike ? LIKE : 0),
    })),
  ({ helpers, words }) =>
    helpers.filled.map(({ id, name, on, isLike }) => ({
      source: 'school',
      id,
      title: words.filled(name),
      why: `${words.filledWhy(shortDay(on))}${isLike ? words.like : ''}`,
      fit: FITS.filled + (isLike ? LIKE : 0),
    })),
  ({ helpers, line, words }) =>
    helpers.rows
      // a method day is told as a day
      .filter(({ id }) => !helpers.days.some((day) => day.id === id))
      .map(({ id, title, hosts }) => ({
        source: 'roadmap' as const,
        id,
        title,
        why: hosts.length === 0 ? words.roadmapWhy : words.hostedWhy(hosts.join(', ')),
        fit: roadmapFit(title, line.name) + (hosts.length === 0 ? 0 : LIKE),
      }))
      .filter(({ fit }) => fit > LIKE),
  ({ helpers, words }) =>
    helpers.offered.map(({ id, name, level }) => ({
      source: 'school',
      id,
      title: words.offered(name),
      why: words.offeredWhy[level],
      fit: OFFER_FITS[level],
    })),
  ({ helpers, words }) =>
    helpers.strong.map(({ id, name }) => ({
      source: 'school',
      id,
      title: words.strong(name),
      why: words.strongWhy,
      fit: FITS.strong,
    })),
]

/** At most five measures for a deficit, with what came of each where it was used before. */
export const measuresFor = async (
  visit: Visit,
  line: DeficitLine,
  decided: readonly Measure[],
  more: readonly MeasureFinder[],
): Promise<readonly Proven[]> => {
  const { methodDay } = await labelsOf(visit.tx, line.municipality)
  const helpers = await helpersFor(visit.tx, line, methodDayPattern(Object.values(methodDay)))
  if (helpers === null) return []
  const words = hereOf(visit).t.item.offer
  const own = SOURCES.flatMap((source) => source({ helpers, line, words, today: visit.scope.today }))
  const brought = await Promise.all(more.map((find) => find(visit, line)))
  const offers = [...own, ...brought.flat()]
  return bestOffers(withOutcomes(offers, await outcomesOf(visit.tx, line.municipality, offers)), decided)
}
