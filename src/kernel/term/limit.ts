import { as, type Grammar, longest, mark, not, opt, phrase, seq } from './combinators.ts'
import type { Dated } from './dated.ts'
import { monthWhen } from './days.ts'
import { dayNumber } from './numerals.ts'
import type { When } from './when.ts'

const NOTHING_AROUND: Omit<Dated, 'marker' | 'spans'> = {
  either: false,
  cells: false,
  clock: null,
  weekday: null,
  approximate: false,
  labelled: false,
  week: false,
}

const UNTIL = phrase('до', 'не позднее|позже', 'в срок до', 'к')

const limitOf = (when: When, date: number): Dated | null => {
  if (when.unit !== 'month') return null
  const from: When = { unit: 'day', date, month: when.month, year: when.year, loose: false }
  return { ...NOTHING_AROUND, marker: 'deadline', spans: [{ from, to: null, before: false }] }
}

/** «сентябрь (до 15 числа)», «октябрь, не позднее 5-го числа»: a last day within the month named before it. */
export const monthThenLimit: Grammar<Dated> = longest(
  as(
    seq(
      monthWhen,
      opt(mark('(', ',', '-', ':')),
      UNTIL,
      dayNumber,
      phrase('числа|числу'),
      opt(mark(')')),
      not(phrase('месяца|каждого|следующего|отчетного|ежемесячно')),
    ),
    ([when, , , date]) => limitOf(when, date),
  ),
  // «сентябрь (до 15)», «октябрь (не позднее 5-го)»: nothing else can stand alone in the brackets
  as(seq(monthWhen, mark('('), UNTIL, dayNumber, mark(')')), ([when, , , date]) => limitOf(when, date)),
)
