import type { Here as HereOf } from '../../../platform/http/here.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import type { LabelCode, LabelForms } from '../domain/labels.ts'
import type { AttributePeriod, Category } from '../domain/types.ts'
import { type SchoolsText, schoolsText } from '../text.ts'

/** What every page of the module needs. */
export type Here = HereOf<SchoolsText> & {
  /** The page is drawn for a past day. */
  readonly past?: boolean
}

type OwnWords = Partial<Record<LabelCode, Partial<Record<keyof LabelForms, string | null>>>>

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A category as the municipality calls it (R219); the program's word where it has none, and in other languages. */
export const categoryName = (
  category: Category | 'none',
  { t, lang }: Pick<Here, 't' | 'lang'>,
  own: OwnWords = {},
): string => {
  const local = lang === 'ru' && category !== 'none' ? own[category]?.nominative : null
  return local ? capital(local) : t.categories[category]
}

/** Values of a dated attribute in words. */
export const attributeValue = (
  { attribute, value }: Pick<AttributePeriod, 'attribute' | 'value'>,
  t: SchoolsText,
): string =>
  attribute === 'engagement' || attribute === 'headVacant'
    ? (t.values[value as keyof SchoolsText['values']] ?? value)
    : value

/** Lines of a drop-down list from words by their codes. */
export const optionsOf = <Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, string>>,
): SelectOption[] => codes.map((code) => ({ value: code, label: words[code] }))

export const textOf = (lang: Language): SchoolsText => schoolsText[lang]

/** A key of its own for each of several forms on one page, made from the page's key and what the form is about. */
export const keyFor = (commandKey: string, id: string): string =>
  `${commandKey.slice(0, -12)}${id.slice(-12)}`
