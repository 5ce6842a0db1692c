import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfPerson } from '../../platform/scope/scope.ts'
import { closeNameHolder } from '../assignments/public.ts'
import { assignmentRoutes } from '../assignments/routes.ts'
import { grantRole } from '../people/commands/roles.ts'
import { askingCard } from '../people/domain/input.ts'
import { confirmDirectiveWith } from './commands/check.ts'

const db = await testDatabase({ poolSize: 4 })
const { app } = testServer(db, { routes: assignmentRoutes })
const log = makeLog({ level: 'silent' })
const confirm = confirmDirectiveWith(async () => undefined)

const ground = async () => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const lake = await makeSchool(db, region, municipality, 'МБОУ «Озёрская СОШ № 2»')
  const moss = await makeSchool(db, region, municipality, 'МКОУ «Моховская ООШ»')
  const coordinator = await makePerson(db, 'municipalCoordinator', { region, municipality })
  await makePerson(db, 'teamHead', { region, municipality, organisation: moss }, 'Мохова')
  const head = await makePerson(db, 'schoolHead', { region, municipality, organisation: lake }, 'Озёрская')
  return { region, municipality, lake, moss, coordinator, head, scope: scopeOfPerson(coordinator, moment()) }
}
type Ground = Awaited<ReturnType<typeof ground>>

/** A paper under check with one clause for each role that it names. */
const paper = async ({ region, municipality }: Ground, roles: readonly string[]): Promise<RecordId> => {
  const id = newId<RecordId>()
  const own = [id, region, municipality]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'directive', 'О сети', $2, $3, now())`,
    own,
  )
  await db.owner.query(
    `insert into directive (id, region_id, municipality_id, kind, number, date_on, title) values ($1, $2, $3, 'приказ', $4, '2022-11-01', 'О сети школ')`,
    [...own, id],
  )
  for (const [at, role] of roles.entries()) {
    const clause = newId()
    await db.owner.query(
      `insert into clause (id, record_id, region_id, municipality_id, ord, number, text, action) values ($1, $2, $3, $4, $5, $6, 'Вести учёт встреч', 'вести учёт встреч')`,
      [clause, ...own, at, String(at + 1)],
    )
    await db.owner.query(
      `insert into responsible (id, record_id, row_id, region_id, municipality_id, ord, as_written, kind, role_code) values ($1, $2, $3, $4, $5, 0, $6, 'role', $6)`,
      [newId(), id, clause, region, municipality, role],
    )
  }
  return id
}

const asked = async ({ region }: Ground) =>
  (
    await db.owner.query<{
      role: string
      organisation: string | null
      person: string | null
      state: string
      title: string
    }>(
      `select occurrence as role, organisation_id as organisation, person_id as person, state, title from assignment
        where region_id = $1 and source_kind = 'nameHolder' order by occurrence, organisation_id nulls first`,
      [region],
    )
  ).rows

const confirmed = async (place: Ground, roles: readonly string[]) => {
  const directive = await paper(place, roles)
  const outcome = await runCommand(db.app, place.scope, confirm, { raw: { directive } })
  expect(outcome.kind).toBe('done')
}

test('роль документа, которую никто не исполняет, становится поручением назвать человека: координатору или директору', async () => {
  const place = await ground()
  await confirmed(place, ['municipalCurator', 'teamHead', 'teamHead', 'municipalCoordinator'])
  const found = await asked(place)
  expect(found.map(({ role, organisation, person }) => [role, organisation, person])).toEqual([
    ['municipalCurator', null, place.coordinator.person],
    ['teamHead', place.lake, null],
  ])
  expect(found[0]?.title).toContain('Назовите, кто исполняет роль')
  await confirmed(place, ['municipalCurator', 'teamHead'])
  expect(await asked(place)).toHaveLength(2)
})

test('поручение закрывается само, когда роль дана; другой школы и другой роли это не касается', async () => {
  const place = await ground()
  await confirmed(place, ['municipalCurator', 'teamHead'])
  const teacher = await makePerson(db, 'mentor', {
    region: place.region,
    municipality: place.municipality,
    organisation: place.lake,
  })
  const granted = await runCommand(db.app, place.scope, grantRole, {
    raw: {
      person: teacher.person,
      role: 'teamHead',
      node: `organisation:${place.lake}`,
      from: '01.09.2022',
      until: '',
      act: 'приказ № 94',
    },
  })
  expect(granted).toMatchObject({ kind: 'done' })
  await handleFacts(db, [closeNameHolder], log)
  expect((await asked(place)).map(({ role, state }) => [role, state])).toEqual([
    ['municipalCurator', 'assigned'],
    ['teamHead', 'accepted'],
  ])
  expect(await handleFacts(db, [closeNameHolder], log)).toBe(0)
  const { rows: reports } = await db.owner.query(
    `select r.channel, r.decision, r.decided_by from assignment_report r join assignment a on a.id = r.record_id where a.region_id = $1`,
    [place.region],
  )
  expect(reports).toEqual([{ channel: 'system', decision: 'accepted', decided_by: place.coordinator.person }])
  const { rows } = await db.owner.query(
    `select s.from_state, s.to_state, s.by_person from state_change s join assignment a on a.id = s.record_id where a.region_id = $1 and a.occurrence = 'teamHead'`,
    [place.region],
  )
  expect(rows).toEqual([
    { from_state: 'assigned', to_state: 'accepted', by_person: place.coordinator.person },
  ])
})

test('карточка поручения ведёт на форму нового человека с ролью, местом и документом и обратно', async () => {
  const place = await ground()
  await confirmed(place, ['teamHead'])
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from assignment where region_id = $1 and source_kind = 'nameHolder'`,
    [place.region],
  )
  const card = `/assignments/${rows[0]?.id ?? ''}`
  const head = await signedIn(app, await giveAccount(db, place.head.person ?? ''))
  const link = /href="(\/people\/new\?[^"]+)"/.exec((await head.get(card)).html)?.[1] ?? ''
  const form = await head.get(link.replaceAll('&amp;', '&'))
  expect(form.html).toMatch(/<option value="teamHead" selected/u)
  expect(form.html).toContain('№')
  const sent = await head.post('/people/new', {
    node: `organisation:${place.lake}`,
    lastName: 'Ладожская',
    firstName: 'Ирина',
    middleName: '',
    position: 'учитель',
    role: 'teamHead',
    from: '01.11.2022',
    act: 'приказ № 94',
    back: card,
  })
  expect(sent.location).toBe(`${card}?done=named`)
  expect((await head.get(`${card}?done=named`)).html).toContain('Человек добавлен')
  await handleFacts(db, [closeNameHolder], log)
  expect((await asked(place)).map(({ state }) => state)).toEqual(['reported'])
  expect([askingCard(card), askingCard('https://example.org'), askingCard('//example.org')]).toEqual([
    card,
    '',
    '',
  ])
})

test('обработчик, который упал, повторяется, а дважды о том же не говорит', async () => {
  const name = `test ${newId()}`
  await db.owner.query(`insert into fact (id, name, at) values ($1, $2, now())`, [newId(), name])
  let tries = 0
  const shaky = {
    name: 'test.shaky',
    of: name,
    handle: async () => {
      tries++
      if (tries === 1) throw new Error('not today')
    },
  }
  expect(await handleFacts(db, [shaky], log)).toBe(0)
  expect(await handleFacts(db, [shaky], log)).toBe(1)
  expect(await handleFacts(db, [shaky], log)).toBe(0)
  expect(tries).toBe(2)
})
