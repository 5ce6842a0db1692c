import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { makeOffice, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, { routes: routesOfPapers })

const ORDER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 12-р',
  'О первом шаге',
  '1. Руководителям МБОУ «Нижнелугская СОШ №3», МКОУ «Песчанская ООШ», МБОУ «Верхнелугская СОШ» подготовить план в срок до 15.11.2026.',
  '2. Руководителю МКОУ «Песчанская ООШ» провести совещание до 01.12.2026.',
  'Председатель комитета                                        Р.А. Полевой',
]

test('первая бумага района: её школ в реестре ещё нет, они добавляются одной страницей и получают поручения', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const review = await who.get(`/directives/${directive}`)
  expect(review.html).toContain('Добавить школы из документа в реестр: 3')
  const path = `/directives/${directive}/new-schools`
  const page = await who.get(path)
  const fields = Object.fromEntries(
    [...page.html.matchAll(/<input[^>]*name="name\.[^>]*>/gu)].map(([input]) => [
      /name="([^"]+)"/u.exec(input)?.[1] ?? '',
      /value="([^"]+)"/u.exec(input)?.[1] ?? '',
    ]),
  )
  expect(Object.values(fields).sort()).toEqual([
    'МБОУ «Верхнелугская СОШ»',
    'МБОУ «Нижнелугская СОШ №3»',
    'МКОУ «Песчанская ООШ»',
  ])
  const [first = '', ...others] = Object.keys(fields)
  const wrong = await who.post(path, { ...fields, [first]: '«»' })
  expect([wrong.status, wrong.html.includes('нет слов, по которым школу можно найти')]).toEqual([422, true])
  const nothing = await who.post(path, Object.fromEntries(Object.keys(fields).map((name) => [name, ''])))
  expect(nothing.html).toContain('Напишите название хотя бы одной школы')
  // one is left for later
  const done = await who.post(path, { ...fields, [others.at(-1) ?? '']: '' })
  expect([done.status, done.location]).toEqual([303, `/directives/${directive}`])
  expect((await who.get(done.location)).html).toContain('Добавить школы из документа в реестр: 1')
  await who.get(path)
  await who.post(path, { [others.at(-1) ?? '']: fields[others.at(-1) ?? ''] ?? '' })
  const { rows } = await db.owner.query<{ number: string; school: string }>(
    `select c.number, o.short_name as school from clause c join responsible r on r.row_id = c.id
       join organisation o on o.id = r.addressee_organisation_id where c.record_id = $1 order by c.number, o.short_name`,
    [directive],
  )
  expect(rows.map(({ number, school }) => `${number} ${school}`)).toEqual([
    '1 МБОУ «Верхнелугская СОШ»',
    '1 МБОУ «Нижнелугская СОШ №3»',
    '1 МКОУ «Песчанская ООШ»',
    '2 МКОУ «Песчанская ООШ»',
  ])
  // nobody of these schools has been invited yet: said before anything is sent
  const addressees = await who.get(`/directives/${directive}/addressees`)
  expect(addressees.html).toContain('У 3 школ в программе ещё нет руководителя')
  // a second window comes too late: told so, and what was typed is shown
  const late = await who.post(path, { [others.at(-1) ?? '']: 'МБОУ «Поздняя СОШ»' })
  expect([late.status, late.html.includes('Напишите название хотя бы одной школы')]).toEqual([409, true])
  expect(late.html).toContain('МБОУ «Поздняя СОШ»')
  expect(late.html).toContain(`href="/directives/${directive}"`)
  // nothing is left to ask: the page is gone
  expect((await who.get(path)).location).toBe(`/directives/${directive}`)
  // the same school of the next paper is known
  const next = await uploadLines(db, office.officer, ORDER)
  expect((await who.get(`/directives/${next}`)).html).not.toContain('Добавить школы из документа')
  // a slip of the pen makes no second school unless the person says so
  const slip = await uploadLines(db, office.officer, [
    ...ORDER.slice(0, 4),
    '1. Руководителю МКОУ «Песчянская ООШ» подготовить план в срок до 15.11.2026.',
    ORDER.at(-1) ?? '',
  ])
  const asked = await who.get(`/directives/${slip}/new-schools`)
  expect(asked.html).toContain('В реестре есть похожая: МКОУ «Песчанская ООШ»')
  expect(asked.html).not.toContain('value="МКОУ «Песчянская ООШ»"')
  expect(faults).toEqual([])
})
