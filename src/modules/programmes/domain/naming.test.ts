import { expect, it } from 'vitest'
import { isCalledDifferently, namePattern, programmesNamedIn } from './naming.ts'

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
