import { as, type Grammar, longest, mark, not, opt, phrase, seq } from './combinators.ts'
import { ALWAYS } from './lexicon.ts'
import type { When } from './when.ts'
import { aloneYear, genericCalendarYear, genericSchoolYear, schoolYear } from './years.ts'

const dot = opt(mark('.'))

const atEnd: Grammar<true> = (line, at) => {
  const here = line.tokens[at]
  const ends = here === undefined || (here.kind === 'mark' && /[,;|)]/.test(here.text))
  return ends ? { value: true, next: at } : null
}

/** «постоянно», «весь год», «на постоянной основе»: all the context year, or the year named after it. */
export const always: Grammar<When> = longest<When>(
  as(
    (line, at) => {
      const here = line.tokens[at]
      return here && ALWAYS.has(here.text) ? { value: true, next: at + 1 } : null
    },
    (): When => ({ unit: 'year', year: null, bare: false, always: true }),
  ),
  // «пост.» may be a «постановление»: cut short it counts only where nothing of the kind follows
  as(
    seq(phrase('пост|постоян|ежедн|круглогод', 'пост - но'), dot, atEnd),
    (): When => ({ unit: 'year', year: null, bare: false, always: true }),
  ),
  as(
    phrase(
      'на постоянной основе',
      'в постоянном режиме',
      'весь год',
      'круглый год',
      'круглогодично',
      'каждый день',
      'в ежедневном режиме',
      'в постоянном порядке',
    ),
    (): When => ({ unit: 'year', year: null, bare: false, always: true }),
  ),
  // «весь период реализации проекта» is the period of the project, which other documents set
  as(
    seq(
      phrase(
        'весь период|срок',
        'на весь период|срок',
        'за весь период|срок',
        'в течение|течении всего периода|срока|времени',
        'в течение|течении периода',
        'на протяжении всего периода|срока|времени',
      ),
      not(
        phrase(
          'реализаци*|действи*|обучени*|проведени*|работы|деятельности|подготовк*|выполнени*|пребывани*|эксперимент*|проект*|программ*|договор*',
        ),
      ),
    ),
    (): When => ({ unit: 'year', year: null, bare: false, always: true }),
  ),
  as(
    seq(phrase('весь'), longest(schoolYear, genericSchoolYear, genericCalendarYear, aloneYear)),
    ([, ref]): When => ({ unit: 'year', year: ref, bare: false, always: true }),
  ),
)
