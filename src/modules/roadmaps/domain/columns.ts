import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import type { ColumnsInput } from './input.ts'
import type { Cells, Layout, LayoutColumn, Level } from './types.ts'

/** Headings go into documents, so they are Russian whatever the language of the page. */
const column = (key: string, heading: string): LayoutColumn => ({ key, heading })

/** Columns that a roadmap of each level has where no paper says otherwise; those of a municipality are R129. */
export const FORMS: Readonly<Record<Level, Layout>> = {
  region: [
    column('number', '№ п/п'),
    column('activity', 'Мероприятие'),
    column('term', 'Срок'),
    column('responsibles', 'Ответственные'),
    column('organisation', 'Участники'),
    column('expectedResult', 'Ожидаемый результат'),
  ],
  municipality: [
    column('number', '№ п/п'),
    column('activity', 'Направления деятельности'),
    column('term', 'Дата'),
    column('municipalResponsibles', 'Ответственные на муниципальном уровне'),
    column('institutionalResponsibles', 'Ответственные на институциональном уровне'),
    column('expectedResult', 'Ожидаемые результаты'),
  ],
  organisation: [
    column('number', '№ п/п'),
    column('activity', 'Мероприятие'),
    column('term', 'Срок'),
    column('responsibles', 'Ответственные'),
    column('expectedResult', 'Ожидаемый результат'),
    column('Отметка о выполнении', 'Отметка о выполнении'),
  ],
}

export const FORM_NAMES = ['region', 'municipality', 'organisation'] as const satisfies readonly Level[]

/** «like:ID»: the columns of a roadmap that the person sees. */
export const LIKE = 'like:'

/** The named form, or the columns of another roadmap; null when there is no such. */
export const chosenForm = (
  choice: string,
  others: readonly { readonly id: string; readonly layout: Layout }[],
): Layout | null => {
  const name = FORM_NAMES.find((each) => each === choice)
  if (name !== undefined) return FORMS[name]
  return others.find(({ id }) => choice === LIKE + id)?.layout ?? null
}

/** «№ п/п · Мероприятие · Срок», as a person tells forms apart. */
export const sayColumns = (layout: Layout): string =>
  layout.flatMap(({ heading }) => (heading === '' ? [] : [heading])).join(' · ')

const PEOPLE = ['municipalResponsibles', 'institutionalResponsibles', 'responsibles']

const plain = (heading: string): string => heading.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('ru')

/** What a heading says that its column holds, as a reader of papers names it. */
export type NameOf = (heading: string) => string

/** Key of a column added under a heading: what the heading says it holds, else its own words. */
const keyFor = (heading: string, taken: ReadonlySet<string>, nameOf: NameOf): string | null =>
  [nameOf(heading), heading].find((key) => !taken.has(key)) ?? null

type Typed = ColumnsInput['columns'][number]

const kept = (
  layout: Layout,
  typed: readonly Typed[],
): Result<readonly (LayoutColumn & { at: number })[]> => {
  const refusals: Refusal[] = []
  const columns = layout.flatMap((each, at) => {
    const now = typed.find(({ key }) => key === String(at))
    if (now === undefined) return [{ ...each, at: at + 1 }]
    if (now.drop) return []
    if (now.heading === '') refusals.push({ code: 'columnNeedsName', field: `heading.${at}` })
    const place = /^\d{1,2}$/u.test(now.place) ? Number(now.place) : null
    if (place === null) refusals.push({ code: 'columnPlace', field: `place.${at}` })
    // of two with one number the one that moved stands first
    return [{ key: each.key, heading: now.heading, at: (place ?? 0) - (place === at + 1 ? 0 : 0.5) }]
  })
  return refusals.length > 0 ? refuseAll(refusals) : ok(columns)
}

const dropRefusals = (
  layout: Layout,
  typed: readonly Typed[],
  rows: readonly { readonly cells: Cells }[],
): Refusal[] =>
  layout.flatMap(({ key, heading }, at): Refusal[] => {
    if (typed.find((each) => each.key === String(at))?.drop !== true) return []
    const field = `drop.${at}`
    if (key === 'activity') return [{ code: 'columnOfWork', field }]
    const filled = rows.filter(({ cells }) => (cells[key] ?? '').trim() !== '').length
    return filled === 0 ? [] : [{ code: 'columnHasWords', field, values: { column: heading, count: filled } }]
  })

const twice = (layout: Layout): boolean =>
  new Set(layout.map(({ heading }) => plain(heading))).size < layout.length

/** Columns as a person wants them: other headings, another order, one more, or without one that holds nothing. */
export const changedColumns = (
  layout: Layout,
  rows: readonly { readonly cells: Cells }[],
  input: Pick<ColumnsInput, 'columns' | 'added'>,
  nameOf: NameOf,
): Result<Layout> => {
  const cannot = dropRefusals(layout, input.columns, rows)
  if (cannot.length > 0) return refuseAll(cannot)
  const columns = kept(layout, input.columns)
  if (!columns.ok) return columns
  const ordered = [...columns.value]
    .sort((one, other) => one.at - other.at)
    .map(({ key, heading }) => ({ key, heading }))
  if (input.added === '') return twice(ordered) ? refuse('columnTwice') : ok(ordered)
  const key = keyFor(input.added, new Set(layout.map((each) => each.key)), nameOf)
  const all = [...ordered, { key: key ?? '', heading: input.added }]
  return key === null || twice(all) ? refuse('columnTwice', 'added') : ok(all)
}

/** Columns of a table under the keys that the roadmap has for the same headings, however a reader would name them. */
export const underKnownKeys = (from: Layout, into: Layout): Layout => {
  const known = new Map(into.map(({ key, heading }) => [plain(heading), key]))
  const keys = from.map(({ key, heading }) => known.get(plain(heading)) ?? key)
  return from.map(({ key, heading }, at) => ({
    // two columns never share a key
    key: keys.indexOf(keys[at] ?? key) === at ? (keys[at] ?? key) : key,
    heading,
  }))
}

const speaks = (rows: readonly Cells[], key: string): boolean =>
  rows.some((cells) => (cells[key] ?? '') !== '')

/** The one column of all who answer and the two of both levels hold the same people: `fitted` brings them over. */
const isHeldElsewhere = (key: string, into: ReadonlySet<string>): boolean =>
  PEOPLE.includes(key) && PEOPLE.some((each) => into.has(each))

/** The roadmap's columns with those of a table that it did not have and that say something, each where the table had it. */
export const widened = (into: Layout, from: Layout, rows: readonly Cells[]): Layout => {
  const layout = [...into]
  from.forEach(({ key, heading }, at) => {
    const keys = new Set(layout.map((each) => each.key))
    if (key === 'number' || keys.has(key) || heading === '' || !speaks(rows, key)) return
    if (isHeldElsewhere(key, keys)) return
    const before = from.slice(0, at).findLast((each) => keys.has(each.key))
    const place = before === undefined ? 0 : layout.findIndex((each) => each.key === before.key) + 1
    layout.splice(place, 0, { key, heading })
  })
  return layout
}

/** Columns of a table that say something and have no heading to be kept under. */
export const droppedColumns = (rows: readonly Cells[], from: Layout, into: Layout): string[] => {
  const known = new Set(['number', ...into.map(({ key }) => key)])
  return from
    .filter(({ key }) => !known.has(key) && !isHeldElsewhere(key, known) && speaks(rows, key))
    .map(({ key, heading }) => heading || key)
}
