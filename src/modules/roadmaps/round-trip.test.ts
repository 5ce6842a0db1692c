import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../documents/model.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { readTable } from '../../documents/xlsx/read.ts'
import { newId } from '../../platform/random.ts'
import { readDirective } from '../directives/domain/reading/read.ts'
import { nameColumns } from '../directives/public.ts'
import { pasted, understand } from './commands/paste.ts'
import { roadmapDocx } from './documents/docx.ts'
import { roadmapXlsx } from './documents/xlsx.ts'
import { FORM_NAMES, FORMS } from './domain/columns.ts'
import { itemsOf, layoutOf } from './domain/intake.ts'
import { joinRows, planTable } from './domain/paste.ts'
import { PROFILES } from './domain/profile.ts'
import { cellsOf, readRow } from './domain/row.ts'
import { sheetOf } from './domain/sheet.ts'
import type { ItemContent, Layout, Period, RoadmapItem } from './domain/types.ts'

const PERIOD: Period = { kind: 'calendar', year: 2022 }
const HEAD = { grif: ['УТВЕРЖДЕНА', 'распоряжение № 94'], title: 'Дорожная карта', owner: 'Район' }
type Plan = { readonly layout: Layout; readonly items: readonly ItemContent[] }

const rowsOfDocx = async (plan: Plan) => {
  const model = await readDocumentModel(await roadmapDocx(HEAD, sheetOf(plan.items, plan.layout)))
  const table = model.ok ? planTable(model.value) : null
  return (table?.rows ?? []).map((row) => row.cells.map((cell) => cellText(cell)))
}
const rowsOfXlsx = async (plan: Plan) => {
  const bytes = await roadmapXlsx('План', sheetOf(plan.items, plan.layout))
  const read = await readTable(bytes)
  return read.ok ? (read.value.sheets[0]?.rows ?? []) : []
}

