import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { differenceOf, readDays } from './rows.ts'
import type { CalendarDay } from './types.ts'

const HEAD = ['День', 'Вид', 'Основание']
const day = (text: string, kind: CalendarDay['kind'], basis = 'ст. 112'): CalendarDay => ({
  day: text as Day,
  kind,
  basis,
})

test('дни года читаются из таблицы: дата любого написания, вид словами, заголовок не в первой строке', () => {
  const read = readDays(
    [
      ['Календарь 2028'],
      HEAD,
      ['01.01.2028', 'Выходной', 'ст. 112'],
      ['2028-02-26', 'рабочий день', 'перенос'],
      ['', '', ''],
      ['22.02.2028', 'сокращённый', 'канун праздника'],
    ],
    2028,
  )
  expect(read).toEqual({
    ok: true,
    value: [
      day('2028-01-01', 'holiday'),
      day('2028-02-26', 'workday', 'перенос'),
      day('2028-02-22', 'shortened', 'канун праздника'),
    ],
  })
})

test('все ошибки строк называются сразу, с номером строки таблицы', () => {
  const read = readDays(
    [
      HEAD,
      ['31.02.2028', 'выходной', 'а'],
      ['01.05.2027', 'выходной', 'а'],
      ['09.05.2028', 'иногда', ''],
      ['12.06.2028', 'выходной', 'а'],
      ['12.06.2028', 'выходной', 'а'],
      ['13.06.2028', 'рабочий', 'а'],
    ],
    2028,
  )
  expect(read.ok).toBe(false)
  expect(read.ok ? [] : read.refusals.map(({ code, values }) => [code, values?.row])).toEqual([
    ['rowDay', 2],
    ['rowOtherYear', 3],
    ['rowKind', 4],
    ['rowBasis', 4],
    ['rowTwice', 6],
    ['rowWorkday', 7],
  ])
})

test('без трёх столбцов и без строк таблица не принимается', () => {
  expect(readDays([['День', 'Вид']], 2028)).toMatchObject({ ok: false, refusals: [{ code: 'noColumns' }] })
  expect(readDays([HEAD], 2028)).toMatchObject({ ok: false, refusals: [{ code: 'noRows' }] })
})

test('различие говорит о новых, изменённых и исчезнувших днях и молчит об одинаковых', () => {
  const known = [day('2028-01-01', 'holiday'), day('2028-01-02', 'holiday'), day('2028-01-03', 'holiday')]
  const wanted = [day('2028-01-01', 'holiday'), day('2028-01-02', 'shortened'), day('2028-01-04', 'holiday')]
  expect(
    differenceOf(known, wanted).map(({ day: at, was, will }) => [at, was?.kind ?? null, will?.kind ?? null]),
  ).toEqual([
    ['2028-01-02', 'holiday', 'shortened'],
    ['2028-01-03', 'holiday', null],
    ['2028-01-04', null, 'holiday'],
  ])
})
