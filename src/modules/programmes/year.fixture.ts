import type { TestDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import type { Ground } from './programmes.fixture.ts'

type Place = { readonly db: TestDatabase; readonly own: Ground; readonly node: readonly string[] }

const record = ({ db, node }: Place, id: string, kind: string, title: string) =>
  db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, $2, $3, $4, $5, '2024-09-01')`,
    [id, kind, title, ...node],
  )

/** A roadmap with a term that does not move by itself and one that does. */
const makeRoadmap = async (place: Place) => {
  const { db, node } = place
  const [roadmap, open, moves] = [newId(), newId(), newId()]
  await record(place, roadmap, 'roadmap', 'План на 2024/25')
  await db.owner.query(
    `insert into roadmap (id, region_id, municipality_id, level, profile, title, period_kind, period_year, state, layout)
     values ($1, $2, $3, 'municipality', 'municipality', 'План на 2024/25', 'academic', 2024, 'inForce', '[{"key":"activity","heading":"Что"},{"key":"term","heading":"Дата"}]')`,
    [roadmap, ...node],
  )
  const items = [
    [open, 'Слёт', 'после паводка', { kind: 'undated', reason: 'unknown' }],
    [moves, 'Сбор', '10.02.2025', { kind: 'day', date: '2025-02-10' }],
  ] as const
  for (const [id, title, term, reading] of items)
    await db.owner.query(
      `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, is_section, title, cells, term_as_written, term)
       values ($1, $2, $3, $4, 0, false, $5::text, jsonb_build_object('activity', $5::text, 'term', $6::text), $6, $7)`,
      [id, roadmap, ...node, title, term, JSON.stringify(reading)],
    )
  const [empty, draft] = [newId(), newId()]
  for (const id of [empty, draft]) {
    await record(place, id, 'roadmap', 'Черновик')
    await db.owner.query(
      `insert into roadmap (id, region_id, municipality_id, level, profile, title, period_kind, period_year, state, layout)
       values ($1, $2, $3, 'municipality', 'municipality', 'Черновик', 'academic', 2024, 'draft', '[{"key":"activity","heading":"Что"}]')`,
      [id, ...node],
    )
  }
  await db.owner.query(
    `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, is_section, title, cells)
     values ($1, $2, $3, $4, 0, false, 'Проба', '{"activity": "Проба"}')`,
    [newId(), draft, ...node],
  )
  return { roadmap, open, empty, draft }
}

/** An order written here, in force, that the model leans on. */
const makeOrder = async (place: Place, model: string) => {
  const { db, node } = place
  const [paper, clause] = [newId(), newId()]
  await record(place, paper, 'directive', 'О школах')
  await db.owner.query(
    `insert into directive (id, region_id, municipality_id, kind, origin, number, date_on, title, purpose, state)
     values ($1, $2, $3, 'распоряжение', 'written', '5', '2024-09-05', 'О школах в 2024 году', '', 'inForce')`,
    [paper, ...node],
  )
  await db.owner.query(
    `insert into clause (id, record_id, region_id, municipality_id, ord, number, text, action, term_as_written, term)
     values ($1, $2, $3, $4, 0, '1', 'Провести', 'Провести встречу', 'к празднику урожая', '{"reading": {"kind": "undated", "reason": "unknown"}}')`,
    [clause, paper, ...node],
  )
  await db.owner.query(
    `insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id) values ($1, $2, 'source', $3, 'распоряжение № 5', $4, $5)`,
    [newId(), model, paper, ...node],
  )
  return { paper, clause }
}

/** A form of the municipality whose name says the year, and what was collected by it. */
const makeForm = async (place: Place) => {
  const { db, node, own } = place
  const [form, collection] = [newId(), newId()]
  await db.owner.query(
    `insert into form (id, region_id, municipality_id, title) values ($1, $2, $3, 'Сведения за 2024/25 год')`,
    [form, ...node],
  )
  const version = newId()
  await db.owner.query(
    `insert into form_version (id, form_id, no, definition, keys, published_on) values ($1, $2, 1, '{"title": {"ru": "Сведения"}, "sections": [], "rules": []}', '{}', '2024-09-01')`,
    [version, form],
  )
  await record(place, collection, 'collection', 'Сведения')
  await db.owner.query(
    `insert into form_collection (id, region_id, municipality_id, version_id, title, due_on, opened_on, opened_by) values ($1, $2, $3, $4, 'Осенний сбор', '2024-11-15', '2024-11-01', $5)`,
    [collection, ...node, version, own.coordinator.person],
  )
  return { form }
}

const makeRest = async (place: Place) => {
  const { db, node } = place
  const [template, team] = [newId(), newId()]
  const sha = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query(`insert into file_blob (sha256, size, created_at) values ($1, 1, now())`, [sha])
  await record(place, template, 'contractForm', 'бланк.docx')
  await db.owner.query(
    `insert into contract_template (id, region_id, municipality_id, no, file_name, sha256, state, approved_on) values ($1, $2, $3, 1, 'бланк.docx', $4, 'approved', '2024-09-01')`,
    [template, ...node, sha],
  )
  await record(place, team, 'team', 'Команда озёр')
  await db.owner.query(
    `insert into school_team (id, region_id, municipality_id, kind, name, head_name, from_on, until_on) values ($1, $2, $3, 'network', 'Команда озёр', 'Липа Н. П.', '2024-09-02', '2025-05-31')`,
    [team, ...node],
  )
  return { template, team }
}

/** Things of a municipality's year that go along: a roadmap, a written order, a form, the form of contracts, a team. */
export const thingsOfYear = async (db: TestDatabase, own: Ground, model: string) => {
  const place: Place = { db, own, node: [own.region, own.lake] }
  return {
    ...(await makeRoadmap(place)),
    ...(await makeOrder(place, model)),
    ...(await makeForm(place)),
    ...(await makeRest(place)),
  }
}
