import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { linesOfPaper } from '../../documents/paper.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { changeDirective, markRead } from './commands/changes.ts'
import { signDirective } from './commands/signing.ts'
import { putVisaOn, sendForVisas } from './commands/visas.ts'
import { paperOf } from './domain/writing/sheet.ts'
import { draftAsSigned } from './domain/writing/signing.ts'
import { doneBy, drafted, makeOffice, refusedBy, routesOfPapers } from './papers.fixture.ts'
import { draftCard } from './queries/draft.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, { routes: routesOfPapers })

const stateOf = async (directive: string): Promise<string> =>
  (await db.owner.query('select state from directive where id = $1', [directive])).rows[0]?.state

const file = async (name: string) => {
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  return { name, sha256, size: 10, mediaType: 'application/pdf' }
}

const signing = async (directive: string, rest: object = {}) => ({
  directive,
  number: '41-р',
  date: '01.11.2026',
  position: 'Председатель комитета',
  name: 'В.П. Вяземская',
  copies: [{ file: await file('scan.pdf'), purpose: 'copy', parts: null }],
  lines: null,
  accept: false,
  ...rest,
})

const given = async (directive: string) =>
  (
    await db.owner.query<{ organisation: string; state: string; due: string; row: string }>(
      `select organisation_id as organisation, state, due_on as due, source_row_id as row from assignment where source_record_id = $1`,
      [directive],
    )
  ).rows

test('visas in order: the draft lies with one person at a time, remarks bring it back, the last one agrees it', async () => {
  const office = await makeOffice(db)
  const directive = await drafted(db, office)
  const people = [office.methodologist.person, office.chair.person]
  const send = { directive, people, mode: 'inOrder' }
  expect(await refusedBy(db, office.officer, sendForVisas, { ...send, people: [] })).toEqual(['chooseVisas'])
  expect(
    await refusedBy(db, office.officer, sendForVisas, { ...send, people: [office.head.person] }),
  ).toEqual(['notOfThisNode'])
  await doneBy(db, office.officer, sendForVisas, send)
  const agree = { directive, decision: 'agreed', remark: '' }
  expect(await refusedBy(db, office.chair, putVisaOn, agree)).toEqual(['forbidden'])
  expect(await refusedBy(db, office.methodologist, putVisaOn, { ...agree, decision: 'remarks' })).toEqual([
    'required',
  ])
  await doneBy(db, office.methodologist, putVisaOn, {
    directive,
    decision: 'remarks',
    remark: 'Пункт 1.1: нет предмета',
  })
  expect(await stateOf(directive)).toBe('draft')
  await doneBy(db, office.officer, sendForVisas, send)
  await doneBy(db, office.methodologist, putVisaOn, agree)
  expect(await stateOf(directive)).toBe('visas')
  await doneBy(db, office.chair, putVisaOn, agree)
  expect(await stateOf(directive)).toBe('agreed')
  const { rows } = await db.owner.query(
    'select round, name_then as name, state from directive_visa where record_id = $1 order by round, ord',
    [directive],
  )
  expect(rows).toEqual([
    { round: 1, name: 'В.П. Трофимова', state: 'remarks' },
    { round: 1, name: 'В.П. Вяземская', state: 'withdrawn' },
    { round: 2, name: 'В.П. Трофимова', state: 'agreed' },
    { round: 2, name: 'В.П. Вяземская', state: 'agreed' },
  ])
})

test('a signed copy with another text is taken only when a person says so; assignments go out after that', async () => {
  const office = await makeOffice(db)
  const directive = await drafted(db, office)
  const draft = await asPerson(db.app, office.officer, 'read', (tx) =>
    draftCard(tx, directive, {
      region: office.region,
      municipality: office.municipality,
      organisation: null,
    }),
  )
  if (draft === null) throw new Error('the draft is there')
  const input = await signing(directive)
  const printed = linesOfPaper(paperOf(draftAsSigned(draft, input, '2026-11-01' as never)))
  const other = printed.map((line) => line.replace('15.12.2026', '20.12.2026'))
  expect(await refusedBy(db, office.officer, signDirective, { ...input, lines: other })).toEqual([
    'textDiffers',
  ])
  await doneBy(db, office.officer, signDirective, { ...input, lines: printed })
  expect(await given(directive)).toEqual([])
  await doneBy(db, office.officer, confirmDirective, { directive })
  expect(await given(directive)).toMatchObject([
    { organisation: office.schools[0], state: 'assigned', due: '2026-12-15' },
  ])
  const { rows } = await db.owner.query(
    'select number, date_on, signatory_name, state, (select count(*)::int from clause c where c.record_id = d.id) as clauses from directive d where id = $1',
    [directive],
  )
  expect(rows).toEqual([
    { number: '41-р', date_on: '2026-11-01', signatory_name: 'В.П. Вяземская', state: 'inForce', clauses: 3 },
  ])
  const called = await db.owner.query('select title from record where id = $1', [directive])
  expect(called.rows).toEqual([{ title: 'Распоряжение № 41-р «Об открытых уроках»' }])
  const second = await drafted(db, office)
  expect(await refusedBy(db, office.officer, signDirective, await signing(second))).toEqual(['numberTaken'])
  await doneBy(db, office.officer, signDirective, await signing(second, { number: '' }))
  const taken = await db.owner.query('select number from directive where id = $1', [second])
  expect(taken.rows).toEqual([{ number: '1' }])
})

