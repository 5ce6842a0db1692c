import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { loadPartOf, openClausesOf } from '../../assignments/public.ts'
import { fullName, outlineOf } from '../../directives/public.ts'
import { approveVersion, moveRoadmap } from '../commands/approve.ts'
import { changeSettings, createRoadmap, deskOf } from '../commands/create.ts'
import { loadOf } from '../commands/giving.ts'
import { levelOf } from '../commands/making.ts'
import { compare } from '../domain/compare.ts'
import { assignableItems } from '../domain/load.ts'
import { periodsAround, readPeriod } from '../domain/period.ts'
import { ApprovePage } from '../pages/approval.tsx'
import { NewPage, SettingsPage } from '../pages/making.tsx'
import { approvalOf } from '../queries/approval.ts'
import { hostIds } from '../queries/hosts.ts'
import { roadmapsAbove } from '../queries/list.ts'
import { formsAround, papersOf, sameNamed } from '../queries/making.ts'
import { itemsOf, responsiblesOf, snapshotOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { copyRoutes } from './copy.tsx'
import { elsewhere, find, hereOf, isAnswer, SECTION, toEdit } from './found.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const owner = deskOf(visit.scope.roles)
  if (owner === null) return FORBIDDEN
  const here = hereOf(visit)
  const period = readPeriod(typed?.values.text('period') ?? '')
  return visit.page(
    { title: here.t.create.title, section: SECTION, failed: failed(typed) },
    <NewPage
      here={here}
      values={typed?.values ?? prefilled({ form: levelOf(owner) })}
      problems={typed?.problems ?? []}
      periods={periodsAround(visit.scope.today)}
      forms={await formsAround(visit.tx, owner)}
      same={typed && period && (await sameNamed(visit.tx, owner, typed.values.text('title'), period))}
      above={
        owner.municipality === null ? [] : await roadmapsAbove(visit.tx, owner, owner.organisation !== null)
      }
    />,
  )
}

const showSettings = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  const away = elsewhere(found)
  if (away !== null) return away
  const { roadmap } = found
  const { owner } = roadmap
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.settings.title, section: SECTION, failed: failed(typed) },
    <SettingsPage
      here={here}
      roadmap={roadmap}
      values={typed?.values ?? prefilled({ title: roadmap.title, above: roadmap.aboveId })}
      problems={typed?.problems ?? []}
      above={
        owner.municipality === null ? [] : await roadmapsAbove(visit.tx, owner, owner.organisation !== null)
      }
      mayApprove={found.mayApprove}
    />,
  )
}

const showApprove = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const away = elsewhere(found)
  if (away !== null) return away
  if (!found.mayApprove) return FORBIDDEN
  const { roadmap } = found
  const { tx } = visit
  const items = await itemsOf(tx, roadmap)
  const last = roadmap.approved === 0 ? null : await snapshotOf(tx, roadmap.record, roadmap.approved)
  const responsibles = await responsiblesOf(tx, roadmap)
  const named = assignableItems(items).flatMap(({ id }) => responsibles.get(id) ?? [])
  const outline = await outlineOf(tx, roadmap.owner, named)
  const load = loadOf(items, responsibles, outline.roll, visit.scope.today)
  const rules = items.filter((item) => item.term?.kind === 'recurring').map((item) => item.id)
  const waiting = new Set([...rules, ...(await hostIds(tx, roadmap.record))])
  const { give, take } = await approvalOf(tx, roadmap.record, outline, load, waiting)
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.approve.title, section: SECTION, failed: failed(typed) },
    <ApprovePage
      here={here}
      roadmap={{ ...roadmap, version: typed?.conflict ?? roadmap.version }}
      values={typed?.values ?? prefilled({})}
      problems={typed?.problems ?? []}
      directives={(await papersOf(tx, roadmap.owner)).map((paper) => ({
        id: paper.id,
        name: fullName(paper).slice(0, 120),
      }))}
      clauses={(await openClausesOf(tx, roadmap.owner)).map(({ id, label, title }) => ({
        id,
        name: `${label}: ${title}`.slice(0, 160),
      }))}
      give={give}
      busy={load.length === 0 ? null : await loadPartOf(visit, outline.organisations, outline.ids)}
      take={take}
      found={last === null ? null : compare(last, { ...roadmap, items })}
    />,
  )
}

const only =
  (...names: readonly string[]) =>
  (values: FormValues, param: (name: string) => string) => ({
    roadmap: param('id'),
    ...Object.fromEntries(names.map((name) => [name, values.text(name)])),
  })

/** Roadmaps are made, named, copied for another year and approved here. */
export const makingRoutes: readonly Route[] = [
  page('/roadmaps/new', 'person', (visit) => showNew(visit, null)),
  form('/roadmaps/new', 'person', {
    command: createRoadmap,
    input: (values, param) => ({
      ...only('title', 'period', 'above', 'form')(values, param),
      evenSo: values.has('evenSo'),
    }),
    again: showNew,
    sentences,
  }),
  page('/roadmaps/:id/settings', 'person', (visit) => showSettings(visit, null)),
  form('/roadmaps/:id/settings', 'person', {
    command: changeSettings,
    input: only('title', 'above'),
    again: showSettings,
    sentences,
  }),
  ...copyRoutes,
  page('/roadmaps/:id/approve', 'person', (visit) => showApprove(visit, null)),
  form('/roadmaps/:id/approve', 'person', {
    command: approveVersion,
    input: only('directive', 'grounds', 'on', 'fulfils'),
    again: showApprove,
    sentences,
  }),
  form('/roadmaps/:id/state', 'person', {
    command: moveRoadmap,
    input: only('action'),
    again: showSettings,
    sentences,
  }),
]
