import type { Refusal } from '../../kernel/result.ts'
import type { MatchRefusal } from './domain/solver/types.ts'

type Values = Readonly<Record<string, string | number>>
type Sentences = Readonly<Record<MatchRefusal, (values: Values) => string>>

/** Positions are those of the request, counted from 0 as in its fields. */
const ru: Sentences = {
  notJson: () => 'Это не JSON: проверьте, что файл передан целиком.',
  missing: () => 'Поле не заполнено.',
  wrongType: () => 'Здесь ожидается значение другого вида.',
  notInteger: () => 'Здесь нужно целое число.',
  outOfBounds: () => 'Число вне допустимых пределов.',
  notAllowed: () => 'Такого значения здесь быть не может.',
  wrongShape: () =>
    'Запись составлена не по образцу: пара это пять целых чисел [школа, наставник, охват, поправка, минуты], дефицит и сильная сторона это два [тема, степень].',
  duplicateId: ({ id }) => `Обозначение «${id}» встречается дважды.`,
  unknownMentee: ({ mentee }) => `Наставляемой школы с номером ${mentee} в списке нет (счёт с 0).`,
  unknownMentor: ({ mentor }) => `Наставника с номером ${mentor} в списке нет (счёт с 0).`,
  duplicatePair: ({ mentee, mentor }) => `Пара ${mentee} и ${mentor} указана дважды.`,
  pinNotListed: ({ mentee, mentor }) =>
    `Закрепить ${mentee} за ${mentor} нельзя: такой пары нет среди допустимых.`,
  twoPins: ({ mentee }) => `Школа ${mentee} закреплена за двумя наставниками, а ведущий может быть один.`,
  pinAndBan: ({ mentee, mentor }) => `Пара ${mentee} и ${mentor} одновременно закреплена и запрещена.`,
  pinsOverCapacity: ({ mentor, pins, capacity }) =>
    `За наставником ${mentor} закреплено школ: ${pins}, а мест у него ${capacity}.`,
  twoCapacities: ({ mentor }) => `Наставнику ${mentor} назначено два разных числа мест.`,
  numbersTooLarge: () => 'Числа слишком велики для точного счёта: уменьшите веса или штраф.',
  wrongMode: () => 'Этот вид плана составляется отдельно.',
  tooManyFaults: ({ more }) => `И ещё замечаний: ${more}.`,
}

const en = {
  notJson: () => 'This is not JSON: check that the whole file was passed.',
  missing: () => 'The field is missing.',
  wrongType: () => 'A value of another kind is expected here.',
  notInteger: () => 'A whole number is needed here.',
  outOfBounds: () => 'The number is out of bounds.',
  notAllowed: () => 'This value cannot stand here.',
  wrongShape: () =>
    'Wrong form: a pair is five whole numbers [school, mentor, cover, term, minutes], a deficit or a strength is two [theme, degree].',
  duplicateId: ({ id }) => `The id “${id}” occurs twice.`,
  unknownMentee: ({ mentee }) => `There is no mentee number ${mentee} in the list (counting from 0).`,
  unknownMentor: ({ mentor }) => `There is no mentor number ${mentor} in the list (counting from 0).`,
  duplicatePair: ({ mentee, mentor }) => `The pair ${mentee} and ${mentor} is given twice.`,
  pinNotListed: ({ mentee, mentor }) => `${mentee} cannot be fixed to ${mentor}: the pair is not allowed.`,
  twoPins: ({ mentee }) => `School ${mentee} is fixed to two mentors, but there can be only one lead.`,
  pinAndBan: ({ mentee, mentor }) => `The pair ${mentee} and ${mentor} is both fixed and banned.`,
  pinsOverCapacity: ({ mentor, pins, capacity }) =>
    `${pins} schools are fixed to mentor ${mentor}, who has ${capacity} places.`,
  twoCapacities: ({ mentor }) => `Mentor ${mentor} was given two different numbers of places.`,
  numbersTooLarge: () => 'The numbers are too large for exact sums: lower the weights or the penalty.',
  wrongMode: () => 'This kind of plan is made elsewhere.',
  tooManyFaults: ({ more }) => `And ${more} more.`,
} satisfies typeof ru

/** Why a request to `match` was refused, by language. */
export const matchSentences = { ru, en } as const

/** One refusal as a line: the field, where there is one, and the sentence. */
export const matchRefusalLine = (
  language: keyof typeof matchSentences,
  refusal: Refusal<MatchRefusal>,
): string => {
  const sentence = matchSentences[language][refusal.code](refusal.values ?? {})
  return refusal.field === undefined || refusal.field === '' ? sentence : `${refusal.field}: ${sentence}`
}
