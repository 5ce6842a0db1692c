import { allowedAs, may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import { type Answer, datedPage, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import {
  decideMeasure,
  forgetPerson,
  giveEvidence,
  judgeEvidence,
  namePerson,
  reportMeasure,
} from '../commands/work.ts'
import * as access from '../domain/access.ts'
import { bestOffers, type Offer, roadmapFit } from '../domain/routing.ts'
import { ItemPage } from '../pages/item.tsx'
import { type DeficitLine, findDeficit } from '../queries/deficit.ts'
import { type Helpers, helpersFor, threadOf } from '../queries/thread.ts'
import { deficitForm, FORBIDDEN, hereOf, NOT_FOUND, SECTION } from './visiting.ts'

const FITS = { pair: 1, methodDay: 0.9, filled: 0.8, strong: 0.3 } as const
/** A school that offers the theme, by how far it goes. */
const OFFER_FITS = { 1: 0.5, 2: 0.7, 3: 0.85 } as const

/** What the record offers, with the reason said in words. */
const offersOf = (visit: Visit, line: DeficitLine, helpers: Helpers): Offer[] => {
  const { t } = hereOf(visit)
  const words = t.item.offer
  return [
    ...helpers.partners.map(({ id, name }) => ({
      source: 'pair' as const,
      id,
      title: words.pair(name),
      why: words.pairWhy,
      fit: FITS.pair,
    })),
    ...(helpers.proposal === null
      ? []
      : [
          {
            source: 'methodDay' as const,
            id: helpers.proposal.id,
            title: words.methodDay(line.name),
            why: words.methodDayWhy,
            fit: FITS.methodDay,
          },
        ]),
    ...helpers.filled.map(({ id, name, on }) => ({
      source: 'school' as const,
      id,
      title: words.filled(name),
      why: words.filledWhy(shortDay(on)),
      fit: FITS.filled,
    })),
    ...helpers.rows
      .map(({ id, title }) => ({
        source: 'roadmap' as const,
        id,
        title,
        why: words.roadmapWhy,
        fit: roadmapFit(title, line.name),
      }))
      .filter(({ fit }) => fit > 0),
    ...helpers.offered.map(({ id, name, level }) => ({
      source: 'school' as const,
      id,
      title: words.offered(name),
      why: words.offeredWhy[level],
      fit: OFFER_FITS[level],
    })),
    ...helpers.strong.map(({ id, name }) => ({
      source: 'school' as const,
      id,
      title: words.strong(name),
      why: words.strongWhy,
      fit: FITS.strong,
    })),
  ]
}

const showItem = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const line = await findDeficit(visit.tx, visit.param('id'))
  const thread = line && (await threadOf(visit.tx, line.id))
  if (line === null || thread === null) return NOT_FOUND
  const { scope } = visit
  const reads = may(access.workOnDeficit, scope, line) || scope.organisations.length > 0
  if (!reads && !scope.regions.includes(line.region)) return FORBIDDEN
  const here = hereOf(visit)
  const isNow = scope.on === null
  const works = isNow && may(access.workOnDeficit, scope, line)
  const helpers = works && line.state !== 'closed' ? await helpersFor(visit.tx, line) : null
  const as = allowedAs(access.workOnDeficit, scope, line)
  const isMethodologist = scope.roles.some(
    ({ role, municipality }) => role === 'methodologist' && municipality === line.municipality,
  )
  return visit.page(
    { title: line.name, section: SECTION, wide: true, failed: (typed?.problems.length ?? 0) > 0 },
    <ItemPage
      here={here}
      line={line}
      thread={thread}
      offers={helpers === null ? [] : bestOffers(offersOf(visit, line, helpers), thread.measures)}
      may={{
        work: works,
        judge: isNow && may(access.judgeEvidence, scope, line),
        name: isNow && may(access.namePeople, scope, line) && line.state !== 'closed',
        seeNames: isMethodologist || as === null || (as !== 'self' && as.level === 'organisation'),
      }}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
      kept={(typed?.values.files('files') ?? []).map((file) => ({
        token: visit.keptToken(file),
        name: file.name,
        size: file.size,
      }))}
    />,
  )
}

const texts = (values: FormValues, param: (name: string) => string, names: readonly string[]) => ({
  deficit: param('id'),
  ...Object.fromEntries(
    names.map((name) => [name, values.text(`${name}.${values.text('at')}`) || values.text(name)]),
  ),
})

/** Routes of one deficit. */
export const itemRoutes: readonly Route[] = [
  datedPage('/deficits/items/:id', 'person', (visit) => showItem(visit, null)),
  deficitForm('/deficits/items/:id/measures', 'person', {
    command: decideMeasure,
    input: (values, param) => texts(values, param, ['source', 'sourceId', 'title', 'decision', 'reason']),
    again: showItem,
  }),
  deficitForm('/deficits/items/:id/done', 'person', {
    command: reportMeasure,
    input: (values, param) => texts(values, param, ['measure', 'words']),
    again: showItem,
  }),
  deficitForm('/deficits/items/:id/evidence', 'person', {
    command: giveEvidence,
    input: (values, param) => ({ ...texts(values, param, ['words']), files: values.files('files') }),
    again: showItem,
  }),
  deficitForm('/deficits/items/:id/judge', 'person', {
    command: judgeEvidence,
    input: (values, param) => texts(values, param, ['evidence', 'decision', 'remark']),
    again: showItem,
  }),
  deficitForm('/deficits/items/:id/people', 'person', {
    command: namePerson,
    input: (values, param) => texts(values, param, ['name', 'position']),
    again: showItem,
  }),
  deficitForm('/deficits/items/:id/forget', 'person', {
    command: forgetPerson,
    input: (values, param) => texts(values, param, ['person']),
    again: showItem,
  }),
]
