import { type Day, yearOf } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { shiftDay, withYears } from '../../../kernel/year-shift.ts'
import type { Addressee, CollectionPattern } from '../queries/collection.ts'

/** Last year's collection in the days of the next: the same words, form and schools, as far as they are asked still. */
export const likeLastYear = (
  { title, words, dueOn, form, organisations }: CollectionPattern,
  addressees: readonly Addressee[],
  today: Day,
): Record<string, string | string[]> => {
  const years = Math.max(1, yearOf(today) - yearOf(dueOn) + (today.slice(5) >= dueOn.slice(5) ? 1 : 0))
  const asked = addressees.filter(({ id }) => organisations.includes(id)).map(({ id }) => id)
  const isAll = asked.length === addressees.length
  return {
    title: withYears(title, years),
    words: withYears(words, years),
    dueOn: shortDay(shiftDay(dueOn, years).day),
    form,
    who: isAll ? 'all' : 'chosen',
    ...(isAll ? {} : { organisations: asked }),
  }
}
