import { type Day, parseDay } from '../../../kernel/day.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import type { Bounds } from '../../../kernel/term/types.ts'
import type { Tx } from '../../../platform/database/query.ts'
import { NOT_FOUND, page, type Route } from '../../../platform/http/visit.ts'
import { outlineOf } from '../../directives/public.ts'
import { rowsLeft } from '../domain/annex.ts'
import { compare } from '../domain/compare.ts'
import { gapsOf } from '../domain/gaps.ts'
import { monthOf } from '../domain/month.ts'
import { groundsOf } from '../domain/naming.ts'
import { statesOf } from '../domain/progress.ts'
import { reachOf } from '../domain/shape.ts'
import type { RoadmapItem } from '../domain/types.ts'
import { CalendarPage } from '../pages/calendar.tsx'
import { GapsPage } from '../pages/gaps.tsx'
import { PrintRoadmap } from '../pages/print.tsx'
import { ComparePage, VersionsPage } from '../pages/versions.tsx'
import { annexBehind } from '../queries/annex.ts'
import { itemsOf, itemsSeen, progressOf, responsiblesOf, snapshotOf, versionsOf } from '../queries/roadmap.ts'
import { schoolsBesides } from '../queries/unnamed.ts'
import { find, hereOf, SECTION } from './found.ts'

/** Rows of the upper paper's annex that were not taken over. */
const leftInAnnex = async (tx: Tx, roadmap: string, items: readonly RoadmapItem[]): Promise<string[]> => {
  const annex = await annexBehind(tx, roadmap)
  if (annex === null) return []
  const titles = items.map(({ title }) => title)
  const standing = new Set(items.map(({ id }) => id))
  const labels = annex.labels.flatMap(({ row, label }) => (standing.has(row) ? [label] : []))
  return rowsLeft(annex.rows, { labels, titles, paper: groundsOf(annex) })
}

const gaps = page('/roadmaps/:id/gaps', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap, head } = found
  const { tx } = visit
  const items = await itemsOf(tx, roadmap)
  const responsibles = await responsiblesOf(tx, roadmap)
  const everyone = [...responsibles.values()].flat()
  const { roll, ids } = await outlineOf(tx, roadmap.owner, everyone)
  const list = gapsOf({
    items,
    responsibles,
    roll,
    unnamed: await schoolsBesides(tx, roadmap.owner, ids),
    period: roadmap.period,
    approvedOn: head.approvedOn === null ? null : parseDay(head.approvedOn),
    above: await itemsSeen(tx, roadmap.aboveId),
    left: await leftInAnnex(tx, roadmap.record, items),
    ofSchool: roadmap.level !== 'municipality',
  })
  return visit.page(
    { title: hereOf(visit).t.tabs.gaps, section: SECTION, wide: true },
    <GapsPage {...found} here={hereOf(visit)} rows={items.length} found={list} />,
  )
})

const shownMonth = (asked: string, today: Day, [from, to]: Bounds): Day => {
  const wanted = parseDay(`${asked}-01`) ?? today
  const within = wanted < from ? from : wanted > to ? to : wanted
  return `${within.slice(0, 8)}01` as Day
}

const calendar = page('/roadmaps/:id/calendar', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap } = found
  const items = await itemsOf(visit.tx, roadmap)
  const progress = await progressOf(visit.tx, roadmap.record)
  const first = shownMonth(visit.query('month'), visit.scope.today, reachOf(items, roadmap.period))
  return visit.page(
    { title: hereOf(visit).t.tabs.calendar, section: SECTION, wide: true },
    <CalendarPage
      {...found}
      here={hereOf(visit)}
      rows={items.length}
      month={monthOf(items, first, roadmap.period)}
      states={statesOf(items, progress, visit.scope.today)}
    />,
  )
})

const versions = page('/roadmaps/:id/versions', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap, mayEdit } = found
  const items = await itemsOf(visit.tx, roadmap)
  const last =
    mayEdit && roadmap.isAmended ? await snapshotOf(visit.tx, roadmap.record, roadmap.approved) : null
  return visit.page(
    { title: hereOf(visit).t.tabs.versions, section: SECTION, wide: true },
    <VersionsPage
      {...found}
      here={hereOf(visit)}
      rows={items.length}
      lines={await versionsOf(visit.tx, roadmap.record)}
      pending={last === null ? null : compare(last, { ...roadmap, items })}
    />,
  )
})

const version = page('/roadmaps/:id/versions/:no', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap } = found
  const no = pageNumber(visit.param('no'))
  const lines = await versionsOf(visit.tx, roadmap.record)
  const asked = pageNumber(visit.query('with'))
  const base = lines.some((line) => line.no === asked) ? asked : 1
  const snapshot = await snapshotOf(visit.tx, roadmap.record, no)
  const earlier = await snapshotOf(visit.tx, roadmap.record, base)
  if (snapshot === null || earlier === null) return NOT_FOUND
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.versions.no(no), section: SECTION, wide: true },
    <ComparePage
      {...found}
      here={here}
      rows={snapshot.items.length}
      no={no}
      base={base}
      lines={lines}
      found={compare(earlier, snapshot)}
    />,
  )
})

const print = page('/roadmaps/:id/print', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap, head } = found
  const items = await itemsOf(visit.tx, roadmap)
  return visit.page(
    { title: roadmap.title, section: SECTION, wide: true, paper: true },
    <PrintRoadmap here={hereOf(visit)} roadmap={roadmap} head={head} items={items} />,
  )
})

/** Parts of a roadmap besides its table. */
export const partRoutes: readonly Route[] = [gaps, calendar, versions, version, print]
