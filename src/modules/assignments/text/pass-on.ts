import { countEn, countRu } from '../../../kernel/format.ts'
import type { Sentences } from '../../../platform/http/visit.ts'

const ru = {
  title: 'Передать преемнику',
  lead: (from: string, to: string) =>
    `${from} закрыта, её дело продолжает ${to}. Отметьте, что перейдёт: с прежней школой это закончится сегодня, у преемника начнётся сегодня.`,
  done: 'Передано',
  people: 'Люди и роли',
  work: 'Открытые поручения',
  position: 'должность',
  nothing: 'Передавать нечего',
  nothingWhy: 'Ни людей, ни открытых поручений у закрытой школы не осталось.',
  pass: 'Передать отмеченное',
  back: 'Вернуться к карточке',
  act: (from: string) => `преемник организации ${from}`,
  stays: (held: number, work: number) =>
    `Остались ${countRu(held, ['запись о человеке', 'записи о людях', 'записей о людях'])} и ${countRu(work, ['открытое поручение', 'открытых поручения', 'открытых поручений'])}.`,
}

const en: typeof ru = {
  title: 'Pass on to the successor',
  lead: (from, to) =>
    `${from} is closed, ${to} goes on with its work. Tick what passes: with the old school it ends today, with the successor it begins today.`,
  done: 'Passed on',
  people: 'People and roles',
  work: 'Open assignments',
  position: 'position',
  nothing: 'Nothing to pass on',
  nothingWhy: 'The closed school has neither people nor open assignments left.',
  pass: 'Pass on what is ticked',
  back: 'Back to the card',
  act: (from) => `successor of ${from}`,
  stays: (held, work) =>
    `${countEn(held, ['record', 'records'])} of people and ${countEn(work, ['open assignment', 'open assignments'])} stay here.`,
}

export type PassOnText = typeof ru
export const passOnText: Readonly<Record<'ru' | 'en', PassOnText>> = { ru, en }

export const passOnSentences: Sentences = {
  ru: { nothingToPass: 'Отметьте хотя бы одну строку', notFound: 'Такой организации нет' },
  en: { nothingToPass: 'Tick at least one line', notFound: 'There is no such organisation' },
}
