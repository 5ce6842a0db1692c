import { pageNumber } from '../../../kernel/paging.ts'
import { datedPage, NOT_FOUND } from '../../../platform/http/visit.ts'
import { sentPart } from '../../assignments/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { filtered, readFilter, rowsNaming } from '../domain/filter.ts'
import { statesOf } from '../domain/progress.ts'
import { ROADMAP_STATES } from '../domain/types.ts'
import { RoadmapCardPage } from '../pages/card.tsx'
import { RoadmapList } from '../pages/list.tsx'
import { rowsGiven, schoolsIn } from '../queries/card.ts'
import { listRoadmaps, PAGE_SIZE } from '../queries/list.ts'
import { itemsOf, progressOf, responsiblesOf } from '../queries/roadmap.ts'
import { find, hereOf, SECTION } from './found.ts'

export const list = datedPage('/roadmaps', 'person', async (visit) => {
  const here = hereOf(visit)
  const number = pageNumber(visit.query('page'))
  const year = visit.query('year').trim()
  const filter = {
    state: ROADMAP_STATES.find((state) => state === visit.query('state')) ?? ('' as const),
    year: /^20\d{2}$/u.test(year) ? year : '',
  }
  const mayMake = visit.scope.roles.some((held) =>
    editRoadmap.by.some((grant) => grant.at === held.level && grant.roles.includes(held.role)),
  )
  return visit.page(
    { title: here.t.many, section: SECTION, wide: true },
    <RoadmapList
      here={here}
      lines={await listRoadmaps(visit.tx, number, filter)}
      filter={filter}
      page={number}
      perPage={PAGE_SIZE}
      mayMake={mayMake}
    />,
  )
})

export const card = datedPage('/roadmaps/:id', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { tx, scope } = visit
  const { roadmap } = found
  const filter = readFilter(visit.query)
  const [items, progress, responsibles, given, sent, schools] = await Promise.all([
    itemsOf(tx, roadmap),
    progressOf(tx, roadmap.record),
    responsiblesOf(tx, roadmap),
    filter.whose === '' ? null : rowsGiven(tx, roadmap.record, filter.whose),
    sentPart(visit, roadmap.record),
    schoolsIn(tx, roadmap.record),
  ])
  const who = filter.whose === 'mine' ? scope.person : filter.whose
  const own = given && new Set([...given, ...rowsNaming(responsibles, who)])
  const states = statesOf(items, progress, scope.today)
  return visit.page(
    { title: roadmap.title, section: SECTION, wide: true, about: { record: roadmap.record } },
    <RoadmapCardPage
      {...found}
      here={hereOf(visit)}
      all={items}
      shown={filtered(items, filter, { states, own, period: roadmap.period })}
      states={states}
      progress={progress}
      responsibles={responsibles}
      filter={filter}
      sent={sent}
      schools={schools}
    />,
  )
})
