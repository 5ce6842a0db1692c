import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { reportAssignment } from '../assignments/commands.ts'
import { assignmentRoutes } from '../assignments/routes.ts'
import { nameDirectiveControllers } from './commands/controllers.ts'
import { doneBy, makeOffice, type Office, refusedBy, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, {
  routes: [...assignmentRoutes, ...routesOfPapers],
})

const ORDER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 12-р',
  'О сетевых встречах',
  '1. МБОУ «Ключевская СОШ» провести встречи 15.11.2026, 17.11.2026.',
  '2. МБОУ «Ключевская СОШ» подготовить план в срок до 01.12.2026.',
  'Председатель комитета                                        Р.А. Полевой',
]

type Given = { id: string; due: string; row: string; occurrence: string }
const givenIn = async (directive: string): Promise<Given[]> =>
  (
    await db.owner.query<Given>(
      'select id, due_on as due, source_row_id as row, occurrence from assignment where source_record_id = $1 order by due_on',
      [directive],
    )
  ).rows

/** Somebody of the committee who works there and holds no role in the program. */
const outsiderOf = async (office: Office): Promise<string> => {
  const at = { region: office.region, municipality: office.municipality }
  const { person } = await makePerson(db, 'methodologist', at, 'Безролева')
  await db.owner.query('delete from role_held where person_id = $1', [person])
  await db.owner.query(
    `insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on)
      select gen_random_uuid(), $1, organisation_id, region_id, municipality_id, 'специалист', '2020-01-01' from position_held where person_id = $2 limit 1`,
    [person, office.officer.person],
  )
  return person ?? ''
}

test('срок из двух дней даёт два поручения; пункт контролируют двое, и тот, у кого нет роли, видит только его и решает по отчёту', async () => {
  const office = await makeOffice(db)
  const outsider = await outsiderOf(office)
  const directive = await uploadLines(db, office.officer, ORDER)
  const clauses = await db.owner.query<{ id: string }>(
    'select id from clause where record_id = $1 order by ord',
    [directive],
  )
  const [first = '', second = ''] = clauses.rows.map((row) => row.id)
  const officer = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const naming = await officer.get(`/directives/${directive}/controllers?clause=${first}`)
  expect(naming.html).toContain('Безролева')
  const named = await officer.post(`/directives/${directive}/controllers`, {
    clause: first,
    people: [outsider, office.officer.person ?? ''],
  })
  expect([named.status, /class="err[^>]*>[^<]*/u.exec(named.html)?.[0]]).toEqual([303, undefined])
  expect((await officer.get(named.location)).html).toMatch(/Безролева В\. П\., Снегирёва В\. П\./u)
  expect(
    await refusedBy(db, office.officer, nameDirectiveControllers, {
      directive,
      clause: first,
      people: [office.region],
    }),
  ).toEqual(['notOfThisNode'])
  await doneBy(db, office.officer, confirmDirective, { directive })
  const given = await givenIn(directive)
  expect(given.map(({ due, row, occurrence }) => [due, row, occurrence])).toEqual([
    ['2026-11-15', first, '2026-11-15'],
    ['2026-11-17', first, '2026-11-17'],
    ['2026-12-01', second, ''],
  ])
  const [one, , other] = given
  await doneBy(db, office.head, reportAssignment, {
    assignment: one?.id,
    text: 'Встреча прошла',
    files: [],
    channel: 'self',
  })
  const who = await signedIn(app, await giveAccount(db, outsider))
  const mine = await who.get('/assignments/control')
  expect(mine.html).toContain('Провести встречи')
  expect(mine.html).toContain('Ключевская СОШ')
  expect(mine.html).not.toContain('Подготовить план')
  expect((await who.get('/assignments')).html).toContain('Мой контроль')
  expect((await who.get(`/assignments/${other?.id}`)).status).toBe(404)
  expect((await who.get(`/directives/${directive}`)).status).toBe(200)
  const judged = await who.post(`/assignments/${one?.id}/judge`, { decision: 'accepted', words: '' })
  expect(judged.status).toBe(303)
  const state = await db.owner.query('select state from assignment where id = $1', [one?.id])
  expect(state.rows).toEqual([{ state: 'accepted' }])
  await doneBy(db, office.officer, nameDirectiveControllers, {
    directive,
    clause: first,
    people: [office.methodologist.person],
  })
  expect((await who.get(`/assignments/${given[1]?.id}`)).status).toBe(404)
  expect(faults).toEqual([])
})

const PLAIN = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 02.10.2026 № 14-р',
  'Об утверждении положения о сетевых встречах',
  '1. Утвердить положение о сетевых встречах.',
  'Председатель комитета                                        Р.А. Полевой',
]

test('контролёр документа без поручений узнаёт о нём и видит его в своём списке, пока назван', async () => {
  const office = await makeOffice(db)
  const outsider = await outsiderOf(office)
  const directive = await uploadLines(db, office.officer, PLAIN)
  const name = { directive, clause: '' }
  await doneBy(db, office.officer, nameDirectiveControllers, { ...name, people: [outsider] })
  const told = async () =>
    (
      await db.owner.query(
        `select person_id as person, words ->> 'title' as title from notification where record_id = $1 and code = 'controllerNamed' order by created_at`,
        [directive],
      )
    ).rows
  expect(await told()).toEqual([])
  await doneBy(db, office.officer, confirmDirective, { directive })
  const title = 'Распоряжение № 14-р «Об утверждении положения о сетевых встречах»'
  expect(await told()).toEqual([{ person: outsider, title }])
  expect(await givenIn(directive)).toEqual([])
  const who = await signedIn(app, await giveAccount(db, outsider))
  const list = await who.get(`/assignments/control?controller=${outsider}`)
  expect(list.html).toContain('Документы на моём контроле')
  expect(list.html).toContain('Об утверждении положения о сетевых встречах')
  expect((await who.get(`/directives/${directive}`)).status).toBe(200)
  await doneBy(db, office.officer, nameDirectiveControllers, {
    ...name,
    people: [office.methodologist.person],
  })
  expect((await told()).map(({ person }) => person)).toEqual([outsider, office.methodologist.person])
  expect((await who.get(`/directives/${directive}`)).status).toBe(404)
  expect(faults).toEqual([])
})
