import { describe, expect, it } from 'vitest'
import {
  allGroups,
  categoryOfHeading,
  completeness,
  NO_TEXTS,
  PASSPORT_LABELS,
  passportFrom,
  withoutGroups,
} from './passport.ts'
import { PASSPORT_FIELDS } from './types.ts'

describe('поля паспорта', () => {
  it('узнаются по своим названиям, незнакомая строка не теряется', () => {
    const rows = PASSPORT_FIELDS.map((field) => ({
      label: PASSPORT_LABELS[field],
      value: `текст ${field}`,
      parties: [],
    }))
    const read = passportFrom([...rows, { label: 'Гимн модели', value: 'слова', parties: [] }])
    expect(read.fields).toMatchObject({
      name: 'текст name',
      effect: 'текст effect',
      funding: 'текст funding',
    })
    expect(completeness(read.fields, 1)).toBe(13)
    expect(read.unknown).toEqual([{ label: 'Гимн модели', value: 'слова' }])
  })

  it.each([
    ['Полное наименование', 'name'],
    ['Орган, осуществляющий управление в сфере образования', 'authority'],
    ['Объем и источники финансирования модели', 'funding'],
    ['Ожидаемые результаты реализации', 'effect'],
    ['Сроки и этапы реализации', 'period'],
  ])('«%s» есть %s', (label, field) => {
    const read = passportFrom([{ label, value: 'да', parties: [] }])
    expect({ ...read.fields, unknown: read.unknown }).toMatchObject({ [field]: 'да', unknown: [] })
  })

  it('неполный паспорт считается честно: участники без школ не заполнены', () => {
    expect(completeness({ ...NO_TEXTS, name: 'Модель', idea: ' ' }, 0)).toBe(1)
  })
})

describe('группы участников (R043-R046)', () => {
  it.each([
    ['Школы с низкими образовательными результатами', 'lowResults'],
    ['ОО с низким потенциалом (зона риска), не входящие в ШНОР', 'atRisk'],
    ['Школы-лидеры', 'highResults'],
    ['Школы со стабильно высокими результатами', 'highResults'],
    ['Резильентные школы, не входящие в школы с высокими результатами', 'resilient'],
    ['Прочие', null],
  ])('«%s»: %s', (heading, category) => {
    expect(categoryOfHeading(heading)).toBe(category)
  })

  it('местное слово района сильнее общего знака (R219)', () => {
    const own = { resilient: ['школы высокого берега'] }
    expect(categoryOfHeading('Школы высокого берега', own)).toBe('resilient')
  })

  it('школа видит участников одним списком по алфавиту, без групп', () => {
    const school = (written: string) => ({ written, organisation: null })
    const groups = allGroups([
      { category: 'highResults', heading: '', schools: [school('Школа № 10'), school('Гимназия')] },
      { category: 'lowResults', heading: '', schools: [school('Школа № 2')] },
    ])
    const [only, ...rest] = withoutGroups(groups)
    expect([rest, only?.heading, only?.schools.map(({ written }) => written)]).toEqual([
      [],
      'Участники',
      ['Гимназия', 'Школа № 2', 'Школа № 10'],
    ])
  })

  it('пустые группы остаются на своих местах', () => {
    const groups = allGroups([{ category: 'resilient', heading: 'Резильентные', schools: [] }])
    expect(groups.map(({ category }) => category)).toEqual([
      'lowResults',
      'atRisk',
      'highResults',
      'resilient',
    ])
    expect(groups[3]?.heading).toBe('Резильентные')
  })
})
