import { describe, expect, test } from 'vitest'
import { type Draft, type DraftTable, line } from '../../../../../test/variants/model.ts'
import { asModel } from '../../../../../test/variants/render.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'

/** Papers of other layouts than the generated ones, in invented words. */
const read = (...drafts: Draft[]) => readingToJson(readDirective(asModel(drafts)))
const lines = (text: string): Draft[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => (each.startsWith('>>') ? line(each.slice(2).trim(), { align: 'right' }) : line(each)))

const table = (
  headerRows: number,
  ...rows: readonly (readonly (string | { text: string; colSpan: number })[])[]
): DraftTable => {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)))
  const columns = Math.max(...rows.map((row) => row.length))
  return { kind: 'table', columns, headerRows, rows: cells }
}

const MONTH_PLAN = [
  ...lines(`>> «УТВЕРЖДАЮ»
    >> Начальник управления образования
    >> ______________ Н.Ю. Рогова
    >> «09» января 2023 г.
    План работы методической службы на 2023 год`),
  table(
    1,
    ['№', 'Мероприятие', 'Срок', 'Место проведения', 'Ответственный'],
    [{ text: 'ЯНВАРЬ', colSpan: 5 }],
    ['1', 'Консультация для молодых педагогов', '25', 'СОШ № 2', 'Котова Е.В.'],
    [{ text: 'ФЕВРАЛЬ', colSpan: 5 }],
    ['2', 'Муниципальный конкурс', '6-17', 'Дом творчества', 'Котова Е.В.'],
    ['3', 'Мониторинг сайтов', 'в течение месяца', 'ОО', 'Ильин А.Ф.'],
  ),
]

describe('Бумаги другого устройства', () => {
  test('заголовок «ФЕВРАЛЬ» даёт месяц числам под ним; «УТВЕРЖДАЮ» в кавычках — подпись и дата', () => {
    const { directive, tables } = read(...MONTH_PLAN)
    expect([directive.kind, directive.date, directive.signatory?.name]).toEqual([
      'план',
      '2023-01-09',
      'Н.Ю. Рогова',
    ])
    const terms = tables[0]?.rows.map(({ term }) => term).filter(({ kind }) => kind !== 'undated')
    expect(terms).toEqual([
      { kind: 'day', date: '2023-01-25' },
      { kind: 'range', start: '2023-02-06', end: '2023-02-17', precision: 'day' },
      { kind: 'range', start: '2023-02-01', end: '2023-02-28', precision: 'month' },
    ])
  })

  test('план без года: год берётся из сроков, а когда его нет нигде, даты не выдумываются', () => {
    const header = ['Этап', 'Содержание деятельности', 'Сроки', 'Ответственный']
    const dated = read(
      line('План мероприятий по внедрению наставничества'),
      table(
        1,
        header,
        ['I', 'Приказ', 'Сентябрь 2022', 'Директор'],
        ['II', 'Беседы', '1-15 октября', 'Куратор'],
        ['III', 'Итоги', 'Май 2023', 'Куратор'],
        ['IV', 'Отчёт', 'март', 'Куратор'],
      ),
    )
    expect(dated.tables[0]?.rows[1]?.term).toMatchObject({ start: '2022-10-01', end: '2022-10-15' })
    expect(dated.tables[0]?.rows[3]?.term).toMatchObject({ start: '2023-03-01', end: '2023-03-31' })
    const yearless = read(
      line('План мероприятий по внедрению наставничества'),
      table(1, header, ['I', 'Приказ', '15 сентября', 'Директор'], ['II', 'Беседы', 'ежемесячно', 'Куратор']),
    )
    expect(yearless.tables[0]?.rows[0]?.term).toEqual({ kind: 'undated', reason: 'unknown' })
    expect(yearless.tables[0]?.rows[1]?.term.kind).toBe('recurring')
  })

  test('план, который сам есть приложение: номер и дата — того распоряжения, на котором он держится', () => {
    const { directive } = read(
      ...lines(`>> Приложение № 1
        >> к распоряжению комитета
        >> от 15.02.2023 № 41
        Дорожная карта проекта «Ступени успеха» на 2023 год`),
      table(1, ['№', 'Мероприятие', 'Срок', 'Ответственные'], ['1', 'Стажировки', '2 квартал', 'Комитет']),
    )
    expect([directive.number, directive.date, directive.place]).toEqual([null, null, null])
    expect(directive.grounds.map(({ kind, number, date }) => [kind, number, date])).toEqual([
      ['распоряжение', '41', '2023-02-15'],
    ])
  })

  test('письмо: рассказ под заголовком — не заголовок, исполнитель с телефоном — не адресат', () => {
    const { directive, clauses } = read(
      ...lines(`Управление образования города Речинска
        12.02.2024 № 7-11/214
        Директорам школ
        Об отчёте по наставничеству
        Управление образования информирует, что в марте пройдёт форум наставников.
        Управление образования просит Вас представить до 1 марта 2024 года отчёт о работе наставников.
        Ответственный исполнитель: Кедров Михаил Львович, тел. (000) 00-00-00.
        Начальник управления образования Д.Н. Берёзкин`),
    )
    expect(directive.title).toBe('Об отчёте по наставничеству')
    expect(clauses.map(({ action, addressees, deadline }) => [action, addressees, deadline])).toEqual([
      ['представить отчёт о работе наставников', ['Директорам школ'], '2024-03-01'],
    ])
  })

  test('состав группы в приложении — его содержание; приложения 1-3 — три приложения', () => {
    const { annexes, clauses } = read(
      ...lines(`УПРАВЛЕНИЕ ОБРАЗОВАНИЯ
        ПРИКАЗ
        от 9 января 2024 г. № 2
        О мерах по подготовке
        ПРИКАЗЫВАЮ:
        1. Утвердить состав рабочей группы согласно приложениям 1-3 к настоящему приказу.
        2. Учителям-наставникам вести дневники до 20 мая 2024 года.
        Начальник управления\tН.Н. Туров
        Приложение № 1
        к приказу от 09.01.2024 № 2
        Состав рабочей группы
        Громова Л.Ф. – руководитель группы
        Члены группы: Быков А.А., Сомова Б.Б.`),
    )
    expect(annexes.map(({ number, title, present }) => [number, title, present])).toEqual([
      ['1', 'Состав рабочей группы', true],
      ['2', '', false],
      ['3', '', false],
    ])
    expect(clauses[1]).toMatchObject({ action: 'вести дневники', addressees: ['Учителям-наставникам'] })
  })
})
