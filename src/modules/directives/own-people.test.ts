import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { confirmDirective, resolveDirective, startDirective } from '../../main/confirm.ts'
import { correctClause } from './commands/check.ts'
import { writeClause } from './commands/clauses.ts'
import { answerQuestion } from './commands/intake.ts'
import { receiveDirective } from './commands/resolution.ts'
import { signDirective } from './commands/signing.ts'
import { doneBy, makeOffice, type Office, refusedBy, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app } = testServer(db, { routes: routesOfPapers })

const ORDER = [
  'МБОУ «КЛЮЧЕВСКАЯ СОШ»',
  'ПРИКАЗ',
  'от 01.10.2026 № 12',
  'О подготовке сведений',
  'ПРИКАЗЫВАЮ:',
  '1. Педагогам-наставникам представить сведения в срок до 15.11.2026.',
  '2. Муниципальным координаторам собрать сведения школ в срок до 20.11.2026.',
  'Директор                                        А.А. Сенокосова',
]

const clauseIds = async (paper: string): Promise<string[]> =>
  (
    await db.owner.query<{ id: string }>('select id from clause where record_id = $1 order by ord', [paper])
  ).rows.map(({ id }) => id)

/** «Кому» of people who are not of the school: those above it, another school, all schools. */
const beyond = (office: Office): string[] => [
  `person:${office.officer.person}:Снегирёва`,
  'role:municipalCoordinator:Муниципальный координатор',
  'category:all:все школы',
  `organisation:${office.schools[1]}:МКОУ «Моховская ООШ»`,
]

/** Somebody whom «муниципальным координаторам» means. */
const makeCoordinator = ({ region, municipality }: Office) =>
  makePerson(db, 'municipalCoordinator', { region, municipality }, 'Кузнецова')

const written = (directive: string, addressees: readonly string[]) => ({
  directive,
  clause: '',
  parent: '',
  addressees,
  addressedAs: 'названным',
  action: 'собрать сведения',
  modality: 'order',
  term: '',
  control: '',
  controller: '',
})

test('приказ школы, написанный в программе, отказывает в адресате выше школы рядом с полем', async () => {
  const office = await makeOffice(db)
  const start = (kind: string) =>
    doneBy(db, office.head, startDirective, { kind, title: 'О сведениях', answersTo: '' }).then(idInAddress)
  const order = await start('приказ')
  for (const whom of beyond(office))
    expect(await refusedBy(db, office.head, writeClause, written(order, [whom])), whom).toEqual([
      'onlyOwnPeople',
    ])
  const who = await signedIn(app, await giveAccount(db, office.head.person ?? ''))
  const at = `/directives/${order}/writing/clauses/new`
  // its lists hold its own people only, and «Кому» stands in its clauses, not in its head
  const form = (await who.get(at)).html
  const lists = form.slice(form.indexOf('name="addressees"'))
  expect(lists).toContain('Сенокосова')
  for (const above of ['Снегирёва', 'все школы', 'Муниципальный координатор'])
    expect(lists).not.toContain(above)
  expect((await who.get(`/directives/${order}/writing/head`)).html).not.toContain('name="recipient"')
  const refused = await who.post(at, {
    addressees: beyond(office)[0] ?? '',
    action: 'собрать',
    modality: 'order',
  })
  expect(refused.html).toContain('Документ школы поручает только её работникам. Уберите: Снегирёва')
  expect(refused.html).toContain('href="#f-addressees"')
  const own = [`person:${office.head.person}:Сенокосова`, 'role:mentor:Наставник']
  await doneBy(db, office.head, writeClause, written(order, own))
  // a letter speaks to anybody; a draft of a letter turned into an order is not registered with them
  const letter = await start('письмо')
  await doneBy(db, office.head, writeClause, written(letter, beyond(office).slice(0, 1)))
  await db.owner.query(`update directive set kind = 'приказ' where id = $1`, [letter])
  const sign = {
    directive: letter,
    number: '7',
    date: '01.11.2026',
    position: 'Директор',
    name: 'А.А. Сенокосова',
    copies: [
      {
        file: { name: 'скан.pdf', sha256: 'a'.repeat(64), size: 10, mediaType: 'application/pdf' },
        purpose: 'copy',
        parts: null,
      },
    ],
    lines: null,
    accept: false,
  }
  expect(await refusedBy(db, office.head, signDirective, sign)).toEqual(['clauseBeyondSchool'])
})

