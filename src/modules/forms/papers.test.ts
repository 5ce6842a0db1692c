import { expect, test } from 'vitest'
import { has, openPagesOver } from '../../../test/builders/pages.ts'
import { makeMunicipality, makePerson, makeRegion } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { realDocument } from '../../documents/testing.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { type Paper, toDocx } from '../../main/demo/papers.ts'
import { moment } from '../../platform/clock.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfPerson } from '../../platform/scope/scope.ts'
import { uploadDirective } from '../directives/commands/intake.ts'
import { readDirective } from '../directives/domain/reading/read.ts'
import { doneBy } from '../directives/papers.fixture.ts'
import { sheetReader } from '../schools/public.ts'
import { check } from './domain/check.ts'
import { type FormDefinition, fieldsOf } from './domain/definition.ts'
import { formsRoutes } from './routes.ts'

const db = await testDatabase()
const { who, get, post } = await openPagesOver(db, (store) => formsRoutes(sheetReader(store)))
const region = await makeRegion(db)
const municipality = await makeMunicipality(db, region)
const facts = await makePerson(db, 'municipalCoordinator', { region, municipality })
who.facts = facts

/** The paper comes into the register as a person would bring it. */
const bring = async (bytes: Uint8Array): Promise<string> => {
  const model = await readDocumentModel(bytes)
  if (!model.ok) throw new Error('the paper must be readable')
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  return idInAddress(
    await doneBy(db, scopeOfPerson(facts, moment()), uploadDirective, {
      file: { name: 'paper.docx', sha256, size: 10, mediaType: 'text/plain' },
      level: 'own',
      model: model.value,
      reading: readDirective(model.value, {}),
    }),
  )
}

/** One press at the paper, and what became of its table. */
const pressed = async (directive: string): Promise<{ draft: string; definition: FormDefinition }> => {
  const page = `/forms/papers/${directive}`
  const { html } = await get(page)
  const action = /action="(\/forms\/papers\/[0-9a-f-]+\/[0-9a-f-]+)"/u.exec(html)?.[1] ?? ''
  const draft = idInAddress((await post(page, action, { node: '' })).location ?? '')
  const { rows } = await db.worker.query<{ definition: FormDefinition }>(
    'select definition from form_draft where id = $1',
    [draft],
  )
  const definition = rows[0]?.definition
  if (definition === undefined) throw new Error('no working copy')
  expect(idInAddress((await post(page, action, { node: '' })).location ?? '')).toBe(draft)
  return { draft, definition }
}

const LETTER: Paper = {
  file: 'letter.docx',
  lines: [
    { text: 'АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА', align: 'center' },
    { text: 'КОМИТЕТ ОБРАЗОВАНИЯ', align: 'center' },
    { text: '12.09.2026 № 77' },
    { text: 'Руководителям общеобразовательных организаций' },
    {
      text: 'Комитет образования просит до 01.10.2026 представить сведения о кабинетах по форме приложения.',
    },
    { text: 'Приложение' },
  ],
  table: {
    title: 'Форма представления информации о кабинетах',
    head: ['№ п/п', 'Вопрос', 'Ответ'],
    rows: [
      ['1', 'Название образовательной организации', ''],
      ['2', 'Количество учебных кабинетов', ''],
      ['3', 'Есть ли кабинет химии (да/нет)', ''],
      ['4', 'Дата проведения последнего ремонта', ''],
      ['5', 'Оцените оснащение кабинетов от 1 до 5', ''],
      ['6', 'Опишите, чего не хватает (не более 500 знаков)', ''],
    ],
  },
}

test('an invented letter with a form: one press makes its questions, their kinds guessed, and they can be published', async () => {
  const { draft, definition } = await pressed(await bring(new Uint8Array(await toDocx(LETTER))))
  expect(fieldsOf(definition).map(({ number, kind }) => [number, kind])).toEqual([
    ['1', 'organisation'],
    ['2', 'number'],
    ['3', 'yesNo'],
    ['4', 'day'],
    ['5', 'scale'],
    ['6', 'longText'],
  ])
  expect(fieldsOf(definition)[5]).toMatchObject({ maxChars: 500 })
  has((await get(`/forms/drafts/${draft}`)).html, 'Взято из: письмо № 77')
  const published = await post(`/forms/drafts/${draft}`, `/forms/drafts/${draft}/publish`, {})
  expect(published.location).toContain('done=published')
})

test('the real regional letter: fourteen questions with their numbers', async () => {
  const bytes = realDocument('regional-letter-500plus-2022.docx')
  if (bytes === null) return
  const { definition } = await pressed(await bring(bytes))
  const fields = fieldsOf(definition)
  expect(fields.map(({ number }) => number.replace(/\.$/u, ''))).toEqual(
    Array.from({ length: 14 }, (_, at) => String(at + 1)),
  )
  expect(fields.map(({ kind }) => kind)).toEqual([
    'organisation',
    'longText',
    'number',
    'number',
    'day',
    'longText',
    'longText',
    'longText',
    'longText',
    'longText',
    'longText',
    'scale',
    'longText',
    'longText',
  ])
  expect(fields[11]).toMatchObject({ min: 1, max: 5 })
  expect(check(definition)).toEqual([])
})