test('the PDF and its detached signature come back together: the card says who signed, when, and that nobody verified it', async () => {
  const office = await makeOffice(db)
  const directive = await drafted(db, office)
  await db.owner.query(
    'insert into file_blob (sha256, size, created_at) values ($1, 10, now()) on conflict do nothing',
    ['0'.repeat(64)],
  )
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const page = await who.get(`/directives/${directive}/sign`)
  expect(page.html).toContain('выберите их вместе')
  const form = new FormData()
  const key = /name="command_key" value="([^"]*)"/u.exec(page.html)?.[1] ?? ''
  const fields = {
    command_key: key,
    number: '41-р',
    date: '01.11.2026',
    position: 'Председатель',
    name: 'Т.О. Вяземская',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  // a file that cannot be taken is named at its field; what was typed stays
  form.append('copies', new File(['program'], 'Приказ 41.exe'))
  const wrong = await who.post(`/directives/${directive}/sign`, form)
  expect([wrong.status, wrong.html.includes('Т.О. Вяземская')]).toEqual([422, true])
  expect(wrong.html).toMatch(/href="#f-copies">Такой файл принять нельзя/u)
  // a broken copy with nothing in it is not left out in silence
  form.set('copies', new File([], 'Приказ 41.pdf'))
  const empty = await who.post(`/directives/${directive}/sign`, form)
  expect([empty.status, empty.html.includes('Файл пустой')]).toEqual([422, true])
  form.delete('copies')
  // a field without a file comes so from a browser
  form.append('scan', new File([], ''))
  form.append('copies', new File(['sig'], 'Приказ 41.pdf.sig', { type: 'application/pkcs7-signature' }))
  form.append('copies', new File(['pdf'], 'Приказ 41.pdf', { type: 'application/pdf' }))
  const sent = await who.post(`/directives/${directive}/sign`, form)
  expect(sent.location).toContain('done=signed')
  const { html } = await who.get(`/directives/${directive}`)
  expect(html).toContain('Вяземская Татьяна Олеговна')
  expect(html).toContain('председатель комитета, Комитет образования Заозёрского района')
  expect(html).toContain('сертификат действует до 25.02.2028')
  expect(html).toContain('Программа подпись не проверяет')
  const { rows } = await db.owner.query(
    'select purpose, name from attachment where record_id = $1 order by purpose',
    [directive],
  )
  expect(rows).toEqual([
    { purpose: 'signature', name: 'Приказ 41.pdf.sig' },
    { purpose: 'source', name: 'Приказ 41.pdf' },
  ])
  expect(faults).toEqual([])
})

test('a repealed clause recalls its open assignments with the reason; a school marks that it has read the paper', async () => {
  const office = await makeOffice(db)
  const directive = await drafted(db, office)
  await doneBy(db, office.officer, signDirective, await signing(directive))
  await doneBy(db, office.officer, confirmDirective, { directive })
  const [assignment] = await given(directive)
  await doneBy(db, office.head, markRead, { directive })
  expect(await refusedBy(db, office.head, markRead, { directive })).toEqual(['alreadyRead'])
  const change = {
    directive,
    by: '',
    words: 'распоряжения от 10.11.2026 № 50',
    from: '10.11.2026',
    whole: false,
    lines: [{ clause: assignment?.row, kind: 'repeal', text: '' }],
  }
  expect(await refusedBy(db, office.officer, changeDirective, { ...change, words: '' })).toEqual([
    'nameTheAct',
  ])
  expect(await refusedBy(db, office.officer, changeDirective, { ...change, from: '01.01.2020' })).toEqual([
    'beforeThePaper',
  ])
  await doneBy(db, office.officer, changeDirective, change)
  expect(await stateOf(directive)).toBe('amended')
  expect(await given(directive)).toMatchObject([{ state: 'recalled' }])
  const { rows } = await db.owner.query(
    `select note from state_change where to_state = 'recalled' and record_id in (select id from assignment where source_record_id = $1)`,
    [directive],
  )
  expect(rows).toEqual([{ note: 'Пункт отменён на основании распоряжения от 10.11.2026 № 50' }])
  await doneBy(db, office.officer, changeDirective, { ...change, whole: true, lines: [] })
  expect(await stateOf(directive)).toBe('repealed')
})
