import { type Day, parseDay } from '../../../kernel/day.ts'
import { dayRange, shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { directiveText } from '../text.ts'

type Said = {
  readonly kind?: string
  readonly date?: string
  readonly deadline?: boolean
  readonly start?: string
  readonly end?: string
  readonly dates?: readonly string[]
  readonly count?: number
  readonly reason?: string
}

const day = (text: string | undefined): Day | null => (text === undefined ? null : parseDay(text))

const sayRange = (said: Said): string => {
  const start = day(said.start)
  const end = day(said.end)
  return start === null || end === null ? '' : dayRange(start, end)
}

const sayDay = (said: Said, until: string): string => {
  const date = day(said.date)
  return date === null ? '' : said.deadline ? `${until} ${shortDay(date)}` : shortDay(date)
}

/** A reading of a term in words, to stand beside the words of the document. */
export const sayTerm =
  (lang: Language) =>
  (reading: unknown): string => {
    if (typeof reading !== 'object' || reading === null) return ''
    const said = reading as Said
    const words = directiveText[lang].term
    if (said.kind === 'day') return sayDay(said, words.until)
    if (said.kind === 'range')
      return [sayRange(said), said.count === undefined ? '' : words.times(said.count)]
        .filter(Boolean)
        .join(', ')
    if (said.kind === 'days')
      return (said.dates ?? [])
        .flatMap((text) => day(text) ?? [])
        .map(shortDay)
        .join(', ')
    if (said.kind === 'recurring') return [words.recurring, sayRange(said)].filter(Boolean).join(', ')
    if (said.kind === 'year-round') return [words.allYear, sayRange(said)].filter(Boolean).join(', ')
    return said.reason === 'unknown' ? words.unknown : words.undated
  }
