import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { newId } from '../../platform/random.ts'
import { writeAnnex } from './commands/annexes.ts'
import { moveClause, removeClause, writeClause } from './commands/clauses.ts'
import { addGround, startDirective, writeHead } from './commands/writing.ts'
import { doneBy, makeOffice, type Office, refusedBy } from './papers.fixture.ts'

const db = await testDatabase()

const started = async ({ officer }: Office): Promise<string> =>
  idInAddress(
    await doneBy(db, officer, startDirective, {
      kind: 'распоряжение',
      title: 'Об открытых уроках',
      answersTo: '',
    }),
  )

const clause = (directive: string, rest: object = {}) => ({
  directive,
  clause: '',
  parent: '',
  addressees: [],
  addressedAs: '',
  action: '',
  modality: 'order',
  term: '',
  control: '',
  controller: '',
  ...rest,
})

const clausesOf = async (directive: string) =>
  (
    await db.owner.query<{ id: string; number: string; text: string; due: string | null }>(
      'select id, number, text, due_on as due from clause where record_id = $1 order by ord',
      [directive],
    )
  ).rows

test('clauses are numbered by the program and keep their words when they move', async () => {
  const office = await makeOffice(db)
  const directive = await started(office)
  const write = (rest: object) => doneBy(db, office.officer, writeClause, clause(directive, rest))
  await write({ addressees: ['category:lowResults:школы'] })
  const [head] = await clausesOf(directive)
  await write({ parent: head?.id, action: 'Разработать план', term: 'до 15.11.2026' })
  await write({ parent: head?.id, action: 'Провести уроки', term: 'ежеквартально' })
  await write({
    addressees: [`organisation:${office.schools[0]}:МБОУ «Ключевская СОШ»`],
    action: 'принять гостей',
  })
  expect((await clausesOf(directive)).map(({ number, text, due }) => [number, text, due])).toEqual([
    ['1', 'Руководителям школ с низкими образовательными результатами:', null],
    ['1.1', 'Разработать план в срок до 15.11.2026.', '2026-11-15'],
    ['1.2', 'Провести уроки ежеквартально.', null],
    ['2', 'Руководителю МБОУ «Ключевская СОШ» принять гостей.', null],
  ])
  const [, , , last] = await clausesOf(directive)
  await doneBy(db, office.officer, moveClause, { directive, clause: last?.id, move: 'up' })
  expect((await clausesOf(directive)).map((each) => each.number)).toEqual(['1', '2', '2.1', '2.2'])
  expect(
    await refusedBy(db, office.officer, moveClause, { directive, clause: last?.id, move: 'up' }),
  ).toEqual(['cannotMove'])
  await doneBy(db, office.officer, removeClause, { directive, clause: head?.id })
  expect((await clausesOf(directive)).map((each) => each.number)).toEqual(['1'])
})

test('a term that is not understood, a person without a dative and an empty clause are named', async () => {
  const office = await makeOffice(db)
  const directive = await started(office)
  const codes = (rest: object) => refusedBy(db, office.officer, writeClause, clause(directive, rest))
  expect(await codes({ action: 'сделать', term: 'как получится' })).toEqual(['termNotUnderstood'])
  expect(
    await codes({ addressees: [`person:${office.officer.person}:Снегирёва`], action: 'собрать' }),
  ).toEqual(['writeDative'])
  expect(await codes({})).toEqual(['required'])
  expect(await clausesOf(directive)).toEqual([])
})

test('grounds, control and annexes are kept; a school writes papers too, a stranger finds none', async () => {
  const office = await makeOffice(db)
  const other = await makeOffice(db)
  const directive = await started(office)
  await doneBy(db, office.officer, addGround, { directive, record: '', words: 'приказа от 01.02.2026 № 15' })
  await doneBy(db, office.officer, writeAnnex, {
    directive,
    annex: '',
    title: 'План',
    kind: 'table',
    body: 'Школа\tДата\nКлючевская\t15.11.2026',
  })
  expect(
    await refusedBy(db, office.officer, writeAnnex, {
      directive,
      annex: '',
      title: 'План',
      kind: 'table',
      body: 'одна',
    }),
  ).toEqual(['tableTooSmall'])
  const asFile = { directive, annex: '', title: '', kind: 'file', body: '' }
  expect(await refusedBy(db, office.officer, writeAnnex, asFile)).toEqual(['chooseFile'])
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  const file = { name: 'смета.xlsx', sha256, size: 10, mediaType: 'application/octet-stream' }
  await doneBy(db, office.officer, writeAnnex, { ...asFile, file })
  const { rows: annexes } = await db.owner.query(
    'select a.id, a.number, a.title, f.purpose from annex a left join attachment f on f.id = a.attachment_id where a.record_id = $1 order by a.ord',
    [directive],
  )
  expect(annexes.map(({ number, title, purpose }) => [number, title, purpose])).toEqual([
    ['1', 'План', null],
    ['2', 'смета.xlsx', 'annex'],
  ])
  // another title keeps the file
  await doneBy(db, office.officer, writeAnnex, { ...asFile, annex: annexes[1]?.id, title: 'Смета уроков' })
  const head = {
    directive,
    kind: 'приказ',
    title: 'Об уроках',
    purpose: 'в целях обмена опытом',
    orderingWord: 'ПРИКАЗЫВАЮ',
    recipient: '',
    controlKind: 'person',
    control: '',
    controller: '',
    signatory: '',
    signatoryPosition: '',
    prepared: '',
  }
  expect(await refusedBy(db, office.officer, writeHead, head)).toEqual([
    'writeAccusative',
    'chooseController',
  ])
  await doneBy(db, office.officer, writeHead, { ...head, controlKind: 'self' })
  expect(await refusedBy(db, other.officer, writeHead, { ...head, controlKind: 'self' })).toEqual([
    'notFound',
  ])
  const school = await doneBy(db, office.head, startDirective, {
    kind: 'приказ',
    title: 'О команде',
    answersTo: '',
  })
  const { rows } = await db.owner.query(
    'select organisation_id, ordering_word, issuer from directive where id = $1',
    [idInAddress(school)],
  )
  expect(rows).toEqual([
    { organisation_id: office.schools[0], ordering_word: 'ПРИКАЗЫВАЮ', issuer: ['МБОУ «КЛЮЧЕВСКАЯ СОШ»'] },
  ])
})
