import { expect, test } from 'vitest'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfPerson } from '../../platform/scope/scope.ts'
import { joinHeld, stillHeldAt } from '../people/public.ts'
import { mergeOrganisation, moveOrganisation } from '../schools/commands/life.ts'
import { askToPassOn, joinWork, passOn } from './commands/pass-on.ts'
import { findSuccession, openWorkOf } from './queries/pass-on.ts'

const db = await testDatabase()
const log = makeLog({ level: 'silent' })

const ground = async () => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const old = await makeSchool(db, region, municipality, 'МКОУ «Моховская ООШ»')
  const kept = await makeSchool(db, region, municipality, 'МБОУ «Озёрская СОШ № 2»')
  const coordinator = await makePerson(db, 'municipalCoordinator', { region, municipality }, 'Заречная')
  const head = await makePerson(db, 'schoolHead', { region, municipality, organisation: old }, 'Мохова')
  const team = await makePerson(db, 'teamHead', { region, municipality, organisation: old }, 'Лугова')
  return {
    region,
    municipality,
    old,
    kept,
    coordinator,
    head,
    team,
    scope: scopeOfPerson(coordinator, moment()),
  }
}
type Ground = Awaited<ReturnType<typeof ground>>

const record = async (
  { region, municipality }: Ground,
  organisation: string | null,
  kind: string,
): Promise<string> => {
  const id = newId()
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, $2, 'Дело', $3, $4, $5, now())`,
    [id, kind, region, municipality, organisation],
  )
  return id
}

const give = async (place: Ground, organisation: string, source: string, row: string): Promise<string> => {
  const id = await record(place, organisation, 'assignment')
  await db.owner.query(
    `insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, created_at)
     values ($1, $2, $3, $4, $5, $6, 'Представить план', 'п. 1 приказа № 94', 'clause', now())`,
    [id, place.region, place.municipality, organisation, source, row],
  )
  return id
}

const where = async (id: string) =>
  (
    await db.owner.query<{ organisation: string; owner: string; state: string }>(
      'select a.organisation_id as organisation, r.organisation_id as owner, a.state from assignment a join record r on r.id = a.id where a.id = $1',
      [id],
    )
  ).rows[0]

const rolesAt = async (organisation: string) =>
  (
    await db.owner.query<{ person: string; role: string; act: string | null }>(
      'select person_id as person, role, act from role_held where organisation_id = $1 and until_on is null order by role',
      [organisation],
    )
  ).rows

const close = async (place: Ground) => {
  const outcome = await runCommand(db.app, place.scope, moveOrganisation, {
    raw: {
      organisation: place.old,
      action: 'close',
      on: place.scope.today,
      reason: 'присоединена',
      successor: place.kept,
    },
  })
  expect(outcome).toMatchObject({ kind: 'done' })
}

test('закрытие с преемником спрашивает координатора; отмеченные люди, роли и поручения переходят, остальное остаётся', async () => {
  const place = await ground()
  const source = await record(place, null, 'directive')
  const [first, second] = [newId(), newId()]
  const moved = await give(place, place.old, source, first)
  const left = await give(place, place.old, source, second)
  await close(place)
  await handleFacts(db, [askToPassOn], log)
  const told = await db.owner.query('select address from notification where person_id = $1 and code = $2', [
    place.coordinator.person,
    'organisationJoined',
  ])
  expect(told.rows).toEqual([{ address: `/schools/${place.old}/pass-on` }])

  const { held, work } = await asPerson(db.app, place.scope, 'read', async (tx) => ({
    held: await stillHeldAt(tx, place.old),
    work: await openWorkOf(tx, place.old),
  }))
  expect(held.map(({ what }) => what).sort()).toEqual(['schoolHead', 'teamHead'])
  expect(work).toHaveLength(2)
  const team = held.find(({ what }) => what === 'teamHead')?.id ?? ''
  const passed = await runCommand(db.app, place.scope, passOn, {
    raw: { organisation: place.old, held: [team], work: [moved] },
  })
  expect(passed.kind).toBe('done')
  expect(await rolesAt(place.kept)).toEqual([
    { person: place.team.person, role: 'teamHead', act: 'преемник организации МКОУ «Моховская ООШ»' },
  ])
  expect((await rolesAt(place.old)).map(({ role }) => role)).toEqual(['schoolHead'])
  expect(await where(moved)).toEqual({ organisation: place.kept, owner: place.kept, state: 'assigned' })
  expect(await where(left)).toEqual({ organisation: place.old, owner: place.old, state: 'assigned' })
  const empty = await runCommand(db.app, place.scope, passOn, {
    raw: { organisation: place.old, held: [], work: [] },
  })
  expect(empty).toMatchObject({ kind: 'refused', refusals: [{ code: 'nothingToPass' }] })
})

test('передаёт только тот, кто ведёт реестр; у работающей школы передавать некому', async () => {
  const place = await ground()
  const seen = await asPerson(db.app, place.scope, 'read', (tx) => findSuccession(tx, place.old))
  expect(seen).toBeNull()
  await close(place)
  const head = scopeOfPerson(place.head, moment())
  const outcome = await runCommand(db.app, head, passOn, {
    raw: { organisation: place.old, held: ['x'], work: [] },
  })
  expect(outcome.kind).toBe('forbidden')
})

test('объединение дублей: люди и поручения переходят сами, повторы не удваиваются, а дважды ничего не происходит', async () => {
  const place = await ground()
  const source = await record(place, null, 'directive')
  const [same, own] = [newId(), newId()]
  const kept = await give(place, place.kept, source, same)
  const double = await give(place, place.old, source, same)
  const moved = await give(place, place.old, source, own)
  await makePerson(
    db,
    'teamHead',
    { region: place.region, municipality: place.municipality, organisation: place.kept },
    'Озёрская',
  )
  const merged = await runCommand(db.app, place.scope, mergeOrganisation, {
    raw: { organisation: place.old, into: place.kept },
  })
  expect(merged).toMatchObject({ kind: 'done' })
  expect(await handleFacts(db, [joinHeld, joinWork], log)).toBe(2)
  expect((await rolesAt(place.kept)).map(({ role }) => role)).toEqual(['schoolHead', 'teamHead', 'teamHead'])
  expect(await rolesAt(place.old)).toEqual([])
  expect(await where(moved)).toMatchObject({ organisation: place.kept, owner: place.kept, state: 'assigned' })
  expect(await where(double)).toMatchObject({ organisation: place.old, state: 'recalled' })
  expect(await where(kept)).toMatchObject({ organisation: place.kept, state: 'assigned' })
  expect(await handleFacts(db, [joinHeld, joinWork], log)).toBe(0)
})
