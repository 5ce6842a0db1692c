import { normalName } from '../../kernel/names.ts'
import type { Database } from '../../platform/database/open.ts'
import { newId } from '../../platform/random.ts'
import { dropIndexes, makeIndexes, withoutReferences } from './bulk.ts'
import { type CsvRow, readCsv } from './csv.ts'
import { loadAnswers } from './load-answers.ts'
import { loadDeficits, loadThemes, releaseDeficits } from './load-deficits.ts'
import { loadPairs, loadRoadmaps } from './load-work.ts'
import type { SetPart } from './made-set.ts'
import { type Ids, type Line, type Loading, nodeOf, type Place, put, putIds } from './put.ts'

/** What was loaded, and which files the program has no place for yet. */
export type Loaded = { readonly rows: Readonly<Record<string, number>>; readonly skipped: readonly string[] }

const FROM = '2022-01-01'
const BASIS = 'данные измерения'

/** Statuses of the set and our categories (contracts.md, section 5); `regular` is none. */
const CATEGORY: Readonly<Record<string, string>> = {
  shnor: 'lowResults',
  risk: 'atRisk',
  strong: 'highResults',
  resilient: 'resilient',
}
const ROLE: Readonly<Record<string, string>> = { head: 'schoolHead', deputy: 'deputyHead', tutor: 'tutor' }
const TITLE: Readonly<Record<string, string>> = {
  head: 'директор',
  deputy: 'заместитель директора',
  teacher: 'учитель',
  tutor: 'тьютор',
  psychologist: 'педагог-психолог',
  methodist: 'методист',
}
/** Files whose tables belong to modules that do not exist yet. */
const LATER = ['events'] as const

const idsOf = (found: readonly CsvRow[]): Ids => new Map(found.map((row) => [row.id ?? '', newId()]))

const nameParts = (full = '') => {
  const [last = '', first = '', middle = ''] = full.split(' ')
  return { last_name: last, first_name: first, middle_name: middle }
}

const loadRegions = async (loading: Loading, found: readonly CsvRow[]): Promise<Ids> => {
  const ids = idsOf(found)
  await put(
    loading,
    'region',
    found.map((row) => ({
      id: ids.get(row.id ?? '') ?? null,
      name: row.name ?? '',
      name_genitive: row.name ?? '',
    })),
  )
  await putIds(loading, 'region', ids)
  return ids
}

const coordinatorOf = (place: Place, full: string | undefined) => {
  const id = newId()
  return {
    person: { id, region_id: place.region, ...nameParts(full) },
    role: {
      id: newId(),
      person_id: id,
      role: 'municipalCoordinator',
      level: 'municipality',
      ...nodeOf(place),
      from_on: FROM,
      act: BASIS,
    },
  }
}

const loadMunicipalities = async (
  loading: Loading,
  found: readonly CsvRow[],
  regions: Ids,
): Promise<ReadonlyMap<string, Place>> => {
  const ids = idsOf(found)
  const places = found.map((row) => {
    const id = ids.get(row.id ?? '') ?? ''
    return { row, place: { id, region: regions.get(row.region ?? '') ?? '', municipality: id } }
  })
  await put(
    loading,
    'municipality',
    places.map(({ row, place }) => ({
      id: place.id,
      region_id: place.region,
      name: row.name ?? '',
      name_genitive: row.name ?? '',
      name_prepositional: row.name ?? '',
      short_name: row.name ?? '',
    })),
  )
  const coordinators = places.map(({ row, place }) => coordinatorOf(place, row.coordinator))
  await put(
    loading,
    'person',
    coordinators.map((each) => each.person),
  )
  await put(
    loading,
    'role_held',
    coordinators.map((each) => each.role),
  )
  await putIds(loading, 'municipality', ids)
  await putIds(
    loading,
    'coordinator',
    new Map(coordinators.map((each, at) => [places[at]?.row.id ?? '', each.person.id])),
  )
  return new Map(places.map(({ row, place }) => [row.id ?? '', place]))
}

const organisationOf = (row: CsvRow, { id, region, municipality }: Place): Line => ({
  id,
  region_id: region,
  municipality_id: municipality,
  kind: 'school',
  full_name: row.name ?? '',
  short_name: row.name ?? '',
  normal_name: normalName(row.name ?? ''),
  inn: row.inn ?? null,
  pupils: Number(row.pupils),
  teachers: Number(row.teachers),
  is_rural: row.rural === 'true',
})

