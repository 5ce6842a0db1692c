import { expect, test } from 'vitest'
import { makeMunicipality, makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { confirmDirective, resolveDirective } from '../../main/confirm.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { type Scope, scopeOfPerson } from '../../platform/scope/scope.ts'
import { recallSent } from '../assignments/commands.ts'
import { toDecide } from '../assignments/queries/papers.ts'
import { markRead } from './commands/changes.ts'
import { draftResolution, receiveDirective } from './commands/resolution.ts'
import type { DirectiveReading } from './domain/reading/types.ts'
import { doneBy, LETTER, makeOffice, type Office, refusedBy, uploadLines } from './papers.fixture.ts'

const db = await testDatabase()

const clauseOf = async (directive: string, number: string): Promise<string> => {
  const { rows } = await db.owner.query('select id from clause where record_id = $1 and number = $2', [
    directive,
    number,
  ])
  return rows[0]?.id ?? ''
}

const given = async (directive: string) =>
  (
    await db.owner.query<{ title: string; due: string; person: string | null; organisation: string | null }>(
      `select title, due_on as due, person_id as person, organisation_id as organisation from assignment where source_record_id = $1 order by title, id`,
      [directive],
    )
  ).rows

const line = (clause: string | null, rest: object = {}) => ({
  clause,
  goesDown: true,
  text: '',
  term: '',
  executors: [],
  ...rest,
})

const received = async (office: Office, lines = LETTER): Promise<string> => {
  const directive = await uploadLines(db, office.officer, lines, 'incoming')
  await doneBy(db, office.officer, receiveDirective, { directive, number: '', receivedOn: '' })
  return directive
}

test('an incoming paper gives nothing out until the head has written his resolution', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, LETTER, 'incoming')
  expect(await refusedBy(db, office.officer, confirmDirective, { directive })).toContain('needsResolution')
  await doneBy(db, office.officer, receiveDirective, { directive, number: '', receivedOn: '' })
  expect(await given(directive)).toEqual([])
  const waits = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', toDecide)).papers.map(({ id, wants }) => [id, wants])
  expect(await waits(office.chair)).toEqual([[directive, 'resolution']])
  expect([await waits(office.officer), await waits(office.head)]).toEqual([[], []])
  const { rows } = await db.owner.query('select state, intake_number from directive where id = $1', [
    directive,
  ])
  expect(rows).toEqual([{ state: 'resolution', intake_number: '1' }])
  const another = LETTER.map((text) => text.replace('№ 338-р', '№ 339-р'))
  const second = await received(office, another)
  const again = await db.owner.query('select intake_number from directive where id = $1', [second])
  expect(again.rows).toEqual([{ intake_number: '2' }])
})

test('a methodologist prepares the resolution, only the head gives it, and one press is enough', async () => {
  const office = await makeOffice(db)
  const directive = await received(office)
  const raw = { directive, text: 'В работу', lines: [] }
  await doneBy(db, office.methodologist, draftResolution, raw)
  expect(await refusedBy(db, office.methodologist, resolveDirective, raw)).toEqual(['forbidden'])
  await doneBy(db, office.chair, resolveDirective, raw)
  const found = await given(directive)
  expect(
    found
      .map((each) => each.organisation)
      .filter((each) => each !== null)
      .sort(),
  ).toEqual([...office.schools].sort())
  const { rows } = await db.owner.query(
    'select name_then, position_then from directive_resolution where record_id = $1',
    [directive],
  )
  expect(rows).toEqual([{ name_then: 'В.П. Вяземская', position_then: 'должность: Вяземская' }])
  expect(await refusedBy(db, office.chair, resolveDirective, raw)).toEqual(['directiveNotNow'])
})

test('the inner term, the executor and the clause that stays here are carried out', async () => {
  const office = await makeOffice(db)
  const directive = await received(office)
  const [one, two] = [await clauseOf(directive, '1'), await clauseOf(directive, '2')]
  await doneBy(db, office.chair, resolveDirective, {
    directive,
    text: '',
    lines: [
      line(one, { term: 'до 10.11.2026' }),
      line(two, { goesDown: false, text: 'Собрать ответы', executors: [office.officer.person] }),
      line(null, { text: 'Доложить', term: '18.11.2026', executors: [office.methodologist.person] }),
    ],
  })
  const found = await given(directive)
  expect(
    found.filter((each) => each.organisation !== null && each.person === null).map((each) => each.due),
  ).toEqual(['2026-11-10', '2026-11-10'])
  expect(found.filter((each) => each.person !== null)).toMatchObject([
    { title: 'Доложить', due: '2026-11-18', person: office.methodologist.person },
    { title: 'Собрать ответы', due: '2026-11-20', person: office.officer.person },
  ])
})

