import type { Database } from '../../platform/database/open.ts'
import { newId } from '../../platform/random.ts'

/** Who opens the pages that are measured, and which school. */
export type Sample = {
  readonly region: string
  readonly municipality: string
  readonly school: string
  readonly head: string
  /** A paper whose 40 rows were given to 32 schools. */
  readonly matrix: string
  /** The roadmap of the municipality, 120 rows. */
  readonly roadmap: string
}

/** Codes of the people that sign in during the measurement. */
export const VISITORS = {
  municipality: 'bench-municipality',
  region: 'bench-region',
  school: 'bench-school',
  form: 'bench-form',
  import: 'bench-import',
} as const

const PER_SCHOOL = 20
const FIRST_SCHOOL = 60

/**
 * The school, the places above it and its head that the measured pages are opened for: the first of its municipality that has
 * neither a category nor a pair, which the limit does not draw. Chosen once: its head is kept among those who sign in. The second school of the set answers forms.
 */
export const sampleOf = async ({ worker }: Pick<Database, 'worker'>): Promise<Sample> => {
  const { rows } = await worker.query<Sample>(
    `with coordinated as (
        select k.municipality_id from external_id e join role_held k on k.person_id = e.id and k.level = 'municipality'
        where e.system = 'benchmark' and e.kind = 'coordinator' and e.value = '1'),
      chosen as (
        select p.person_id, 0 as later from persona p where p.code = $1
        union all (
          select h.person_id, 1 from external_id e join organisation o on o.id = e.id join role_held h on h.organisation_id = o.id and h.role = 'schoolHead'
          where e.system = 'benchmark' and e.kind = 'organisation' and e.value <> '2' and o.municipality_id in (select municipality_id from coordinated)
            and not exists (select 1 from organisation_category c where c.organisation_id = o.id)
            and not exists (select 1 from pair_school s where s.organisation_id = o.id)
          order by e.value::int limit 1)
        order by later limit 1)
      select o.region_id as region, o.municipality_id as municipality, o.id as school, h.person_id as head,
        (select id from external_id where system = 'benchmark' and kind = 'sample' and value = 'matrix') as matrix,
        (select id from roadmap r where r.municipality_id = o.municipality_id order by id limit 1) as roadmap
      from chosen join role_held h on h.person_id = chosen.person_id and h.role = 'schoolHead' join organisation o on o.id = h.organisation_id`,
    [VISITORS.school],
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

/** A paper of the region that was given out row by row: what its matrix is measured on. Not to the school whose own list is measured. */
const addMatrix = async ({ worker }: Pick<Database, 'worker'>, { region, school }: Sample): Promise<void> => {
  const source = newId()
  await worker.query(
    "insert into record (id, kind, title, region_id, reach, created_at) values ($1, 'directive', 'Распоряжение с таблицей', $2, 'below', now())",
    [source, region],
  )
  await worker.query(
    "insert into external_id (system, kind, value, id) values ('benchmark', 'sample', 'matrix', $1)",
    [source],
  )
  await worker.query(
    `with made as materialized (
       select gen_random_uuid() as id, md5('row' || n)::uuid as row, o.id as school, o.municipality_id, n
       from (select id, municipality_id from organisation where region_id = $2 and kind = 'school' and id <> $3 order by id limit 32) o, generate_series(1, 40) n),
     recorded as (
       insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
       select id, 'assignment', 'Мероприятие № ' || n, $2, municipality_id, school, now() from made)
     insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, due_on, state,
       reported_on, closed_on, created_at)
     select id, $2, municipality_id, school, $1, row, 'Мероприятие № ' || n, 'п. ' || n, 'clause', current_date + n - 20,
       case n % 3 when 0 then 'accepted' else 'assigned' end, case n % 3 when 0 then current_date end, case n % 3 when 0 then current_date end, now() from made`,
    [source, region, school],
  )
}

const DRAFTS = 4500

/** Forms of 14 questions that wait for the answer of one school: each is sent once. */
const addDrafts = async (database: Pick<Database, 'worker'>): Promise<void> => {
  const { rows } = await database.worker.query<{ school: string; head: string }>(
    `select e.id as school, h.person_id as head from external_id e join role_held h on h.organisation_id = e.id and h.role = 'schoolHead'
      where e.system = 'benchmark' and e.kind = 'organisation' and e.value = '2'`,
  )
  await addPersona(database, VISITORS.form, rows[0]?.head ?? '')
  await database.worker.query(
    `with made as materialized (
       select gen_random_uuid() as id, gen_random_uuid() as row, o.id as school, o.region_id, o.municipality_id, c.id as collection, c.version_id
       from organisation o join form_collection c on c.region_id = o.region_id and c.municipality_id is null, generate_series(1, ${DRAFTS}) n where o.id = $1),
     recorded as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
       select id, 'assignment', 'Форма измерения', region_id, municipality_id, school, now() from made),
     given as (insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind,
         due_on, answer_path, created_at)
       select id, region_id, municipality_id, school, collection, row, 'Форма измерения', 'сбор', 'form', current_date + 30, '/answers', now() from made returning id)
     insert into form_answer (id, record_id, region_id, municipality_id, organisation_id, version_id, collection_id)
       select id, id, region_id, municipality_id, school, version_id, collection from made`,
    [rows[0]?.school],
  )
}

const PAPERS = 6

/** Papers of the region that are ready to be confirmed: one clause for every school. */
const addPapers = async ({ worker }: Pick<Database, 'worker'>, region: string): Promise<void> => {
  for (let no = 1; no <= PAPERS; no++) {
    const [paper, clause] = [newId(), newId()]
    await worker.query(
      "insert into record (id, kind, title, region_id, reach, created_at) values ($1, 'directive', 'О сетевом наставничестве', $2, 'own', now())",
      [paper, region],
    )
    await worker.query(
      "insert into directive (id, region_id, kind, title, number, date_on, state) values ($1, $2, 'распоряжение', 'О сетевом наставничестве', $3, current_date, 'review')",
      [paper, region, `б-${no}`],
    )
    await worker.query(
      "insert into clause (id, record_id, region_id, ord, number, printed_number, text, action, due_on) values ($1, $2, $3, 0, '1', '1.', 'Школам провести встречи.', 'Провести встречи', current_date + 20)",
      [clause, paper, region],
    )
    await worker.query(
      "insert into responsible (id, record_id, row_id, region_id, ord, level, as_written, kind, role_code) values ($1, $2, $3, $4, 0, 'institutional', 'руководителям школ', 'role', 'schoolHead')",
      [newId(), paper, clause, region],
    )
    await worker.query(
      "insert into external_id (system, kind, value, id) values ('benchmark', 'paper', $1, $2)",
      [String(no), paper],
    )
  }
}

/** Makes a loaded installation ready to be measured: people to sign in as, assignments to list. */
export const prepareSample = async (database: Database): Promise<Sample> => {
  const sample = await sampleOf(database)
  const { rows } = await database.worker.query<{ id: string }>(
    "select id from external_id where system = 'benchmark' and kind = 'coordinator' and value in ('1', '2') order by value",
  )
  await addPersona(database, VISITORS.municipality, rows[0]?.id ?? '')
  await addPersona(database, VISITORS.import, rows[1]?.id ?? '')
  await addPersona(database, VISITORS.region, await addRegional(database, sample.region))
  await addPersona(database, VISITORS.school, sample.head)
  await addAssignments(database, sample)
  await addMatrix(database, sample)
  await addDrafts(database)
  await addPapers(database, sample.region)
  await database.owner.query('analyze')
  return sampleOf(database)
}
