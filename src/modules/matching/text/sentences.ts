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
  themeTwice: 'Эта тема отмечена дважды: оставьте одну отметку',
  offer_theme_once: 'Одна и та же тема отмечена дважды: оставьте одну отметку',
  offer_once: 'Школа уже ответила: откройте ответ заново',
  offersClosed: ({ day }: Values) =>
    `Предложения принимались до ${shortDay(String(day) as Day)}. Если школа всё же поможет, это записывает район`,
  noMentees: 'Нет школ, которым нужна помощь: ни в программе, ни по категориям. Проверьте участие школ',
  noMentors: 'Ни одна школа ещё не предложила помощь: подождите ответов или запишите их со слов школ',
  tooManySchools: 'Школ слишком много для одного плана: составьте планы по районам',
  chooseMentee: 'Укажите, какая закреплённая школа получает помощь',
  chooseOffering: 'Выберите школу, которая предложила помощь',
  sameSchool: 'Школа не помогает сама себе: выберите другую',
  scenarioIsAsked: 'Об этом плане спрашивают школы: убрать его нельзя',
  scenarioDropped: 'План уже убран',
  plansOfMunicipality: 'Планы района составляет сам район: в них видно, чего не хватает его школам',
  decision_once: 'Такое решение уже есть',
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
  themeTwice: 'This theme is marked twice: leave one mark',
  offer_theme_once: 'One theme is marked twice: leave one mark',
  offer_once: 'The school has answered already: open the answer again',
  offersClosed: ({ day }) =>
    `Offers were taken until ${shortDay(String(day) as Day)}. If the school will help after all, its municipality writes it down`,
  noMentees: 'No schools need help, neither in the programme nor by category',
  noMentors: 'No school has offered help yet: wait for answers or write them down',
  tooManySchools: 'Too many schools for one plan: make plans by municipality',
  chooseMentee: 'Choose the school that is helped',
  chooseOffering: 'Choose a school that has offered help',
  sameSchool: 'A school does not help itself: choose another',
  scenarioIsAsked: 'Schools are asked about this plan: it cannot be put away',
  scenarioDropped: 'The plan is put away already',
  plansOfMunicipality: 'A municipality makes its plans itself: they show what its schools lack',
  decision_once: 'There is such a decision already',
  notFound: 'No such thing',
}

/** Sentences of refusals of the module's pages. */
export const matchingSentences: Sentences = { ru, en }