const loadSchools = async (
  loading: Loading,
  found: readonly CsvRow[],
  municipalities: ReadonlyMap<string, Place>,
): Promise<ReadonlyMap<string, Place>> => {
  const ids = idsOf(found)
  const schools = found.map((row) => {
    const above = municipalities.get(row.municipality ?? '')
    const id = ids.get(row.id ?? '') ?? ''
    return { row, place: { id, region: above?.region ?? '', municipality: above?.id ?? null } }
  })
  await put(
    loading,
    'organisation',
    schools.map(({ row, place }) => organisationOf(row, place)),
  )
  // an organisation's record stands beside it (decisions 8)
  await put(
    loading,
    'record',
    schools.map(({ row, place }) => ({
      id: place.id,
      kind: 'organisation',
      title: row.name ?? '',
      ...nodeOf(place),
      organisation_id: place.id,
      created_at: FROM,
    })),
  )
  await put(
    loading,
    'organisation_category',
    schools.flatMap(({ row, place }) => {
      const category = CATEGORY[row.status ?? '']
      if (category === undefined) return []
      return [
        { id: newId(), organisation_id: place.id, ...nodeOf(place), category, from_on: FROM, basis: BASIS },
      ]
    }),
  )
  await putIds(loading, 'organisation', ids)
  return new Map(schools.map(({ row, place }) => [row.id ?? '', place]))
}

const loadPeople = async (
  loading: Loading,
  found: readonly CsvRow[],
  schools: ReadonlyMap<string, Place>,
): Promise<void> => {
  const ids = idsOf(found)
  const people = found.flatMap((row) => {
    const place = schools.get(row.school ?? '')
    return place === undefined ? [] : [{ row, place, id: ids.get(row.id ?? '') ?? '' }]
  })
  await put(
    loading,
    'person',
    people.map(({ row, place, id }) => ({ id, region_id: place.region, ...nameParts(row.full_name) })),
  )
  await put(
    loading,
    'person_contact',
    people.map(({ row, id }) => ({ person_id: id, email: row.email ?? null })),
  )
  const held = people.map(({ row, place, id }) => ({
    code: row.role ?? '',
    line: {
      id: newId(),
      person_id: id,
      organisation_id: place.id,
      region_id: place.region,
      municipality_id: place.municipality,
      from_on: FROM,
    },
  }))
  await put(
    loading,
    'position_held',
    held.map(({ code, line }) => ({ ...line, title: TITLE[code] ?? code })),
  )
  await put(
    loading,
    'role_held',
    held.flatMap(({ code, line }) => {
      const role = ROLE[code]
      return role === undefined
        ? []
        : [{ ...line, id: newId(), role, level: 'organisation', act: 'приказ о назначении' }]
    }),
  )
  await putIds(loading, 'person', ids)
}

const inTransaction = async (
  database: Pick<Database, 'owner'>,
  work: (loading: Loading) => Promise<void>,
): Promise<Record<string, number>> => {
  // the owner: COPY FROM is refused to a role that row-level security applies to
  const client = await database.owner.connect()
  const rows: Record<string, number> = {}
  await withoutReferences(client)
  try {
    await client.query('begin')
    const indexes = await dropIndexes(client)
    await work({ client, rows })
    await makeIndexes(client, indexes)
    await client.query('commit')
    return rows
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    // its settings go with it
    client.release(true)
  }
}

const loadPart = async (loading: Loading, themes: Ids, part: SetPart): Promise<void> => {
  const regions = await loadRegions(loading, part.regions)
  const municipalities = await loadMunicipalities(loading, part.municipalities, regions)
  const schools = await loadSchools(loading, part.schools, municipalities)
  await loadPeople(loading, part.people, schools)
  const within = { regions, municipalities, schools }
  await loadDeficits(loading, within, themes, part.deficits)
  await loadPairs(loading, within, part.pairs)
  await loadRoadmaps(loading, within, part.items)
  await loadAnswers(loading, within, part.answers)
}

/**
 * Loads a set part by part in one transaction: all of it or nothing. A part is taken only when the one before is in the database,
 * so memory holds one of them.
 */
export const loadSet = async (
  database: Pick<Database, 'owner'>,
  themes: readonly CsvRow[],
  parts: Iterable<SetPart>,
  tell: (part: SetPart) => void = () => undefined,
): Promise<Readonly<Record<string, number>>> => {
  const rows = await inTransaction(database, async (loading) => {
    const ids = await loadThemes(loading, themes)
    for (const part of parts) {
      await loadPart(loading, ids, part)
      tell(part)
    }
    await releaseDeficits(loading)
  })
  await database.owner.query('vacuum analyze')
  return rows
}

/**
 * Loads a folder of the benchmark's CSV files (contracts.md, section 5). Files of parts that the program does not have are named in
 * `skipped`. Throws what the database refuses (loaded twice).
 */
export const loadBenchmark = async (database: Pick<Database, 'owner'>, folder: string): Promise<Loaded> => {
  const read = (name: string): CsvRow[] => readCsv(folder, name) ?? []
  const part: SetPart = {
    regions: read('regions'),
    municipalities: read('municipalities'),
    schools: read('schools'),
    people: read('people'),
    pairs: read('pairs'),
    deficits: read('deficits'),
    items: read('roadmap_items'),
    answers: read('form_answers'),
  }
  const rows = await loadSet(database, read('themes'), [part])
  return { rows, skipped: LATER.filter((name) => readCsv(folder, name) !== null) }
}