test('a term of several days is given day by day to the executor and below, as it was written', async () => {
  const office = await makeOffice(db)
  const directive = await received(office)
  const one = await clauseOf(directive, '1')
  await doneBy(db, office.chair, resolveDirective, {
    directive,
    text: '',
    lines: [
      line(one, { term: '05.11.2026, 12.11.2026' }),
      line(null, { text: 'Доложить', term: '06.11.2026, 13.11.2026', executors: [office.officer.person] }),
    ],
  })
  const found = await given(directive)
  const days = (of: (each: (typeof found)[number]) => boolean) =>
    [...new Set(found.filter(of).map((each) => each.due))].sort()
  expect(days((each) => each.title === 'Доложить')).toEqual(['2026-11-06', '2026-11-13'])
  expect(days((each) => each.organisation !== null && each.person === null)).toEqual([
    '2026-11-05',
    '2026-11-12',
  ])
})

test('for some minutes everything that the resolution gave out can be taken back', async () => {
  const office = await makeOffice(db)
  const directive = await received(office)
  const task = line(null, { text: 'Доложить', executors: [office.officer.person] })
  await doneBy(db, office.chair, resolveDirective, { directive, text: '', lines: [task] })
  await doneBy(db, office.chair, recallSent, { source: directive, reason: 'Не тот документ' })
  const { rows } = await db.owner.query('select distinct state from assignment where source_record_id = $1', [
    directive,
  ])
  expect(rows).toEqual([{ state: 'recalled' }])
})

test('a term that cannot be understood and a task for nobody are named beside their fields', async () => {
  const office = await makeOffice(db)
  const directive = await received(office)
  const codes = await refusedBy(db, office.chair, resolveDirective, {
    directive,
    text: '',
    lines: [line(null, { text: 'Доложить', term: 'когда-нибудь потом' })],
  })
  expect(codes).toEqual(['termNotUnderstood', 'taskForNobody'])
  expect(await given(directive)).toEqual([])
})

test('an act that is only cited gets a card, and the paper itself takes its links over', async () => {
  const office = await makeOffice(db)
  const citing = await uploadLines(db, office.officer, [
    'КОМИТЕТ ОБРАЗОВАНИЯ ЗАОЗЁРСКОГО РАЙОНА',
    'РАСПОРЯЖЕНИЕ',
    'от 10.10.2026 № 120',
    'О сведениях школ',
    'На основании распоряжения комитета образования области от 01.10.2026 № 338-р:',
    '1. Руководителям общеобразовательных организаций подготовить сведения в срок до 10.11.2026.',
    'Председатель комитета                                        Т.О. Вяземская',
  ])
  await doneBy(db, office.officer, confirmDirective, { directive: citing })
  const ground = async () =>
    (
      await db.owner.query(
        `select d.id, d.state, d.number from record_link l join directive d on d.id = l.to_record_id where l.record_id = $1 and l.kind = 'ground'`,
        [citing],
      )
    ).rows
  expect(await ground()).toMatchObject([{ state: 'mentioned', number: '338-р' }])
  const paper = await received(office)
  await doneBy(db, office.chair, resolveDirective, { directive: paper, text: '', lines: [] })
  expect(await ground()).toMatchObject([{ id: paper, state: 'inForce' }])
})

/** A plan whose one row has these days. */
const planOf = (activity: string, dates: readonly string[]) =>
  ({
    tables: [
      {
        kind: 'roadmap',
        columns: [],
        rows: [
          {
            number: '9',
            parent: null,
            cells: { activity },
            termText: null,
            term: { kind: 'days', dates },
            termAlternatives: [],
            municipal: [],
            institutional: [],
            expectedResult: null,
            heading: false,
            place: null,
            doubts: [],
          },
        ],
        place: null,
        doubts: [],
      },
    ],
  }) as unknown as Partial<DirectiveReading>

const remarksOf = async (directive: string) =>
  (
    await db.owner.query<{ words: Record<string, string> }>(
      `select words from directive_question where record_id = $1 and code = 'remark.event-in-other-document'`,
      [directive],
    )
  ).rows

