import type { Database } from '../../platform/database/open.ts'
import { newId } from '../../platform/random.ts'

/** Who opens the pages that are measured, and which school. */
export type Sample = {
  readonly region: string
  readonly municipality: string
  readonly school: string
  readonly head: string
}

/** Codes of the people that sign in during the measurement. */
export const VISITORS = {
  municipality: 'bench-municipality',
  region: 'bench-region',
  school: 'bench-school',
} as const

const PER_SCHOOL = 20
const FIRST_SCHOOL = 60

/** The school, the places above it and its head that the measured pages are opened for. */
export const sampleOf = async ({ worker }: Pick<Database, 'worker'>): Promise<Sample> => {
  const { rows } = await worker.query<Sample & { coordinator: string }>(
    `select o.region_id as region, o.municipality_id as municipality, o.id as school, h.person_id as head
      from external_id e join organisation o on o.id = e.id join role_held h on h.organisation_id = o.id and h.role = 'schoolHead'
      where e.system = 'benchmark' and e.kind = 'organisation' and e.value = '1'`,
  )
  const [first] = rows
  if (first === undefined) throw new Error('no benchmark data: generate --load first')
  return first
}

/** A person of the region: the set has coordinators of municipalities only. */
const addRegional = async ({ worker }: Pick<Database, 'worker'>, region: string): Promise<string> => {
  const person = newId()
  await worker.query(
    "insert into person (id, region_id, last_name, first_name) values ($1, $2, 'Проверяющая', 'Мера')",
    [person, region],
  )
  await worker.query(
    "insert into role_held (id, person_id, role, level, region_id, from_on, act) values ($1, $2, 'regionalCoordinator', 'region', $3, '2022-01-01', 'данные измерения')",
    [newId(), person, region],
  )
  return person
}

const addPersona = ({ worker }: Pick<Database, 'worker'>, code: string, person: string): Promise<unknown> =>
  worker.query("insert into persona (code, person_id, sentence, ord) values ($1, $2, '', 900)", [
    code,
    person,
  ])

/** Assignments of one paper to every school of the region: the measured list stands among thousands of others. */
const addAssignments = async ({ worker }: Pick<Database, 'worker'>, sample: Sample): Promise<void> => {
  const source = newId()
  await worker.query(
    "insert into record (id, kind, title, region_id, reach, created_at) values ($1, 'directive', 'Распоряжение для измерения', $2, 'below', now())",
    [source, sample.region],
  )
  await worker.query(
    `with made as materialized (
       select gen_random_uuid() as id, gen_random_uuid() as row, o.id as school, o.municipality_id, n
       from organisation o, generate_series(1, case when o.id = $3 then $5::int else $4::int end) n where o.region_id = $2 and o.kind = 'school'),
     recorded as (
       insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
       select id, 'assignment', 'Провести встречу школьных команд № ' || n, $2, municipality_id, school, now() from made)
     insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, quote, source_label, source_kind,
       term_as_written, due_on, created_at)
     select id, $2, municipality_id, school, $1, row, 'Провести встречу школьных команд № ' || n,
       'Школам провести встречи команд и разместить планы на сайтах.', 'п. ' || n || ' распоряжения № 1', 'directive', 'в течение года',
       current_date + n - 10, now() from made`,
    [source, sample.region, sample.school, PER_SCHOOL, FIRST_SCHOOL],
  )
}

/** Makes a loaded installation ready to be measured: people to sign in as, assignments to list. */
export const prepareSample = async (database: Database): Promise<Sample> => {
  const sample = await sampleOf(database)
  const { rows } = await database.worker.query<{ id: string }>(
    "select id from external_id where system = 'benchmark' and kind = 'coordinator' and value = '1'",
  )
  await addPersona(database, VISITORS.municipality, rows[0]?.id ?? '')
  await addPersona(database, VISITORS.region, await addRegional(database, sample.region))
  await addPersona(database, VISITORS.school, sample.head)
  await addAssignments(database, sample)
  await database.owner.query('analyze')
  return sample
}
