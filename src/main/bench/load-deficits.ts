import { newId } from '../../platform/random.ts'
import type { CsvRow } from './csv.ts'
import { type Ids, type Line, type Loading, nodeOf, type Place, put, putRecords, type Within } from './put.ts'

const QUARTER: Readonly<Record<string, string>> = { Q1: '01', Q2: '04', Q3: '07', Q4: '10' }
/** Five degrees of the set are three of ours. */
const SEVERITY: Readonly<Record<string, number>> = { 1: 1, 2: 1, 3: 2, 4: 3, 5: 3 }
const STATE: Readonly<Record<string, string>> = { open: 'open', in_work: 'inWork', closed: 'closed' }
const CLOSED_ON = '2024-01-20'
const ROUND = 'Обновление дефицитов'

type Owned = { readonly id: string; readonly line: Line }
/** What several rows of the file say of the same thing is one row of ours. */
const once = (known: Map<string, Owned>, key: string, make: (id: string) => Line): Owned => {
  const found = known.get(key)
  if (found !== undefined) return found
  const id = newId()
  const made = { id, line: { id, ...make(id) } }
  known.set(key, made)
  return made
}

/** The dictionary of themes, once for a set. */
export const loadThemes = async (loading: Loading, found: readonly CsvRow[]): Promise<Ids> => {
  const ids = new Map(found.map((row) => [row.id ?? '', newId()]))
  await put(
    loading,
    'deficit_theme',
    found.map((row, at) => ({
      id: ids.get(row.id ?? '') ?? null,
      dictionary: 'themes',
      code: `bench-${row.code}`,
      kind: 'professional',
      audience: 'teachers',
      group_name: 'Темы измерения',
      name: row.name ?? '',
      ord: 1000 + at,
      since_edition: 1,
    })),
  )
  return ids
}

const programmeOf = (place: Line): Line => ({
  ...place,
  name: 'Программа измерения',
  short_name: 'Программа измерения',
  from_on: '2022-01-01',
  until_on: '2030-01-01',
  state: 'running',
})

const roundOf = (programme: string, quarter: string, place: Place): Line => {
  const month = `${quarter.slice(0, 4)}-${QUARTER[quarter.slice(4)]}`
  return {
    ...nodeOf(place),
    programme_id: programme,
    quarter_on: `${month}-01`,
    opens_on: `${month}-01`,
    due_on: `${month}-20`,
    closes_on: `${month}-25`,
    categories: '{lowResults,atRisk}',
    state: 'closed',
    opened_on: `${month}-01`,
    closed_on: `${month}-25`,
    closed_reason: 'данные измерения',
  }
}

const deficitOf = (row: CsvRow, theme: string | null, place: Place, quarterOn: Line[string]): Line => ({
  ...nodeOf(place),
  organisation_id: place.id,
  kind: 'professional',
  audience: 'teachers',
  theme_id: theme,
  mark: theme,
  state: STATE[row.state ?? ''] ?? 'open',
  named_on: quarterOn ?? null,
  closed_on: row.state === 'closed' ? CLOSED_ON : null,
  closed_how: row.state === 'closed' ? 'round' : null,
})

/** The same rows, told as rounds, sheets of schools, deficits and what each round said of them. */
const tellApart = (within: Within, themes: Ids, found: readonly CsvRow[]) => {
  const told = {
    programmes: new Map<string, Owned>(),
    rounds: new Map<string, Owned>(),
    sheets: new Map<string, Owned>(),
    deficits: new Map<string, Owned>(),
    entries: new Map<string, Owned>(),
  }
  for (const row of found) {
    const place = within.schools.get(row.school ?? '')
    if (place === undefined) continue
    const school = { ...nodeOf(place), organisation_id: place.id }
    const programme = once(told.programmes, place.region, () => programmeOf({ region_id: place.region }))
    const round = once(told.rounds, `${place.municipality} ${row.quarter}`, () =>
      roundOf(programme.id, row.quarter ?? '', place),
    )
    const days = { state: 'sent', sent_on: round.line.due_on ?? null, sent_as: 'schoolHead', channel: 'self' }
    const sheet = once(told.sheets, `${round.id} ${row.school}`, () => ({
      round_id: round.id,
      ...school,
      ...days,
    }))
    const deficit = once(told.deficits, `${row.school} ${row.theme}`, () =>
      deficitOf(row, themes.get(row.theme ?? '') ?? null, place, round.line.quarter_on ?? null),
    )
    once(told.entries, `${round.id} ${deficit.id}`, () => ({
      deficit_id: deficit.id,
      round_id: round.id,
      sheet_id: sheet.id,
      ...school,
      severity: SEVERITY[row.severity ?? ''] ?? 1,
      note: row.note ?? '',
    }))
  }
  return told
}

