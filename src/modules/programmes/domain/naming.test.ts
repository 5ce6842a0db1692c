import { expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { isCalledDifferently, isOfItsYear, namePattern, programmesNamedIn } from './naming.ts'

const PROGRAMMES = [
  { id: 'p', names: ['Школы помогают школам', 'Сетевое наставничество', 'проект «Вместе»'] },
  { id: 'q', names: ['Эффективная школа', 'Школы помогают школам 500+'] },
]

it.each([
  ['В соответствии с программой «Школы помогают школам»:', [['p', 'Школы помогают школам']]],
  [
    'проект "Вместе", программа\n«Сетевое  наставничество»',
    [['p', 'Сетевое наставничество', 'проект «Вместе»']],
  ],
  ['Плановое совещание', []],
  ['программа «Школы помогают школам 500+»', [['q', 'Школы помогают школам 500+']]],
])('«%s»', (text, expected) => {
  const met = programmesNamedIn(text, PROGRAMMES)
  expect(met.map(({ programme, called }) => [programme, ...called])).toEqual(expected)
})

it('два имени одной программы в одной бумаге видны (R228)', () => {
  const [mention] = programmesNamedIn('«Сетевое наставничество» … «Школы помогают школам»', PROGRAMMES)
  expect(mention && isCalledDifferently(mention)).toBe(true)
})

it('имя ищут в базе без кавычек и тире, с «ё» и без неё; пустое не ищут', () => {
  expect(namePattern('Проект «Школы – школам»')).toBe('про[её]кт[^[:alnum:]]+школы[^[:alnum:]]+школам')
  expect(namePattern('«»')).toBeNull()
})

const YEAR = (year: number) => ({ from: `${year}-09-01` as Day, until: `${year + 1}-06-01` as Day })

it.each([
  ['2025-10-02', [true, false]],
  ['2026-08-25', [false, true]],
  ['2026-06-15', [true, false]],
  ['2024-01-10', [true, false]],
  [null, [true, true]],
] as const)('у лет одной программы одно имя: бумага от %s говорит о своём', (on, expected) => {
  const years = [YEAR(2025), YEAR(2026)]
  expect(years.map((own) => isOfItsYear(on as Day | null, own, years))).toEqual(expected)
})