test('загруженный приказ школы не вводится в действие, пока в нём поручено тем, кто не её работник', async () => {
  const office = await makeOffice(db)
  const paper = await uploadLines(db, office.head, ORDER)
  const [, second = ''] = await clauseIds(paper)
  expect(await refusedBy(db, office.head, confirmDirective, { directive: paper })).toEqual([
    'clauseBeyondSchool',
  ])
  const who = await signedIn(app, await giveAccount(db, office.head.person ?? ''))
  expect((await who.get(`/directives/${paper}/addressees`)).html).toContain(
    'Пункт 2: документ школы поручает только её работникам',
  )
  const correct = (addressees: readonly string[]) => ({
    directive: paper,
    clause: second,
    number: '2',
    parent: '',
    action: 'собрать сведения школ',
    modality: 'order',
    term: '',
    addressees,
    leftOut: false,
    remember: false,
  })
  for (const whom of beyond(office).filter((each) => !each.startsWith('role')))
    expect(await refusedBy(db, office.head, correctClause, correct([whom])), whom).toEqual(['onlyOwnPeople'])
  await doneBy(db, office.head, correctClause, correct([`person:${office.head.person}:Сенокосова`]))
  await doneBy(db, office.head, confirmDirective, { directive: paper })
  const { rows } = await db.owner.query(
    'select distinct organisation_id as node from assignment where source_record_id = $1',
    [paper],
  )
  expect(rows).toEqual([{ node: office.schools[0] }])
})

test('ответ при сверке не делает адресатом приказа школы тех, кто выше', async () => {
  const office = await makeOffice(db)
  const paper = await uploadLines(db, office.head, [
    ...ORDER.slice(0, 5),
    '1. МБОУ «Неведомая СОШ» представить сведения в срок до 15.11.2026.',
    ...ORDER.slice(-1),
  ])
  const { rows } = await db.owner.query<{ id: string }>(
    'select id from directive_question where record_id = $1 order by ord',
    [paper],
  )
  const answer = (other: string) => ({
    directive: paper,
    question: rows[0]?.id,
    choice: 'other',
    other,
    remember: false,
  })
  for (const whom of beyond(office))
    expect(
      await refusedBy(db, office.head, answerQuestion, answer(whom.split(':').slice(0, 2).join(':'))),
      whom,
    ).toEqual(['onlyOwnPeople'])
  await doneBy(db, office.head, answerQuestion, answer(`organisation:${office.schools[0]}`))
})

test('по резолюции школы поручения не уходят выше неё', async () => {
  const office = await makeOffice(db)
  const paper = await uploadLines(
    db,
    office.head,
    [
      'КОМИТЕТ ОБРАЗОВАНИЯ',
      'РАСПОРЯЖЕНИЕ',
      'от 01.10.2026 № 12-р',
      'О сведениях',
      '1. Руководителям общеобразовательных организаций представить сведения в срок до 15.11.2026.',
      '2. Муниципальным координаторам собрать сведения школ в срок до 20.11.2026.',
    ],
    'incoming',
  )
  await makeCoordinator(office)
  await doneBy(db, office.head, receiveDirective, { directive: paper, number: '', receivedOn: '' })
  const [first = '', second = ''] = await clauseIds(paper)
  const line = (clause: string, executors: readonly (string | null)[]) => ({
    clause,
    goesDown: true,
    text: '',
    term: '',
    executors,
  })
  const resolution = (executors: readonly (string | null)[]) => ({
    directive: paper,
    text: 'Исполнить',
    lines: [line(first, executors), line(second, [])],
  })
  expect(await refusedBy(db, office.head, resolveDirective, resolution([office.officer.person]))).toEqual([
    'notOfThisNode',
  ])
  await doneBy(db, office.head, resolveDirective, resolution([office.head.person]))
  const { rows } = await db.owner.query(
    'select distinct organisation_id as node from assignment where source_record_id = $1',
    [paper],
  )
  expect(rows).toEqual([{ node: office.schools[0] }])
})
