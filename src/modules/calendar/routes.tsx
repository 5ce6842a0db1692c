import { may } from '../../kernel/access.ts'
import { yearOf } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { fileAnswer } from '../../platform/http/download.ts'
import { prefilled, type StoredFile } from '../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../platform/http/visit.ts'
import { loadYear, saveYear } from './commands.ts'
import { daysFile, type TableReader } from './documents.ts'
import * as access from './domain/access.ts'
import { yearField } from './domain/input.ts'
import { differenceOf, readDays } from './domain/rows.ts'
import { CheckPage, LoadPage } from './pages/load.tsx'
import { YearPage } from './pages/year.tsx'
import { daysOf, findLoad, knownYears } from './queries.ts'
import { calendarSentences, calendarText } from './text.ts'

const SECTION = '/calendar'

const keeps = ({ scope }: Visit): boolean => {
  const region = scope.roles.find(({ role }) => role === 'administrator')?.region ?? null
  return may(access.keepCalendar, scope, { owner: { region, municipality: null, organisation: null } })
}

/** The year of the address, this one when it names none. */
const askedYear = (visit: Visit): number => {
  const asked = yearField.safeParse(visit.query('year'))
  return asked.success ? asked.data : yearOf(visit.scope.today)
}

const showYear = async (visit: Visit): Promise<Answer> => {
  const year = askedYear(visit)
  const known = await knownYears(visit.tx)
  const next = yearOf(visit.scope.today) + 1
  return visit.page(
    { title: calendarText[visit.lang].title(year), section: SECTION, wide: true },
    <YearPage
      lang={visit.lang}
      today={visit.scope.today}
      year={year}
      days={await daysOf(visit.tx, year)}
      known={known.find((each) => each.year === year) ?? null}
      years={[...new Set([...known.map((each) => each.year), year, next, next + 1])].sort()}
      keeps={keeps(visit)}
      saved={visit.query('saved') !== ''}
    />,
  )
}

const download = async (visit: Visit): Promise<Answer> => {
  const year = askedYear(visit)
  const name = `${calendarText[visit.lang].fileName}-${year}`
  return fileAnswer(daysFile(await daysOf(visit.tx, year), year), name, 'xlsx')
}

const showLoad = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  if (!keeps(visit)) return FORBIDDEN
  const year = yearOf(visit.scope.today)
  return visit.page(
    {
      title: calendarText[visit.lang].loadTitle,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <LoadPage
      lang={visit.lang}
      commandKey={visit.commandKey}
      values={typed?.values ?? prefilled({ year: String(year + 1) })}
      problems={typed?.problems ?? []}
      sample={year}
      keptToken={visit.keptToken}
    />,
  )
}

const showCheck = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  if (!keeps(visit)) return FORBIDDEN
  const load = await findLoad(visit.tx, visit.param('id'))
  if (load === null) return { kind: 'notFound' }
  const known = await knownYears(visit.tx)
  return visit.page(
    { title: calendarText[visit.lang].checkTitle(load.year), section: SECTION },
    <CheckPage
      lang={visit.lang}
      commandKey={visit.commandKey}
      load={load}
      changes={differenceOf(await daysOf(visit.tx, load.year), load.days)}
      yearVersion={known.find(({ year }) => year === load.year)?.version ?? 0}
      problems={typed?.problems ?? []}
    />,
  )
}

type Raw = { readonly year: string; readonly file: StoredFile | null }

/** Reads the table before the transaction begins; without a year or a file the form itself says what is missing. */
const readTable =
  (read: TableReader) =>
  async (raw: unknown): Promise<Result<unknown>> => {
    const { year, file } = raw as Raw
    const wanted = yearField.safeParse(year)
    if (file === null || !wanted.success) return { ok: true, value: raw }
    const rows = await read(file)
    if (!rows.ok)
      return { ok: false, refusals: rows.refusals.map((refusal) => ({ ...refusal, field: 'file' })) }
    const days = readDays(rows.value, wanted.data)
    return days.ok ? { ok: true, value: { ...(raw as Raw), days: days.value } } : days
  }

/** The year, its table to take away, and the loading of another. */
export const calendarRoutes = (read: TableReader): readonly Route[] => [
  page(SECTION, 'person', showYear),
  page(`${SECTION}/days.xlsx`, 'person', download),
  page(`${SECTION}/load`, ['administrator'], (visit) => showLoad(visit, null)),
  form(`${SECTION}/load`, 'person', {
    command: loadYear,
    input: (values) => ({
      year: values.text('year'),
      basis: values.text('basis'),
      file: values.files('file')[0] ?? null,
      days: [],
    }),
    prepare: readTable(read),
    again: showLoad,
    sentences: calendarSentences,
  }),
  page(`${SECTION}/load/:id`, ['administrator'], (visit) => showCheck(visit, null)),
  form(`${SECTION}/load/:id`, 'person', {
    command: saveYear,
    input: (values, param) => ({ load: param('id'), seen: values.text('seen') || '0' }),
    again: showCheck,
    sentences: calendarSentences,
  }),
]
