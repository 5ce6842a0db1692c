import { expect, test } from 'vitest'
import { fieldIn, has, lacks, openPagesOver } from '../../../test/builders/pages.ts'
import { makeMunicipality, makePerson, makeRegion } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { sheetReader } from '../schools/public.ts'
import { deliverForms } from './commands/deliver.ts'
import { EXPERIENCE } from './forms.fixture.ts'
import { formsRoutes } from './routes.ts'

const db = await testDatabase()
const { who, get, post } = await openPagesOver(db, (store) => formsRoutes(sheetReader(store)))
const region = await makeRegion(db)
const municipality = await makeMunicipality(db, region)
const coordinator = await makePerson(db, 'municipalCoordinator', { region, municipality })
const stranger = await makePerson(db, 'municipalCoordinator', {
  region,
  municipality: await makeMunicipality(db, region, 'Дальний муниципальный район'),
})
await deliverForms(db.worker, '2026-01-01' as never)
who.facts = coordinator

const idIn = (location: string | null): string => idInAddress(location ?? '')
/** Presses a button of the page of a working copy. */
const press = (draft: string, button: string, fields: Readonly<Record<string, string>> = {}) =>
  post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/step`, { press: button, ...fields })
const write = (draft: string, key: string, fields: Readonly<Record<string, string>>) => {
  const page = `/forms/drafts/${draft}/questions/${key}`
  return post(page, page, { section: '0', required: 'yes', ...fields })
}
const begin = async (title: string): Promise<string> =>
  idIn((await post('/forms/new', '/forms/new', { title, node: '' })).location)

test('a form is written question by question without a script, checked, previewed and published', async () => {
  const refused = await post('/forms/new', '/forms/new', { title: ' ', node: '' })
  expect(refused.status).toBe(422)
  const draft = await begin('Сведения о площадке')
  await write(draft, 'new', { label: 'Есть ли площадка', number: '1', kind: 'yesNo' })
  const choice = await write(draft, 'new', { label: 'Как работает', number: '2', kind: 'oneOf' })
  // a kind with settings leads back to the question to set it up
  expect(choice.location).toMatch(/\/questions\/q2$/u)
  const bad = await write(draft, 'q2', { label: 'Как работает', number: '2', kind: 'oneOf', options: 'Очно' })
  expect(bad.status).toBe(422)
  has(bad.html, 'Нужно хотя бы два варианта')
  has(bad.html, 'Очно')
  await write(draft, 'q2', {
    label: 'Как работает',
    number: '2',
    kind: 'oneOf',
    options: 'Очно\nДистанционно',
    'showIf.0': 'q1=yes',
  })
  const table = await write(draft, 'new', { label: 'Встречи', number: '3', kind: 'table' })
  expect(table.location).toMatch(/\/questions\/q3$/u)
  has((await get(`/forms/drafts/${draft}`)).html, 'В таблице нет столбцов')
  await write(draft, 'q3', {
    label: 'Встречи',
    number: '3',
    kind: 'table',
    'c.0.label': 'Сколько часов',
    'c.0.kind': 'number',
    'c.0.place': '2',
    'c.1.label': 'Когда',
    'c.1.kind': 'day',
    'c.1.place': '1',
    's.maxRows': '10',
  })
  await press(draft, 'section:1', { 'section.1': 'Итоги' })
  await press(draft, 'moveField:q3:1')
  const rule = `/forms/drafts/${draft}/rules/new`
  await post(rule, rule, {
    shape: 'compare',
    left: 's:q3.c1',
    is: '<=',
    right: 'value',
    value: '72',
    at: 'q3',
    sentence: 'Часов больше 72: проверьте',
  })
  const { html } = await get(`/forms/drafts/${draft}`)
  for (const words of ['Итоги', 'виден, если пункт 1: да', 'пункт 3: сумма «Сколько часов» не больше 72'])
    has(html, words)
  lacks(html, 'Пока нельзя опубликовать')
  const { html: preview } = await get(`/forms/drafts/${draft}/preview`)
  for (const words of ['Этот вопрос появится, если пункт 1: да', 'Дистанционно', 'Когда']) has(preview, words)
  expect(preview.indexOf('Когда')).toBeLessThan(preview.indexOf('Сколько часов'))

  const published = await post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/publish`, {})
  const { rows } = await db.worker.query<{ definition: { sections: unknown[]; rules: unknown[] } }>(
    'select definition from form_version where form_id = $1',
    [idIn(published.location)],
  )
  expect([rows[0]?.definition.sections.length, rows[0]?.definition.rules.length]).toEqual([2, 1])
  expect((await get(`/forms/drafts/${draft}`)).status).toBe(404)
  expect(who.faults).toEqual([])
})

