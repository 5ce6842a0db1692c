import { as, type Grammar, mark, not, opt, phrase, seq } from './combinators.ts'
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

/** «сентябрь (до 15 числа)», «октябрь, не позднее 5-го числа»: a last day within the month named before it. */
export const monthThenLimit: Grammar<Dated> = as(
  seq(
    monthWhen,
    opt(mark('(', ',', '-', ':')),
    phrase('до', 'не позднее|позже', 'в срок до', 'к'),
    dayNumber,
    phrase('числа|числу'),
    opt(mark(')')),
    not(phrase('месяца|каждого|следующего|отчетного|ежемесячно')),
  ),
  ([when, , , date]): Dated | null => {
    if (when.unit !== 'month') return null
    const from: When = { unit: 'day', date, month: when.month, year: when.year, loose: false }
    return { ...NOTHING_AROUND, marker: 'deadline', spans: [{ from, to: null, before: false }] }
  },
)
