import { newId } from '../../platform/random.ts'
import type { CsvRow } from './csv.ts'
import { type Line, type Loading, nodeOf, type Place, put, putRecords, type Within } from './put.ts'

/** States of the set: of the pair, of the contract. */
const PAIR_STATE: Readonly<Record<string, readonly [string, string]>> = {
  draft: ['agreed', 'draft'],
  signed: ['working', 'inForce'],
  closed: ['ended', 'ended'],
}
const UNTIL: Readonly<Record<string, string>> = {
  draft: '2030-01-01',
  signed: '2030-01-01',
  closed: '2023-06-01',
}

type Pair = {
  readonly id: string
  readonly contract: string
  readonly row: CsvRow
  readonly mentor: Place
  readonly curated: Place
}

const pairsIn = (found: readonly CsvRow[], { schools }: Within): Pair[] =>
  found.flatMap((row) => {
    const mentor = schools.get(row.mentor_school ?? '')
    const curated = schools.get(row.mentee_school ?? '')
    return mentor === undefined || curated === undefined
      ? []
      : [{ id: newId(), contract: newId(), row, mentor, curated }]
  })

const periodOf = ({ row }: Pair): Line => ({
  from_on: row.signed ?? null,
  until_on: UNTIL[row.state ?? ''] ?? null,
})

const pairLine = (pair: Pair): Line => ({
  id: pair.id,
  ...nodeOf(pair.curated),
  title: `Пара ${pair.row.id}`,
  ...periodOf(pair),
  state: PAIR_STATE[pair.row.state ?? '']?.[0] ?? null,
  ended_on: pair.row.state === 'closed' ? '2023-06-01' : null,
})

const sidesOf = (pair: Pair): Line[] =>
  (['mentor', 'curated'] as const).map((side) => ({
    id: newId(),
    record_id: pair.id,
    ...nodeOf(pair[side]),
    organisation_id: pair[side].id,
    side,
    name: side === 'mentor' ? `Школа ${pair.row.mentor_school}` : `Школа ${pair.row.mentee_school}`,
    agreed_on: pair.row.signed ?? null,
  }))

/** Every bond has a subject of its own: a school may have several mentors, and one lead alone. */
const bondOf = (pair: Pair): Line => ({
  id: newId(),
  record_id: pair.id,
  ...nodeOf(pair.curated),
  organisation_id: pair.curated.id,
  mentor_id: pair.mentor.id,
  kind: 'subject',
  subject: `предмет ${pair.row.id}`,
  ...periodOf(pair),
  is_live: pair.row.state === 'signed',
})

const contractOf = (pair: Pair): Line => {
  const state = PAIR_STATE[pair.row.state ?? '']?.[1] ?? null
  const signed = state === 'draft' ? null : (pair.row.signed ?? null)
  const side = { inn: '', kpp: '', head: '', ogrn: '', phone: '', address: '', fullName: '', position: '' }
  return {
    id: pair.contract,
    ...nodeOf(pair.curated),
    pair_id: pair.id,
    mentor_id: pair.mentor.id,
    curated_id: pair.curated.id,
    number: `${pair.row.contract_no}`,
    place: 'по месту школы',
    dated_on: signed,
    ...periodOf(pair),
    basis: 'данные измерения',
    subject: 'методическая помощь',
    sides: JSON.stringify({
      mentor: { ...side, shortName: `Школа ${pair.row.mentor_school}` },
      curated: { ...side, shortName: `Школа ${pair.row.mentee_school}` },
    }),
    state,
    mentor_signed_on: signed,
    curated_signed_on: signed,
    ended_on: state === 'ended' ? '2023-06-01' : null,
  }
}

/** Pairs with both schools, who helps whom, and the contract of each. */
export const loadPairs = async (
  loading: Loading,
  within: Within,
  found: readonly CsvRow[],
): Promise<void> => {
  const pairs = pairsIn(found, within)
  const records = (idOf: (pair: Pair) => string) =>
    pairs.map((pair) => ({ id: idOf(pair), title: `Пара ${pair.row.id}`, place: nodeOf(pair.curated) }))
  await putRecords(
    loading,
    'schoolPair',
    'shared',
    records(({ id }) => id),
  )
  await put(loading, 'school_pair', pairs.map(pairLine))
  await put(loading, 'pair_school', pairs.flatMap(sidesOf))
  await put(loading, 'pair_bond', pairs.map(bondOf))
  await putRecords(
    loading,
    'contract',
    'shared',
    records(({ contract }) => contract),
  )
  await put(loading, 'contract', pairs.map(contractOf))
}

