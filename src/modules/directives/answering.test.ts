import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { newId } from '../../platform/random.ts'
import { judgeAssignment, reportAssignment } from '../assignments/commands.ts'
import { assignmentRoutes } from '../assignments/routes.ts'
import { writeClause } from './commands/clauses.ts'
import { signDirective } from './commands/signing.ts'
import { startDirectiveWith } from './commands/writing.ts'
import { doneBy, makeOffice, type Office, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, {
  routes: [...assignmentRoutes, ...routesOfPapers],
})

const ORDER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 12-р',
  'О сведениях',
  '1. МБОУ «Ключевская СОШ» представить сведения в срок до 15.11.2026.',
  'Председатель комитета                                        Р.А. Полевой',
]

const file = async (name: string) => {
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  return { name, sha256, size: 10, mediaType: 'application/pdf' }
}

/** A поручение of the school that was reported with a file and sent back. */
const returned = async (office: Office): Promise<{ paper: string; assignment: string }> => {
  const paper = await uploadLines(db, office.officer, ORDER)
  await doneBy(db, office.officer, confirmDirective, { directive: paper })
  const { rows } = await db.owner.query<{ id: string }>(
    'select id from assignment where source_record_id = $1',
    [paper],
  )
  const assignment = rows[0]?.id ?? ''
  const files = [await file('сведения.pdf')]
  await doneBy(db, office.head, reportAssignment, { assignment, text: 'Готово', files, channel: 'self' })
  await doneBy(db, office.officer, judgeAssignment, {
    assignment,
    decision: 'returned',
    words: 'Нужно официальное письмо',
  })
  return { paper, assignment }
}

test('ответ письмом: форма и файлы отчёта становятся приложениями, регистрация закрывает поручение, решает контролирующий', async () => {
  const office = await makeOffice(db)
  const { paper, assignment } = await returned(office)
  const who = await signedIn(app, await giveAccount(db, office.head.person ?? ''))
  const link = `/directives/write?answers=${paper}&amp;assignment=${assignment}`
  expect((await who.get(`/assignments/${assignment}`)).html).toContain(`href="${link}"`)
  const page = await who.get(link.replace('&amp;', '&'))
  expect(page.html).toContain('поручение «Представить сведения» будет отмечено исполненным')
  expect(page.html).toMatch(/name="recipient"[^>]*>\nПредседателю комитета\nПолевой Р\.А\.</u)
  expect(page.html).toContain('поправьте сами: «Полевой Р.А.»')
  const start = startDirectiveWith(async () => ({
    title: 'Сведения о школе',
    rows: [['Сколько | учителей', '12\nиз них молодых 3']],
  }))
  const letter = idInAddress(
    await doneBy(db, office.head, start, {
      kind: 'письмо',
      title: 'О сведениях',
      answersTo: paper,
      assignment,
      recipient: 'Председателю комитета\nПолевому Р.А.',
    }),
  )
  const annexes = await db.owner.query(
    'select number, title, kind, body, attachment_id is not null as file from annex where record_id = $1 order by ord',
    [letter],
  )
  expect(annexes.rows).toEqual([
    {
      number: '1',
      title: 'Сведения о школе',
      kind: 'table',
      body: 'Вопрос | Ответ\nСколько / учителей | 12; из них молодых 3',
      file: false,
    },
    { number: '2', title: 'сведения.pdf', kind: 'file', body: '', file: true },
  ])
  await doneBy(db, office.head, writeClause, {
    directive: letter,
    clause: '',
    parent: '',
    addressees: [],
    addressedAs: '',
    action: 'Направляем сведения о школе',
    modality: 'order',
    term: '',
    control: '',
    controller: '',
  })
  const drafted = (await who.get(`/directives/${letter}`)).html
  expect(drafted).toContain('сведения.pdf')
  // a letter of a school is its words: it asks nobody to report and lays no control
  const form = (await who.get(`/directives/${letter}/writing/clauses/new`)).html
  expect(form).toContain('Что написать')
  for (const name of ['addressees', 'term', 'control', 'controller'])
    expect(form).not.toContain(`name="${name}"`)
  const head = (await who.get(`/directives/${letter}/writing/head`)).html
  expect(head).toContain('name="recipient"')
  expect(head).not.toContain('name="controller"')
  expect((await who.get(`/directives/${letter}/paper`)).html).toContain('Полевому Р.А.')
  await doneBy(db, office.head, signDirective, {
    directive: letter,
    number: '41',
    date: '02.11.2026',
    position: 'Директор',
    name: 'В.П. Сенокосова',
    copies: [{ file: await file('scan.pdf'), purpose: 'copy', parts: null }],
    lines: null,
    accept: false,
  })
  const card = (await who.get(`/directives/${letter}?done=signed`)).html
  expect(card).toContain('Письмо зарегистрировано')
  expect(card).not.toContain('Ввести в действие')
  const reports = await db.owner.query(
    `select a.state, r.channel, r.proof_label as label, r.proof_record_id as record from assignment a
      join assignment_report r on r.record_id = a.id where a.id = $1 order by r.no desc limit 1`,
    [assignment],
  )
  expect(reports.rows).toEqual([
    { state: 'reported', channel: 'system', label: 'Исходящее письмо от 02.11.2026 № 41', record: letter },
  ])
  expect(faults).toEqual([])
})