/** Out and in again: what came back, row by row. */
const back = (rows: readonly (readonly string[])[], plan: Plan) => {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\t')).join('\n')
  const read = understand(
    text,
    { layout: plan.layout, period: PERIOD, level: 'municipality', items: [] },
    newId,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return read.value
}
const words = ({ layout, items }: Plan) => ({
  headings: layout.map(({ heading }) => heading),
  rows: items.map((item) =>
    Object.fromEntries(layout.map(({ key }) => [key, (item.cells[key] ?? '').replace(/\s+/gu, ' ')])),
  ),
})

const TERMS = [
  '24.02',
  '10.03-31.03',
  'Апрель, май',
  'ежемесячно',
  'Февраль-ноябрь, 4',
  '14.03.-18.03',
  'до 25 марта 2022 года',
  'в течение года',
  '15.11, 17.11, 22.11',
  'Ноябрь 15.11, 17.11',
  'II полугодие',
  'по мере необходимости',
]
const WHAT = [
  'Вебинар команд',
  'Круглый стол: что получилось',
  'Работа в парах «учитель-учитель»',
  'Мастер-классы на базе школ-наставников',
  'Форум "Идеи"; итоги',
]
const WHO = [
  'Снегирёва М.В. главный специалист',
  'Руководители школьных сетевых команд',
  'МКОУ «Моховская ООШ» МБОУ «Ключевская СОШ»',
  '–',
  'Наставники учителей',
]
const RESULT = ['Участие', 'Планы уроков, 3 шт.', 'Отчёт о совместной работе', '']

const plan = fc
  .array(
    fc.record({
      deep: fc.boolean(),
      activity: fc.constantFrom(...WHAT),
      term: fc.constantFrom(...TERMS),
      municipalResponsibles: fc.constantFrom(...WHO),
      institutionalResponsibles: fc.constantFrom(...WHO),
      expectedResult: fc.constantFrom(...RESULT),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .map((rows): Plan => {
    let top = 0
    let under = 0
    let parentId: string | null = null
    const items = rows.map(({ deep, ...cells }, at): ItemContent => {
      const isDeep = deep && parentId !== null
      if (isDeep) under += 1
      else {
        top += 1
        under = 0
      }
      const number = isDeep ? `${top}.${under}.` : `${top}.`
      const item = {
        id: `r${at}`,
        parentId: isDeep ? parentId : null,
        isSection: false,
        cells: { ...cells, number },
      }
      if (!isDeep) parentId = item.id
      return item
    })
    return { layout: PROFILES.municipality.layout, items }
  })

const tree = (items: readonly ItemContent[]) =>
  items.map((item) => items.findIndex((each) => each.id === item.parentId))

describe('a roadmap goes out and comes back', () => {
  it('as DOCX and as XLSX every word, every term as written and the tree are the same', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (made) => {
        for (const rows of [await rowsOfDocx(made), await rowsOfXlsx(made)]) {
          const read = back(rows, made)
          expect(words(read)).toEqual(words(made))
          expect(tree(read.items)).toEqual(tree(made.items))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('with headings of sections across the sheet', async () => {
    const [first, second] = ['Организационный этап', 'Основной этап']
    const item = (
      id: string,
      parentId: string | null,
      isSection: boolean,
      cells: Record<string, string>,
    ) => ({ id, parentId, isSection, cells })
    const made: Plan = {
      layout: PROFILES.municipality.layout,
      items: [
        item('a', null, true, { number: '', activity: first }),
        item('b', 'a', false, { number: '1.', activity: 'Совещание', term: '10.03' }),
        item('c', null, true, { number: '', activity: second }),
        item('d', 'c', false, { number: '2.', activity: 'Уроки', term: 'Май' }),
      ],
    }
    const read = back(await rowsOfDocx(made), made)
    expect(read.items.map((each) => [each.isSection, each.title])).toEqual([
      [true, first],
      [false, 'Совещание'],
      [true, second],
      [false, 'Уроки'],
    ])
  })

  it('put back over itself it changes nothing, rows under a heading without a number included', async () => {
    const cell = (
      id: string,
      parentId: string | null,
      isSection: boolean,
      cells: Record<string, string>,
    ): RoadmapItem => {
      const all = cellsOf(FORMS.municipality, cells)
      const none = { mark: null, actualResult: '', answersId: null, version: 1 }
      return { id, parentId, isSection, cells: all, ...readRow(all, PERIOD), ...none }
    }
    const items = [
      cell('a', null, true, { activity: 'Организационный этап' }),
      cell('b', 'a', false, { number: '1.', activity: 'Совещание', term: '10.03' }),
      cell('c', null, true, { number: '2', activity: 'Направление для педагогов', term: 'Май' }),
      cell('d', 'c', false, {
        number: '2.1',
        activity: 'Уроки',
        institutionalResponsibles: 'МКОУ «Моховская ООШ»',
      }),
      cell('e', null, true, { number: '3.', activity: 'Направление для руководителей' }),
      cell('f', null, false, { number: '4', activity: 'Форум', term: 'Ноябрь' }),
    ]
    const layout = FORMS.municipality
    const into = { layout, period: PERIOD, level: 'municipality' as const, items }
    for (const rows of [await rowsOfDocx({ layout, items }), await rowsOfXlsx({ layout, items })]) {
      const made = pasted(into, { text: joinRows(rows), mode: 'replace', after: '' }, newId)
      if (!made.ok) throw new Error(JSON.stringify(made.refusals))
      expect([made.value.added, made.value.removed, made.value.layout]).toEqual([[], [], layout])
      expect(made.value.places).toEqual(items.map(({ id, parentId }) => ({ id, parentId })))
      for (const { item, row } of made.value.changed)
        expect([row.isSection, row.cells]).toEqual([item.isSection, item.cells])
    }
  })

  const FORMS_KEPT: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(FORM_NAMES.map((name) => [name, FORMS[name].map(({ heading }) => heading)])),
    'with two terms and its own columns': [
      '№',
      'Наименование',
      'Начало',
      'Окончание',
      'Исполнители',
      'Объём часов',
      'Где проводится',
    ],
    'without numbers': ['Мероприятие', 'Срок', 'Ответственные', 'Источник средств'],
    'with the term in front': ['Дата', '№ п/п', 'Содержание', 'Кто отвечает', 'Примечание', 'Результат'],
  }
  it.each(Object.entries(FORMS_KEPT))('in its own columns: %s', async (_, headings) => {
    const layout = nameColumns(headings).map((key, at) => ({ key, heading: headings[at] ?? '' }))
    const said: Readonly<Record<string, string>> = {
      term: '10.03',
      termEnd: '28.03',
      responsibles: 'Методист',
    }
    const row = (id: string, number: string, parentId: string | null): ItemContent => {
      const cells = Object.fromEntries(layout.map(({ key }) => [key, said[key] ?? `слово ${id}`]))
      return { id, parentId, isSection: false, cells: { ...cells, number, activity: `Семинар команд ${id}` } }
    }
    const heading = (id: string, cells: Record<string, string>): ItemContent => ({
      id,
      parentId: null,
      isSection: true,
      cells,
    })
    const made: Plan = {
      layout,
      items: [
        heading('a', { number: '', activity: 'Организационный этап' }),
        row('b', '1', null),
        row('c', '2', null),
        heading('d', { number: '3', activity: 'Направление для педагогов' }),
        row('e', '3.1', 'd'),
        heading('f', { number: '4', activity: 'Направление для руководителей' }),
        row('g', '4.1', 'f'),
      ],
    }
    for (const rows of [await rowsOfDocx(made), await rowsOfXlsx(made)]) {
      const read = back(rows, made)
      expect(words(read)).toEqual(words(made))
      expect(tree(read.items)).toEqual(tree(made.items))
      expect(read.items.map((item) => item.isSection)).toEqual(made.items.map((item) => item.isSection))
      expect(read.dropped).toEqual([])
    }
  })

  it('the real roadmap of 32 rows: read, corrected, written, read again, nothing lost', async () => {
    const file = join(
      import.meta.dirname,
      '..',
      '..',
      '..',
      '..',
      'shared',
      'source-documents',
      'kirovsk-roadmap-order-2022.docx',
    )
    if (!existsSync(file)) {
      console.warn(`НЕТ ПАПКИ С ИСТОЧНИКАМИ: ${file}. Проверка настоящей дорожной карты пропущена.`)
      return
    }
    const model = await readDocumentModel(await readFile(file))
    if (!model.ok) throw new Error('the real paper cannot be read')
    const table = readDirective(model.value, {}).tables.find((each) => each.kind === 'roadmap')
    if (table === undefined) throw new Error('the real paper has a roadmap')
    const read = itemsOf(table, newId)
    const items = read.map((item, at) =>
      at === 3 ? { ...item, cells: { ...item.cells, activity: 'Совещание: «план», шаг 1;\nитоги' } } : item,
    )
    const made: Plan = { layout: layoutOf(table), items }
    expect(items).toHaveLength(32)
    for (const rows of [await rowsOfDocx(made), await rowsOfXlsx(made)]) {
      const read = back(rows, made)
      expect(words(read)).toEqual(words(made))
      expect(read.items[3]?.cells.activity).toBe('Совещание: «план», шаг 1;\nитоги')
      expect(tree(read.items)).toEqual(tree(items))
      expect(read.items.map((item) => item.termAsWritten)).toEqual(items.map((item) => item.termAsWritten))
    }
  })
})
