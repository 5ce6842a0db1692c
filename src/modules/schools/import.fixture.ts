import { innFault } from '../../kernel/codes.ts'

const innOf = (number: number): string => {
  const body = String(100_000_000 + number)
  return [...'0123456789'].map((digit) => body + digit).find((code) => innFault(code) === null) ?? ''
}

export const HEADS = [
  '№',
  'Район',
  'Наименование ОО',
  'ИНН',
  'Адрес',
  'Число обучающихся',
  'Число педагогов',
  'Категория',
  'Эл. почта',
]

const series = { next: 0 }

/** A register of invented schools in invented districts; an ИНН is never used twice, as in life. */
export const registerRows = (count: number, districts: number): string[][] => {
  const first = series.next
  series.next += count
  return Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `Озёрский-${at % districts} муниципальный район`,
    `МБОУ «Озёрская СОШ № ${at + 1}»`,
    innOf(first + at),
    `посёлок Озёрный, улица Школьная, дом ${at + 1}`,
    String(100 + (at % 900)),
    String(10 + (at % 60)),
    at % 5 === 0 ? 'ШНОР' : at % 7 === 0 ? 'высокие результаты' : '',
    `school${at}@example.org`,
  ])
}

export const basis = { categoryBasis: 'распоряжение № 7' }