const LAYOUT = JSON.stringify(
  [
    ['number', '№ п/п'],
    ['activity', 'Мероприятия'],
    ['term', 'Срок'],
    ['municipalResponsibles', 'Ответственные на муниципальном уровне'],
    ['institutionalResponsibles', 'Ответственные на институциональном уровне'],
    ['expectedResult', 'Ожидаемый результат'],
  ].map(([key, heading]) => ({ key, heading })),
)
const TITLE = 'Дорожная карта измерения'

const itemOf = (row: CsvRow, roadmap: string, place: Place, ids: ReadonlyMap<string, string>): Line => ({
  id: ids.get(row.id ?? '') ?? null,
  record_id: roadmap,
  ...nodeOf(place),
  parent_id: ids.get(row.parent ?? '') ?? null,
  ord: Number(row.ord),
  number: row.ord ?? '',
  title: row.title ?? '',
  cells: JSON.stringify({
    number: row.ord,
    activity: row.title,
    term: row.due_text,
    municipalResponsibles: row.responsible_municipal,
    institutionalResponsibles: row.responsible_school,
    expectedResult: row.expected,
  }),
  term_as_written: row.due_text ?? '',
  term: JSON.stringify({ kind: 'day', date: row.due }),
  opens_on: row.due ?? null,
  due_on: row.due ?? null,
  mark: row.state === 'done' ? 'done' : null,
  marked_on: row.state === 'done' ? (row.due ?? null) : null,
})

type Planned = { readonly row: CsvRow; readonly plan: { readonly id: string; readonly place: Place } }

/** Schools that answer for rows. */
const answeringOf = (rows: readonly Planned[], within: Within, ids: ReadonlyMap<string, string>): Line[] =>
  rows.flatMap(({ row, plan }) => {
    const school = within.schools.get(row.school ?? '')
    if (school === undefined) return []
    return [
      {
        id: newId(),
        record_id: plan.id,
        row_id: ids.get(row.id ?? '') ?? null,
        ...nodeOf(plan.place),
        ord: 0,
        level: 'institutional',
        kind: 'organisation',
        as_written: row.responsible_school ?? '',
        addressee_organisation_id: school.id,
      },
    ]
  })

/** A plan of each municipality; who answers for a row stands in its cells as written, and named where a school is. */
export const loadRoadmaps = async (
  loading: Loading,
  within: Within,
  found: readonly CsvRow[],
): Promise<void> => {
  const ids = new Map(found.map((row) => [row.id ?? '', newId()]))
  const wanted = new Set(found.map((row) => row.municipality ?? ''))
  const plans = new Map(
    [...wanted].flatMap((key) => {
      const place = within.municipalities.get(key)
      return place === undefined ? [] : [[key, { id: newId(), title: TITLE, place }] as const]
    }),
  )
  const rows = found.flatMap((row) => {
    const plan = plans.get(row.municipality ?? '')
    return plan === undefined ? [] : [{ row, plan }]
  })
  const records = [...plans.values()].map((plan) => ({ ...plan, place: nodeOf(plan.place) }))
  await putRecords(loading, 'roadmap', 'below', records)
  await put(
    loading,
    'roadmap',
    records.map(({ id, place }) => ({
      id,
      ...place,
      level: 'municipality',
      profile: 'municipality',
      title: TITLE,
      period_kind: 'calendar',
      period_year: 2022,
      state: 'inForce',
      layout: LAYOUT,
    })),
  )
  await put(
    loading,
    'roadmap_item',
    rows.map(({ row, plan }) => itemOf(row, plan.id, plan.place, ids)),
  )
  await put(loading, 'responsible', answeringOf(rows, within, ids))
}
