import { type Day, makeDay } from '../../../../../kernel/day.ts'

const MONTHS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма[йя]',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
]

/** «05.03.2022», «5/03/22», «05 марта 2022», «"05" марта 2022 года». */
export const DATE = `(?:\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?!\\d)|["«]?\\d{1,2}["»]?\\s+(?:${MONTHS.join('|')})[а-я]*\\s+\\d{4})(?: *(?:года|г\\.?)(?![а-яё]))?`

const NUMERIC = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)/u
const WORDED = new RegExp(`^["«]?(\\d{1,2})["»]?\\s+(${MONTHS.join('|')})[а-я]*\\s+(\\d{4})`, 'iu')

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

/** The day at the start of a text; null when there is none or it does not exist. */
export const readDate = (text: string): Day | null => {
  const numeric = NUMERIC.exec(text)
  if (numeric) return makeDay(fullYear(numeric[3] ?? ''), Number(numeric[2]), Number(numeric[1]))
  const worded = WORDED.exec(text)
  if (!worded) return null
  const month = MONTHS.findIndex((stem) => new RegExp(`^${stem}$`, 'iu').test(worded[2] ?? ''))
  return makeDay(Number(worded[3]), month + 1, Number(worded[1]))
}

/** The first date anywhere in a text, with where it stands. In «05.03.2022 г. Лужанск» the «г.» is a town's. */
export const findDate = (text: string): { day: Day; at: number; text: string } | null => {
  for (const match of text.matchAll(new RegExp(`(?<!\\d|\\d[./])${DATE}`, 'giu'))) {
    const day = readDate(match[0])
    const isCity = /^ *[А-ЯЁ][а-яё]/u.test(text.slice(match.index + match[0].length))
    const written = isCity ? match[0].replace(/ *г\.?$/u, '') : match[0]
    if (day !== null) return { day, at: match.index, text: written }
  }
  return null
}
