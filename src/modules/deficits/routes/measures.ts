import { shortDay } from '../../../kernel/format.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { type Proven, withOutcomes } from '../domain/outcomes.ts'
import { bestOffers, type Offer, roadmapFit } from '../domain/routing.ts'
import type { DeficitLine } from '../queries/deficit.ts'
import { type Helpers, helpersFor, outcomesOf } from '../queries/measures.ts'
import type { Measure } from '../queries/thread.ts'
import type { DeficitsText } from '../text.ts'
import { hereOf } from './visiting.ts'

/** Measures of another module: a site, a practice. It is handed over where the program is put together. */
export type MeasureFinder = (visit: Visit, line: DeficitLine) => Promise<readonly Offer[]>

const FITS = { pair: 1, methodDay: 0.9, material: 0.86, filled: 0.8, strong: 0.3 } as const
/** A school that offers the theme, by how far it goes. */
const OFFER_FITS = { 1: 0.5, 2: 0.7, 3: 0.85 } as const
/** A school alike is nearer than another; a row that a school already carries out is nearer than a plan. */
const LIKE = 0.05

type Ground = {
  readonly helpers: Helpers
  readonly line: DeficitLine
  readonly words: DeficitsText['item']['offer']
}

/** Where measures of the record come from; what is not there gives nothing. */
const SOURCES: readonly ((ground: Ground) => readonly Offer[])[] = [
  ({ helpers, words }) =>
    helpers.partners.map(({ id, name }) => ({
      ...{ source: 'pair', id, title: words.pair(name), why: words.pairWhy, fit: FITS.pair },
    })),
  ({ helpers: { proposal }, line, words }) =>
    proposal === null
      ? []
      : [
          {
            source: 'methodDay',
            id: proposal.id,
            title: words.methodDay(line.name),
            why: words.methodDayWhy,
            fit: FITS.methodDay,
          },
        ],
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
  const helpers = await helpersFor(visit.tx, line)
  if (helpers === null) return []
  const words = hereOf(visit).t.item.offer
  const own = SOURCES.flatMap((source) => source({ helpers, line, words }))
  const brought = await Promise.all(more.map((find) => find(visit, line)))
  const offers = [...own, ...brought.flat()]
  return bestOffers(withOutcomes(offers, await outcomesOf(visit.tx, line.municipality, offers)), decided)
}
