import { maybe, sql } from '../../../platform/database/query.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { loadPart, openClausesOf, openOfSource } from '../../assignments/public.ts'
import { fullName, rollOf } from '../../directives/public.ts'
import { approveVersion, moveRoadmap } from '../commands/approve.ts'
import { changeSettings, copyRoadmap, createRoadmap, deskOf } from '../commands/create.ts'
import { loadOf } from '../commands/giving.ts'
import { levelOf } from '../commands/making.ts'
import { compare } from '../domain/compare.ts'
import { titleForYear } from '../domain/copy.ts'
import { freshCount, noLongerAsked } from '../domain/giving.ts'
import { periodCode, periodsAround } from '../domain/period.ts'
import { shiftTerm } from '../domain/shift.ts'
import { ApprovePage } from '../pages/approval.tsx'
import { CopiedPage, CopyPage, NewPage, SettingsPage } from '../pages/making.tsx'
import { roadmapsAbove } from '../queries/list.ts'
import { copiedTerms, formsAround, papersOf } from '../queries/making.ts'
import { findRoadmap, itemsOf, responsiblesOf, snapshotOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { elsewhere, FORBIDDEN, find, hereOf, isAnswer, NOT_FOUND, SECTION, toEdit } from './found.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const owner = deskOf(visit.scope.roles)
  if (owner === null) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.create.title, section: SECTION, failed: failed(typed) },
    <NewPage
      here={here}
      values={typed?.values ?? prefilled({ form: levelOf(owner) })}
      problems={typed?.problems ?? []}
      periods={periodsAround(visit.scope.today)}
      forms={await formsAround(visit.tx, owner)}
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

const showCopy = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const away = elsewhere(found)
  if (away !== null) return away
  if (!found.mayEdit) return FORBIDDEN
  const { roadmap } = found
  const next = { ...roadmap.period, year: roadmap.period.year + 1 }
  const around = periodsAround(visit.scope.today)
  const periods = around.some((each) => periodCode(each) === periodCode(next)) ? around : [next, ...around]
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.copy.title, section: SECTION, failed: failed(typed) },
    <CopyPage
      here={here}
      roadmap={roadmap}
      periods={periods}
      values={
        typed?.values ??
        prefilled({ period: periodCode(next), title: titleForYear(roadmap.title, roadmap.period, next) })
      }
      problems={typed?.problems ?? []}
    />,
  )
}

const sourceOf = async (visit: Visit, id: string) => {
  const from = await maybe(
    visit.tx,
    sql<{ id: string | null }>`select copied_from as id from roadmap where id = ${id}`,
  )
  return from?.id ? findRoadmap(visit.tx, from.id) : null
}

/** Old and new terms side by side, those that could not be moved first (product, section 4.2). */
const showCopied = async (visit: Visit): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap } = found
  const source = await sourceOf(visit, roadmap.record)
  if (source === null) return NOT_FOUND
  const old = await itemsOf(visit.tx, source.record)
  const terms = new Map(old.map((item) => [item.termAsWritten ?? '', item.term]))
  const was = await copiedTerms(visit.tx, roadmap.record)
  const lines = (await itemsOf(visit.tx, roadmap.record))
    .filter((item) => was.has(item.id))
    .map((item) => {
      const before = was.get(item.id) ?? ''
      const shifted = shiftTerm(before, terms.get(before) ?? null, source.period, roadmap.period)
      return {
        item,
        was: before,
        needsLook: before !== '' && item.termAsWritten === before && !shifted.isShifted,
      }
    })
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.copy.doneTitle, section: SECTION },
    <CopiedPage here={here} roadmap={roadmap} lines={lines} />,
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
  const items = await itemsOf(tx, roadmap.record)
  const last = roadmap.approved === 0 ? null : await snapshotOf(tx, roadmap.record, roadmap.approved)
  const load = loadOf(
    items,
    await responsiblesOf(tx, roadmap.record),
    await rollOf(tx, roadmap.owner),
    visit.scope.today,
  )
  const open = await openOfSource(tx, roadmap.record)
  const waiting = new Set(items.filter((item) => item.term?.kind === 'recurring').map((item) => item.id))
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
      give={freshCount(open, load)}
      busy={
        await loadPart(
          visit,
          load.flatMap(({ addressees }) => addressees.flatMap(({ organisation }) => organisation ?? [])),
        )
      }
      take={noLongerAsked(open, load, waiting).length}
      found={last === null ? null : compare(last, { layout: roadmap.layout, items })}
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
    input: only('title', 'period', 'above', 'form'),
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
  page('/roadmaps/:id/copy', 'person', (visit) => showCopy(visit, null)),
  form('/roadmaps/:id/copy', 'person', {
    command: copyRoadmap,
    input: only('period', 'title'),
    again: showCopy,
    sentences,
  }),
  page('/roadmaps/:id/copied', 'person', showCopied),
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
