/** Languages of the screens. Documents and data stay Russian (decisions 47). */
export type Lang = 'ru' | 'en'

/** Forms of a Russian word after 1, 2 and 5: «дело, дела, дел». The cases are stored, never guessed. */
export type RuForms = readonly [one: string, few: string, many: string]

/** Forms of an English word: "task, tasks". */
export type EnForms = readonly [one: string, other: string]

const RULES = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }
const RU_INDEX: Readonly<Record<string, 0 | 1 | 2>> = { one: 0, few: 1, many: 2, other: 1 }

/** The form of the word alone: `pluralRu(21, ['дело', 'дела', 'дел'])` is «дело». Fractions take the second form: 1,5 дела. */
export const pluralRu = (count: number, forms: RuForms): string =>
  forms[RU_INDEX[RULES.ru.select(count)] ?? 2]

/** The form of the word alone: `pluralEn(21, ['task', 'tasks'])` is "tasks". */
export const pluralEn = (count: number, forms: EnForms): string =>
  RULES.en.select(count) === 'one' ? forms[0] : forms[1]
