import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'

/** What proves an assignment that was answered by a letter: Russian, kept as it was that day. */
export const answeredBy = (number: string | null, day: Day | null): string =>
  `Исходящее письмо${day === null ? '' : ` от ${shortDay(day)}`}${number === null ? '' : ` № ${number}`}`

/** Heads of the table of a filled form, as it is printed. */
export const FORM_HEAD: readonly [string, string] = ['Вопрос', 'Ответ']
