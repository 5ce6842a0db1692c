/** Languages of the screens. Documents and data stay Russian (decisions 47). */
export type Lang = 'ru' | 'en'

/** Forms of a Russian word after 1, 2 and 5: «дело, дела, дел». The cases are stored, never guessed. */
export type RuForms = readonly [one: string, few: string, many: string]

/** Forms of an English word: "task, tasks". */
export type EnForms = readonly [one: string, other: string]

/** Which form a Russian number takes; `Intl.PluralRules` says the same, many times slower. */
const ruForm = (count: number): 0 | 1 | 2 => {
  const n = Math.abs(count)
  if (!Number.isInteger(n)) return 1
  const [ones, tens] = [n % 10, Math.floor(n / 10) % 10]
  if (tens === 1 || ones === 0 || ones > 4) return 2
  return ones === 1 ? 0 : 1
}

/** The form of the word alone: `pluralRu(21, ['дело', 'дела', 'дел'])` is «дело». Fractions take the second form: 1,5 дела. */
export const pluralRu = (count: number, forms: RuForms): string => forms[ruForm(count)]

/** The form of the word alone: `pluralEn(21, ['task', 'tasks'])` is "tasks". */
export const pluralEn = (count: number, forms: EnForms): string =>
  Math.abs(count) === 1 ? forms[0] : forms[1]