test('a form that cannot be asked is not published and says at which question', async () => {
  const draft = await begin('Пустая')
  const refused = await post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/publish`, {})
  expect(refused.status).toBe(422)
  has(refused.html, 'В форме нет ни одного вопроса')
})

test('two people at one working copy: the second sees that the first was there, and loses nothing', async () => {
  const draft = await begin('Вдвоём')
  const at = `/forms/drafts/${draft}/questions/new`
  const stale = fieldIn((await get(at)).html, 'version')
  await write(draft, 'new', { label: 'Первый', number: '1', kind: 'text' })
  const late = await post(at, at, {
    section: '0',
    label: 'Второй',
    kind: 'text',
    required: 'no',
    version: [stale],
  })
  expect(late.status).toBe(409)
  has(late.html, 'Второй')
})

test('a delivered form is copied; a second press finds the same working copy of one’s own form', async () => {
  const copied = await post(`/forms/${EXPERIENCE}`, `/forms/${EXPERIENCE}/edit`, { node: '' })
  const draft = idIn(copied.location)
  await press(draft, 'moveField:school:1')
  const form = idIn((await post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/publish`, {})).location)
  expect(form).not.toBe(EXPERIENCE)
  const first = idIn((await post(`/forms/${form}`, `/forms/${form}/edit`, { node: '' })).location)
  await db.worker.query('select 1')
  const { html } = await get(`/forms/${form}`)
  has(html, 'Продолжить поправку')
  expect(html).toContain(`/forms/drafts/${first}`)
  // what was removed never gives its key to another question
  await press(first, 'dropField:proposals')
  await write(first, 'new', { label: 'Новый', number: '14', kind: 'text' })
  const { rows } = await db.worker.query<{ used_keys: string[] }>(
    'select used_keys from form_draft where id = $1',
    [first],
  )
  expect(rows[0]?.used_keys).toContain('proposals')
  await post(`/forms/drafts/${first}`, `/forms/drafts/${first}/publish`, {})
  const { html: after } = await get(`/forms/${form}`)
  for (const words of ['Редакция 2', 'новый вопрос', 'вопрос убран']) has(after, words)
})

test('a form out of use begins no collection; in use again it does', async () => {
  const draft = await begin('На время')
  await write(draft, 'new', { label: 'Вопрос', number: '1', kind: 'text' })
  const form = idIn((await post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/publish`, {})).location)
  const silent = await post(`/forms/${form}/withdraw`, `/forms/${form}/withdraw`, { why: '' })
  expect(silent.status).toBe(422)
  await post(`/forms/${form}/withdraw`, `/forms/${form}/withdraw`, { why: 'Письмо отменено' })
  has((await get(`/forms/${form}`)).html, 'Письмо отменено')
  lacks((await get('/collections/new')).html, 'На время')
  const asked = {
    title: 'Сбор',
    dueOn: '31.12.2099',
    who: 'all',
    node: '',
    words: '',
    basis: '',
    directive: '',
  }
  const refused = await post('/collections/new', '/collections/new', { form, ...asked })
  has(refused.html, 'Форма снята с применения')
  await post(`/forms/${form}`, `/forms/${form}/restore`, {})
  has((await get('/collections/new')).html, 'На время')
  // the form that came with the program is nobody's to withdraw
  expect((await get(`/forms/${EXPERIENCE}/withdraw`)).status).toBe(403)
})

test('a working copy of another district is out of sight; one’s own can be thrown away', async () => {
  const draft = await begin('Чужая')
  who.facts = stranger
  expect((await get(`/forms/drafts/${draft}`)).status).toBe(404)
  who.facts = coordinator
  await post(`/forms/drafts/${draft}/drop`, `/forms/drafts/${draft}/drop`, {})
  lacks((await get('/forms')).html, 'Чужая')
})
