import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'
import type { Sentences } from '../../../platform/http/visit.ts'

type Values = Readonly<Record<string, string | number>>

const ru = typoAll({
  required: 'Заполните поле',
  tooLong: 'Слишком длинно, сократите',
  notADay: 'Напишите день: 05.03.2022',
  notAnId: 'Выберите из списка',
  chooseOne: 'Выберите одно',
  notANumber: 'Напишите целое число',
  yearWrong: 'Выберите учебный год из списка',
  placesWrong: ({ most }: Values) => `Напишите число от 0 до ${most}`,
  periodBackwards: 'Последний день раньше первого',
  offersPast: 'Этот день уже прошёл',
  offersAfterStart: 'Предложения собирают раньше, чем начинаются пары',
  matchingIsOpen: 'Закрепление на этот учебный год уже начато: откройте его в списке',
  matchingNotNow: 'Сейчас этого сделать нельзя: состояние закрепления изменилось. Откройте его заново',
  reasonNeeded: 'Напишите причину',
  themeNeeded: 'Отметьте хотя бы одну тему',
  placeNeeded: 'Напишите, сколько школ можете взять: хотя бы одну',
  noSuchTheme: 'Такой темы в словаре нет',
  offer_once: 'Школа уже ответила: откройте ответ заново',
  offersClosed: ({ day }: Values) =>
    `Предложения принимались до ${shortDay(String(day) as Day)}. Если школа всё же поможет, это записывает район`,
  notFound: 'Такой записи нет',
})

const en: typeof ru = {
  required: 'Fill in the field',
  tooLong: 'Too long, shorten it',
  notADay: 'Write a day: 05.03.2022',
  notAnId: 'Choose from the list',
  chooseOne: 'Choose one',
  notANumber: 'Write a whole number',
  yearWrong: 'Choose a school year from the list',
  placesWrong: ({ most }) => `Write a number from 0 to ${most}`,
  periodBackwards: 'The last day is before the first',
  offersPast: 'This day has passed',
  offersAfterStart: 'Offers are collected before the pairs begin',
  matchingIsOpen: 'The matching of this school year has begun already: open it from the list',
  matchingNotNow: 'This cannot be done now: the state of the matching has changed. Open it again',
  reasonNeeded: 'Write the reason',
  themeNeeded: 'Mark at least one theme',
  placeNeeded: 'Write how many schools you can take: at least one',
  noSuchTheme: 'There is no such theme in the dictionary',
  offer_once: 'The school has answered already: open the answer again',
  offersClosed: ({ day }) =>
    `Offers were taken until ${shortDay(String(day) as Day)}. If the school will help after all, its municipality writes it down`,
  notFound: 'No such thing',
}

/** Sentences of refusals of the module's pages. */
export const matchingSentences: Sentences = { ru, en }
