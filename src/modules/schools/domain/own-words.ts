import { DEFAULT_LABELS, LABEL_FORMS, type LabelCode, type Labels } from './labels.ts'
import { CATEGORIES, type Category } from './types.ts'

/** Words that stand in sentences of the program and whose six forms all differ: each can be told from the others (R219). */
const IN_SENTENCES: readonly LabelCode[] = [
  'mentorSchool',
  'menteeSchool',
  'methodDay',
  'municipalCoordinator',
  'municipalCurator',
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Swap = { readonly sign: RegExp; readonly own: string }

const signOf = (form: string): RegExp =>
  new RegExp(
    `(?<![а-яё])${form.replaceAll(' ', '[ \\u00a0]').replaceAll('-', '[-\\u2011]')}(?![а-яё])`,
    'giu',
  )

/** What to put in the place of the program's words; empty where the municipality says the same. */
const swapsOf = (labels: Labels): Swap[] =>
  IN_SENTENCES.flatMap((code) =>
    LABEL_FORMS.filter((form) => labels[code][form] !== DEFAULT_LABELS[code][form]).map((form) => ({
      was: DEFAULT_LABELS[code][form],
      own: labels[code][form],
    })),
  )
    .toSorted((a, b) => b.was.length - a.was.length)
    .map(({ was, own }) => ({ sign: signOf(was), own }))

const isCapital = (text: string): boolean => text.charAt(0) !== text.charAt(0).toLowerCase()

const say = (text: string, swaps: readonly Swap[]): string =>
  swaps.reduce(
    (said, { sign, own }) => said.replace(sign, (met) => (isCapital(met) ? capital(own) : own)),
    text,
  )

const deep = (value: unknown, swaps: readonly Swap[]): unknown => {
  if (typeof value === 'string') return say(value, swaps)
  if (typeof value === 'function') return (...given: unknown[]) => deep(value(...given), swaps)
  if (Array.isArray(value)) return value.map((each) => deep(each, swaps))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each, swaps)]))
}

/** Names of categories as they stand alone: «Школа роста» instead of «С низкими результатами». */
const ownCategories = (labels: Labels): Partial<Record<Category, string>> =>
  Object.fromEntries(
    CATEGORIES.filter((code) => labels[code].nominative !== DEFAULT_LABELS[code].nominative).map((code) => [
      code,
      capital(labels[code].nominative),
    ]),
  )

/** The program's sentences in the words of a municipality, each in the case in which it stands: strings, lists, functions. */
export const inOwnWords = <T>(texts: T, labels: Labels): T => {
  const swaps = swapsOf(labels)
  return swaps.length === 0 ? texts : (deep(texts, swaps) as T)
}

/** The same for the texts of a module that names categories among them. */
export const inOwnWordsWithCategories = <
  T extends { readonly categories: Readonly<Record<Category, string>> },
>(
  texts: T,
  labels: Labels,
): T => ({ ...inOwnWords(texts, labels), categories: { ...texts.categories, ...ownCategories(labels) } })