test('R229: a paper is read beside those of the register that its reader sees, and meetings on the same days are named', async () => {
  const office = await makeOffice(db)
  const stranger = await makeOffice(db)
  const days = ['2026-10-15', '2026-11-19', '2026-12-17']
  const first = await uploadLines(db, office.officer, LETTER, 'own', planOf('Методический день', days))
  expect(await remarksOf(first)).toEqual([])
  const again = await uploadLines(db, office.officer, LETTER, 'own', planOf('Семинар', days.toReversed()))
  expect(JSON.stringify(await remarksOf(again))).toContain('строка 9')
  const other = await uploadLines(
    db,
    office.officer,
    LETTER,
    'own',
    planOf('Семинар', ['2026-10-15', '2026-11-20', '2026-12-18']),
  )
  expect(await remarksOf(other)).toEqual([])
  const elsewhere = await uploadLines(db, stranger.officer, LETTER, 'own', planOf('Семинар', days))
  expect(await remarksOf(elsewhere)).toEqual([])
})

test('R181, R187: schools are meant by a mark of low engagement and by their conditions', async () => {
  const office = await makeOffice(db)
  const [first, second] = office.schools
  await db.owner.query(
    `insert into organisation_attribute (id, organisation_id, region_id, municipality_id, attribute, value, from_on, basis)
       values (gen_random_uuid(), $1, $2, $3, 'engagement:Ступени', 'low', '2026-01-01', 'письмо')`,
    [first, office.region, office.municipality],
  )
  await db.owner.query('update organisation set adverse_social_conditions = true where id = $1', [second])
  const paper = await uploadLines(db, office.officer, [
    'КОМИТЕТ ОБРАЗОВАНИЯ ЗАОЗЁРСКОГО РАЙОНА',
    'РАСПОРЯЖЕНИЕ',
    'от 10.10.2026 № 121',
    'О сведениях школ',
    '1. Руководителям школ с низкой вовлечённостью подготовить сведения до 10.11.2026.',
    '2. Руководителям школ, функционирующих в неблагоприятных социальных условиях, назначить ответственного до 12.11.2026.',
    'Председатель комитета                                        Т.О. Вяземская',
  ])
  await doneBy(db, office.officer, confirmDirective, { directive: paper })
  const { rows: made } = await db.owner.query<{ due_on: string; organisation_id: string }>(
    'select due_on, organisation_id from assignment where source_record_id = $1 order by due_on',
    [paper],
  )
  expect(made).toEqual([
    { due_on: '2026-11-10', organisation_id: first },
    { due_on: '2026-11-12', organisation_id: second },
  ])
})

test('R175: a paper of the region goes to whole municipalities, and an official of each marks that it has been read', async () => {
  const office = await makeOffice(db)
  const { region, municipality } = office
  const neighbour = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  await makePerson(db, 'authorityHead', { region, municipality: neighbour }, 'Лунёв')
  const regional = scopeOfPerson(await makePerson(db, 'regionalCoordinator', { region }, 'Градова'), moment())
  const paper = await uploadLines(db, regional, [
    'КОМИТЕТ ОБРАЗОВАНИЯ ОБЛАСТИ',
    'РАСПОРЯЖЕНИЕ',
    'от 10.10.2026 № 122',
    'О сведениях районов',
    '1. Председателям комитетов образования подготовить сведения до 10.11.2026.',
    'Председатель комитета                                        Р.А. Полевой',
  ])
  await doneBy(db, regional, confirmDirective, { directive: paper })
  const marks = async () =>
    (
      await db.owner.query<{ id: string; read: boolean }>(
        'select addressee_municipality_id as id, read_at is not null as read from directive_distribution where record_id = $1 and addressee_municipality_id is not null',
        [paper],
      )
    ).rows.sort((a, b) => Number(b.read) - Number(a.read))
  expect((await marks()).map(({ read }) => read)).toEqual([false, false])
  expect(await refusedBy(db, office.head, markRead, { directive: paper })).toEqual(['notFound'])
  await doneBy(db, office.officer, markRead, { directive: paper })
  expect(await refusedBy(db, office.chair, markRead, { directive: paper })).toEqual(['alreadyRead'])
  expect(await marks()).toEqual([
    { id: municipality, read: true },
    { id: neighbour, read: false },
  ])
})
