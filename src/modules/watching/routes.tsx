import { momentText, shortDay } from '../../kernel/format.ts'
import { isUuid } from '../../kernel/ids.ts'
import { pageNumber } from '../../kernel/paging.ts'
import { addSeconds, dayInZone, localMoment, moment, toMoment } from '../../platform/clock.ts'
import { emptyForm, type FormValues, prefilled } from '../../platform/http/form.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../platform/http/visit.ts'
import { newId } from '../../platform/random.ts'
import { keepStar, lookedThrough, removeFilter, renameFilter, saveFilter, seeStars } from './commands.ts'
import { readPeriod } from './domain/period.ts'
import { ChangesPage, type Since, ThingsPage } from './pages/changes.tsx'
import { FiltersPage, RenamePage } from './pages/filters.tsx'
import { StarsPage } from './pages/stars.tsx'
import { CHANGES_PER_PAGE, changedThings, happeningsSince, lastLook, startOf } from './queries/changes.ts'
import { filterById, filtersOf } from './queries/filters.ts'
import { STARS_PER_PAGE, starsOf } from './queries/stars.ts'
import { watchingSentences, watchingText } from './text.ts'

const SECTION = '/news'
const WEEK_SECONDS = 7 * 86_400

const showStars = async (visit: Visit): Promise<Answer> => {
  const number = pageNumber(visit.query('page'))
  return visit.page(
    { title: watchingText[visit.lang].stars.title, section: SECTION },
    <StarsPage
      stars={await starsOf(visit.tx, number)}
      page={number}
      perPage={STARS_PER_PAGE}
      lang={visit.lang}
      zone={visit.scope.zone}
      keyOf={newId}
    />,
  )
}

const showFilters = async (visit: Visit, typed: Typed | null = null): Promise<Answer> =>
  visit.page(
    { title: watchingText[visit.lang].filters.title, section: SECTION, failed: typed !== null },
    <FiltersPage
      filters={await filtersOf(visit.tx)}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      keyOf={newId}
    />,
  )

const showRename = async (visit: Visit, typed: Typed | null = null): Promise<Answer> => {
  const id = visit.param('id')
  const filter = isUuid(id) ? await filterById(visit.tx, id) : null
  if (filter === null) return NOT_FOUND
  return visit.page(
    { title: watchingText[visit.lang].filters.rename, section: SECTION, failed: typed !== null },
    <RenamePage
      filter={filter}
      values={typed?.values ?? prefilled({ name: filter.name })}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      keyOf={newId}
    />,
  )
}

/** Since when, as the address asks: the moment, its day, and the words for it. */
const sinceOf = async (visit: Visit) => {
  const { tx, scope } = visit
  const look = await lastLook(tx)
  const typed = visit.query('since')
  const { period, wrong } = readPeriod(typed, scope.today, look !== null)
  const week = addSeconds(moment(), -WEEK_SECONDS)
  const at =
    period.kind === 'day' ? await startOf(tx, period.day) : period.kind === 'look' ? (look ?? week) : week
  const local = localMoment(toMoment(at), scope.zone)
  const words = period.kind === 'day' ? shortDay(period.day) : momentText(local)
  const since: Since = { period, words, hasLooked: look !== null, wrong, typed }
  return { at, day: dayInZone(toMoment(at), scope.zone), since }
}

const printedAs = ({ scope }: Visit) => ({
  place: scope.roles[0]?.nodeName ?? '',
  printed: momentText(localMoment(moment(), scope.zone)),
})

const showChanges = async (visit: Visit): Promise<Answer> => {
  const { at, day, since } = await sinceOf(visit)
  return visit.page(
    { title: watchingText[visit.lang].changes.title, section: SECTION },
    <ChangesPage
      since={since}
      happenings={await happeningsSince(visit.tx, at, day)}
      lang={visit.lang}
      commandKey={visit.commandKey}
      {...printedAs(visit)}
    />,
  )
}

const showThings = async (visit: Visit): Promise<Answer> => {
  const [kind, what] = [visit.query('kind'), visit.query('what')]
  const known = watchingText.ru.happened[kind]
  if (known?.[what] === undefined || what === 'title' || kind === 'question') return NOT_FOUND
  const { at, day, since } = await sinceOf(visit)
  const number = pageNumber(visit.query('page'))
  return visit.page(
    { title: watchingText[visit.lang].changes.title, section: SECTION, wide: true },
    <ThingsPage
      kind={kind}
      what={what}
      since={since}
      things={await changedThings(visit.tx, { kind, what }, at, day, number)}
      page={number}
      perPage={CHANGES_PER_PAGE}
      lang={visit.lang}
      zone={visit.scope.zone}
      {...printedAs(visit)}
    />,
  )
}

const starInput = (values: FormValues) => ({
  record: values.text('record'),
  who: values.text('who'),
  form: values.text('form'),
  keep: values.text('keep') !== 'no',
  back: values.text('back') === 'list' ? 'list' : 'card',
})

/** Stars, what changed, kept filters. */
export const watchingRoutes: readonly Route[] = [
  page('/watching', 'person', showStars),
  form('/watching', 'person', {
    command: keepStar,
    input: starInput,
    again: showStars,
    sentences: watchingSentences,
  }),
  form('/watching/seen', 'person', {
    command: seeStars,
    input: (values) => ({ star: values.text('star') }),
    again: showStars,
    sentences: watchingSentences,
  }),
  page('/changes', 'person', showChanges),
  page('/changes/of', 'person', showThings),
  form('/changes/looked', 'person', {
    command: lookedThrough,
    input: () => ({}),
    again: showChanges,
    sentences: watchingSentences,
  }),
  page('/filters', 'person', (visit) => showFilters(visit)),
  form('/filters', 'person', {
    command: saveFilter,
    input: (values) => ({
      list: values.text('list'),
      query: values.text('query'),
      name: values.text('name'),
    }),
    again: showFilters,
    sentences: watchingSentences,
  }),
  page('/filters/:id', 'person', (visit) => showRename(visit)),
  form('/filters/:id', 'person', {
    command: renameFilter,
    input: (values, param) => ({ filter: param('id'), name: values.text('name') }),
    again: showRename,
    sentences: watchingSentences,
  }),
  form('/filters/:id/remove', 'person', {
    command: removeFilter,
    input: (_values, param) => ({ filter: param('id') }),
    again: showFilters,
    sentences: watchingSentences,
  }),
]