const assignmentOf = ({ id, line }: Owned): Line => ({
  id,
  region_id: line.region_id ?? null,
  municipality_id: line.municipality_id ?? null,
  organisation_id: line.organisation_id ?? null,
  source_record_id: line.round_id ?? null,
  source_row_id: line.round_id ?? null,
  title: ROUND,
  source_label: ROUND,
  source_kind: 'round',
  due_on: line.sent_on ?? null,
  state: 'accepted',
  reported_on: line.sent_on ?? null,
  closed_on: line.sent_on ?? null,
  answer_path: '/deficit-sheets',
  created_at: '2022-01-01',
})

const placed = (title: string, { id, line }: Owned) => {
  const { region_id = null, municipality_id = null, organisation_id = null } = line
  return { id, title, place: { region_id, municipality_id, organisation_id } }
}

/** A programme goes on in a municipality by a model of its own. */
const loadModels = async (
  loading: Loading,
  within: Within,
  programmes: ReadonlyMap<string, Owned>,
): Promise<void> => {
  const name = 'Модель измерения'
  const models = [...within.municipalities.values()].flatMap((place) => {
    const programme = programmes.get(place.region)
    return programme === undefined
      ? []
      : [{ id: newId(), title: name, place: nodeOf(place), programme: programme.id }]
  })
  await putRecords(loading, 'municipalModel', 'below', models)
  await put(
    loading,
    'municipal_model',
    models.map(({ id, place, programme }) => ({
      id,
      ...place,
      programme_id: programme,
      name,
      short_name: name,
      state: 'running',
    })),
  )
}

/** Rounds of every quarter, sheets of schools, deficits, and the acts that open them to the region (contracts, section 5). */
export const loadDeficits = async (
  loading: Loading,
  within: Within,
  themes: Ids,
  found: readonly CsvRow[],
): Promise<void> => {
  const told = tellApart(within, themes, found)
  const linesOf = (known: ReadonlyMap<string, Owned>): Line[] => [...known.values()].map(({ line }) => line)
  const named = (title: string, known: ReadonlyMap<string, Owned>) =>
    [...known.values()].map((each) => placed(title, each))
  await putRecords(loading, 'programme', 'below', named('Программа измерения', told.programmes))
  await put(loading, 'programme', linesOf(told.programmes))
  await loadModels(loading, within, told.programmes)
  await putRecords(loading, 'deficit-round', 'below', named(ROUND, told.rounds))
  await put(loading, 'deficit_round', linesOf(told.rounds))
  await putRecords(loading, 'assignment', 'own', named(ROUND, told.sheets))
  await put(loading, 'assignment', [...told.sheets.values()].map(assignmentOf))
  await put(loading, 'deficit_sheet', linesOf(told.sheets))
  await put(loading, 'deficit', linesOf(told.deficits))
  await put(loading, 'deficit_entry', linesOf(told.entries))
  await put(
    loading,
    'deficit_opening',
    [...within.municipalities.values()].map((place) => ({
      id: newId(),
      ...nodeOf(place),
      to_region: true,
      basis: 'данные измерения',
    })),
  )
}

/** What the region sees of rounds that are over, let out as their closing does it; asked once everything is there. */
export const releaseDeficits = async ({ client }: Loading): Promise<void> => {
  // thousands of rounds, each answered by an index only when the length of the tables is known
  await client.query('analyze deficit, deficit_entry')
  await client.query(
    "select release_deficits(id, closed_on) from deficit_round where state = 'closed' and released_on is null",
  )
}
