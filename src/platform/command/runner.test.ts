import { expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Owner } from '../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { moment } from '../clock.ts'
import { maybe, one, rows, run, sql } from '../database/query.ts'
import { together } from '../database/together.ts'
import { asPerson } from '../database/transaction.ts'
import { newId } from '../random.ts'
import { type PersonFacts, type Scope, scopeOfPerson } from '../scope/scope.ts'
import { auditDigest } from './audit.ts'
import { command, type Subject } from './command.ts'
import { runCommand } from './runner.ts'

const db = await testDatabase()

type House = { owner: Owner; head: Scope; coordinator: Scope; record: string }

/** A region of its own with one school, its head and a coordinator (decisions 44). */
const house = async (): Promise<House> => {
  const [region, municipality, school, head, coordinator, record] = Array.from({ length: 6 }, () => newId())
  await db.owner.query(`insert into region (id, name, name_genitive) values ($1, $2, $2)`, [
    region,
    `Область ${region}`,
  ])
  await db.owner.query(
    `insert into municipality (id, region_id, name, name_genitive, name_prepositional, short_name) values ($1, $2, 'Район', 'Района', 'Районе', 'Район')`,
    [municipality, region],
  )
  await db.owner.query(
    `insert into organisation (id, region_id, municipality_id, kind, full_name, short_name, normal_name) values ($1, $2, $3, 'school', 'Школа', 'Школа', 'школа')`,
    [school, region, municipality],
  )
  const person = async (
    id: string | undefined,
    role: string,
    level: string,
    organisation: string | null,
  ): Promise<Scope> => {
    await db.owner.query(
      `insert into person (id, region_id, last_name, first_name) values ($1, $2, 'Рябинина', 'Вера')`,
      [id, region],
    )
    await db.owner.query(
      `insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on) values ($1, $2, $3, $4, $5, $6, $7, '2020-01-01')`,
      [newId(), id, role, level, region, municipality, organisation],
    )
    const facts = await db.app.query('select person_facts($1) as facts', [id])
    return scopeOfPerson(facts.rows[0].facts as PersonFacts, moment())
  }
  const owner = { region, municipality, organisation: school } as unknown as Owner
  const made = {
    owner,
    head: await person(head, 'schoolHead', 'organisation', school ?? null),
    coordinator: await person(coordinator, 'municipalCoordinator', 'municipality', null),
    record: record ?? '',
  }
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'practice', 'Опыт', $2, $3, $4, now())`,
    [record, region, municipality, school],
  )
  return made
}

type Thing = Subject & { record: string; title: string; version: number }

const rename = command<{ id: string; title: string }, Thing, { title: string }>({
  name: 'test.rename',
  input: z.object({ id: z.string(), title: z.string().min(1, 'required') }),
  access: { by: [{ roles: ['schoolHead'], at: 'organisation' }] },
  load: async (tx, input) => {
    const row = await maybe(
      tx,
      sql<{
        title: string
        version: number
        region_id: RegionId
        municipality_id: MunicipalityId
        organisation_id: OrganisationId
      }>`
        select title, version, region_id, municipality_id, organisation_id from record where id = ${input.id} for update`,
    )
    return (
      row && {
        owner: {
          region: row.region_id,
          municipality: row.municipality_id,
          organisation: row.organisation_id,
        },
        record: input.id,
        title: row.title,
        version: row.version,
      }
    )
  },
  decide: (thing, input) =>
    input.title === thing.title ? refuse('sameTitle', 'title') : ok({ title: input.title }),
  save: async (tx, change, thing, work) => {
    await run(
      tx,
      sql`update record set title = ${change.title}, version = version + 1 where id = ${thing.record}`,
    )
    await work.state({ record: thing.record, from: null, to: 'renamed', owner: thing.owner })
    await work.fact('renamed', thing.record)
  },
  tell: (_change, thing) => ({
    record: thing.record,
    change: { was: thing.version },
    words: { title: thing.title },
  }),
  to: (_change, thing) => `/things/${thing.record}`,
})

const auditOf = (scope: Scope, record: string) =>
  asPerson(db.app, scope, 'read', (tx) =>
    rows(
      tx,
      sql<{
        command: string
        role: string
        digest: string
        change: unknown
        at: Date
        person_id: string
        row_id: null
      }>`select * from audit_entry where record_id = ${record}`,
    ),
  )

test('a command is saved with its audit entry, state and fact in one transaction', async () => {
  const { head, record } = await house()
  const done = await runCommand(db.app, head, rename, { raw: { id: record, title: 'Новый опыт' } })
  expect(done).toEqual({ kind: 'done', location: `/things/${record}`, repeated: false })
  const [entry] = await auditOf(head, record)
  expect(entry).toMatchObject({ command: 'test.rename', role: 'schoolHead', change: { was: 1 } })
  expect(entry?.digest).toBe(
    auditDigest({
      at: new Date(entry?.at ?? 0).toISOString(),
      command: 'test.rename',
      record,
      row: null,
      person: head.person,
      role: 'schoolHead',
      change: { was: 1 },
    }),
  )
})

test('a double click runs once; the same key with other words is named', async () => {
  const { head, record } = await house()
  const key = newId()
  const submits = Array.from({ length: 5 }, () =>
    runCommand(db.app, head, rename, { raw: { id: record, title: 'Раз' }, key }),
  )
  const outcomes = await Promise.all(submits)
  expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeated)).toHaveLength(1)
  expect(outcomes.every((outcome) => outcome.kind === 'done')).toBe(true)
  expect(await auditOf(head, record)).toHaveLength(1)
  const other = await runCommand(db.app, head, rename, { raw: { id: record, title: 'Два' }, key })
  expect(other.kind).toBe('alreadySent')
})

test('refused, forbidden, invisible and outdated submits leave no trace', async () => {
  const one_ = await house()
  const stranger = await house()
  const empty = await runCommand(db.app, one_.head, rename, { raw: { id: one_.record, title: '' } })
  expect(empty).toEqual({ kind: 'refused', refusals: [{ code: 'required', field: 'title' }] })
  expect(
    await runCommand(db.app, one_.head, rename, { raw: { id: one_.record, title: 'Опыт' } }),
  ).toMatchObject({ kind: 'refused' })
  expect(
    (await runCommand(db.app, one_.coordinator, rename, { raw: { id: one_.record, title: 'Я' } })).kind,
  ).toBe('forbidden')
  expect(
    (await runCommand(db.app, stranger.head, rename, { raw: { id: one_.record, title: 'Я' } })).kind,
  ).toBe('notFound')
  expect(
    (await runCommand(db.app, one_.head, rename, { raw: { id: one_.record, title: 'Я' }, version: 7 })).kind,
  ).toBe('conflict')
  expect(await auditOf(one_.head, one_.record)).toHaveLength(0)
})

const withSave = (save: typeof rename.save): typeof rename => ({ ...rename, save })

test('of statements that travel together one is refused: nothing stays, the cause is named, the key serves again', async () => {
  const { head, record } = await house()
  const key = newId()
  const raw = { id: record, title: 'Вместе' }
  const broken = withSave(async (tx, change, thing, work) => {
    await together(
      work.fact('renamed', thing.record),
      // a row that is not there: the statements behind it fail for its sake
      work.state({ record: newId(), from: null, to: 'renamed', owner: thing.owner }),
      (async () => {
        await work.fact('renamed', thing.record)
        await run(tx, sql`update record set title = ${change.title} where id = ${thing.record}`)
      })(),
    )
  })
  const outcome = await runCommand(db.app, head, broken, { raw, key })
  expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'state_change_record_id_fkey' }] })
  expect(await auditOf(head, record)).toHaveLength(0)
  const { rows: left } = await db.worker.query('select 1 from fact where record_id = $1', [record])
  expect(left).toHaveLength(0)
  expect(await runCommand(db.app, head, rename, { raw, key })).toMatchObject({
    kind: 'done',
    repeated: false,
  })
})

test('a fault that was swallowed on the way is never answered as saved', async () => {
  const { head, record } = await house()
  const swallowing = withSave(async (tx) => {
    await run(tx, sql`select 1 / 0`).catch(() => undefined)
  })
  await expect(
    runCommand(db.app, head, swallowing, { raw: { id: record, title: 'Никогда' } }),
  ).rejects.toThrow()
  expect(await auditOf(head, record)).toHaveLength(0)
})

test('a repeat is answered as the first time even when the thing has gone from sight', async () => {
  const { head, record } = await house()
  const key = newId()
  const raw = { id: record, title: 'Ещё раз' }
  await runCommand(db.app, head, rename, { raw, key })
  const gone: typeof rename = { ...rename, load: async () => null }
  expect(await runCommand(db.app, head, gone, { raw, key })).toEqual({
    kind: 'done',
    location: `/things/${record}`,
    repeated: true,
  })
})

test('page connections run as the role with row-level security and see only their own', async () => {
  const mine = await house()
  const other = await house()
  const seen = await asPerson(db.app, mine.head, 'read', async (tx) => ({
    role: await one(
      tx,
      sql<{
        current_user: string
        super: boolean
      }>`select current_user, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as super`,
    ),
    records: await rows(tx, sql<{ id: string }>`select id from record`),
    people: await rows(tx, sql<{ id: string }>`select id from person`),
  }))
  expect(seen.role).toEqual({ current_user: 'svyazka_app', super: false })
  expect(seen.records.map((row) => row.id)).toEqual([mine.record])
  expect(seen.people.map((row) => row.id)).not.toContain(other.head.person)
  expect(seen.people.map((row) => row.id)).toContain(mine.coordinator.person)
})

test('a statement that nobody waited for ends the run with its own cause, and nothing is saved', async () => {
  const { head, record } = await house()
  for (const asksMore of [true, false]) {
    const twice = command<{ id: string; title: string }, Thing, { title: string }>({
      ...rename,
      name: 'test.twice',
      save: async (tx, _change, thing, work) => {
        await work.state({ record: thing.record, from: null, to: 'renamed', owner: thing.owner })
        await work.send(
          sql`insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
            select id, kind, title, region_id, municipality_id, organisation_id, created_at from record where id = ${thing.record}`,
        )
        if (asksMore) await rows(tx, sql`select 1`)
      },
    })
    const outcome = await runCommand(db.app, head, twice, { raw: { id: record, title: 'Новое' } })
    expect(outcome).toEqual({ kind: 'refused', refusals: [{ code: 'record_pkey' }] })
  }
  const kept = await db.owner.query('select 1 from state_change where record_id = $1', [record])
  expect(kept.rowCount).toBe(0)
})
