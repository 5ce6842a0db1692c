import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocumentModel } from '../../documents/read.ts'
import { readDirective } from '../directives/domain/reading/read.ts'
import { passportRows } from '../directives/public.ts'
import { passportDocx } from './documents/passport.ts'
import { allGroups, categoryOfHeading, passportFrom } from './domain/passport.ts'
import { type PassportTexts, TEXT_FIELDS } from './domain/types.ts'

const readBack = async (bytes: Uint8Array) => {
  const model = await readDocumentModel(bytes)
  if (!model.ok) throw new Error(JSON.stringify(model.refusals))
  const rows = passportRows(readDirective(model.value, {}))
  if (rows === null) throw new Error('no passport was found')
  return passportFrom(rows)
}

const FIELDS: PassportTexts = {
  name: 'Муниципальная модель «Соседи по парте» Заозёрского муниципального района',
  type: 'Модель равных партнёров',
  authority: 'Комитет образования администрации Заозёрского муниципального района',
  authors:
    'Вяземская Т.О., председатель комитета образования\nТрофимова А.К., руководитель информационно-методической службы',
  grounds:
    'Региональная программа «Школы помогают школам», приказ от 20.08.2024 № 41\nРаспоряжение комитета от 02.09.2024 № 118',
  idea: 'Учителя двух школ вместе готовят урок и вместе его разбирают.',
  novelty: 'Совет школ собирается раз в месяц:\n- выбирает тему;\n- назначает пары.',
  goals: 'Цель: устойчивые пары школ.\nЗадачи: найти общие затруднения; помочь каждой школе.',
  period: '2024 – 2025 г.г.',
  directions: 'Методическое\nВстречи предметников.\nУправленческое\nОбмен опытом завучей.',
  funding: 'Средства муниципального бюджета',
  effect: 'Выполнены:\nпланы пар\nИзменились:\nуроки в сельских школах',
}
const GROUPS = allGroups([
  {
    category: 'lowResults',
    heading: '',
    schools: ['МКОУ «Моховская ООШ»', 'МКОУ «Заозёрская ОСШ № 3»'].map((written) => ({
      written,
      organisation: null,
    })),
  },
  {
    category: 'highResults',
    heading: '',
    schools: [{ written: 'МБОУ «Заозёрская гимназия»', organisation: null }],
  },
])

describe('паспорт в DOCX и обратно', () => {
  it('не теряет ни поля, ни группы, ни школы; пустые группы остаются', async () => {
    const back = await readBack(await passportDocx({ fields: FIELDS, groups: GROUPS }))
    expect(back.unknown).toEqual([])
    for (const field of TEXT_FIELDS) expect([field, back.fields[field]]).toEqual([field, FIELDS[field]])
    expect(back.groups.map(({ heading, schools }) => [categoryOfHeading(heading), schools])).toEqual(
      GROUPS.map(({ category, schools }) => [category, schools.map(({ written }) => written)]),
    )
  })
})

const SOURCE = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'shared',
  'source-documents',
  'gatchina-model-passport-2020.docx',
)
const hasSource = existsSync(SOURCE)
if (!hasSource) console.warn('the real passport is not here: only the invented one is read')

describe.runIf(hasSource)('настоящий паспорт (R030-R046)', () => {
  it('тринадцать полей, двенадцать и шесть школ, две пустые группы', async () => {
    const read = await readBack(new Uint8Array(readFileSync(SOURCE)))
    expect(read.unknown).toEqual([])
    expect(TEXT_FIELDS.filter((field) => read.fields[field] === '')).toEqual([])
    expect(read.groups.map(({ heading, schools }) => [categoryOfHeading(heading), schools.length])).toEqual([
      ['lowResults', 12],
      ['atRisk', 0],
      ['highResults', 6],
      ['resilient', 0],
    ])
  })
})
