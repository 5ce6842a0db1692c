import type { Category } from '../../schools/domain/types.ts'
import {
  PASSPORT_FIELDS,
  type PassportField,
  type PassportGroup,
  type PassportTexts,
  TEXT_FIELDS,
} from './types.ts'

/** Labels of the fields as they are printed in the left column: a document is Russian in every language. */
export const PASSPORT_LABELS: Readonly<Record<PassportField, string>> = {
  name: 'Наименование модели',
  type: 'Тип модели',
  authority: 'Муниципальный орган управления образованием',
  authors: 'Основные разработчики модели',
  grounds: 'Основание разработки',
  participants: 'Участники',
  idea: 'Основная идея модели',
  novelty: 'Новизна и актуальность',
  goals: 'Цели и задачи',
  period: 'Сроки реализации',
  directions: 'Направления деятельности',
  funding: 'Объём и источники финансирования',
  effect: 'Ожидаемый эффект',
}

export const PASSPORT_HEAD = 'ПАСПОРТ МОДЕЛИ'

/** Kinds of models that a person is offered; any other is as good (R031). */
export const MODEL_TYPES = ['Концентрированная модель', 'Распределённая модель', 'Модель равных партнёров']

export const GROUP_HEADINGS: Readonly<Record<Category, string>> = {
  lowResults: 'Школы с низкими образовательными результатами',
  atRisk: 'Школы зоны риска, не входящие в число школ с низкими результатами',
  highResults: 'Школы с высокими образовательными результатами',
  resilient: 'Резильентные школы, не входящие в число школ с высокими результатами',
}
export const CATEGORY_ORDER = ['lowResults', 'atRisk', 'highResults', 'resilient'] as const

const FIELD_SIGNS: readonly (readonly [PassportField, RegExp])[] = [
  ['name', /^(?:полное )?наименование/iu],
  ['type', /^тип/iu],
  ['authority', /орган.*управлени|управлени.*орган/iu],
  ['authors', /разработчик|автор/iu],
  ['grounds', /основани/iu],
  ['participants', /участник/iu],
  ['idea', /^(?:основная |ведущая )?идея/iu],
  ['novelty', /новизна|актуальность/iu],
  ['goals', /^цел|задач/iu],
  ['period', /^срок|^период/iu],
  ['directions', /направлени/iu],
  ['funding', /финансировани/iu],
  ['effect', /эффект|результат/iu],
]

/** A narrower group is told by its own sign first: it names the wider one too («не входящие в …»). */
const GROUP_SIGNS: readonly (readonly [Category, RegExp])[] = [
  ['atRisk', /зон[аеыу] риска|низким потенциалом/iu],
  ['resilient', /резильент|высоким потенциалом/iu],
  ['lowResults', /низки|ШНОР|ШНР|НОР(?![а-яё])/u],
  ['highResults', /высоки|стабильн|лидер/iu],
]

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()

/** Which group a heading opens: by the municipality's own words first (R219), then by the signs of the category. */
export const categoryOfHeading = (
  heading: string,
  own: Readonly<Partial<Record<Category, readonly string[]>>> = {},
): Category | null => {
  const text = plain(heading)
  const local = CATEGORY_ORDER.find((category) =>
    own[category]?.some((word) => word !== '' && text.startsWith(plain(word))),
  )
  return local ?? GROUP_SIGNS.find(([, sign]) => sign.test(heading.replace(/\s+/gu, ' ')))?.[0] ?? null
}

/** A row of a passport as the reader of papers gives it. */
export type PassportRow = {
  readonly label: string
  readonly value: string
  readonly parties: readonly { readonly kind: string; readonly text: string }[]
}

export type ReadGroup = { readonly heading: string; readonly schools: readonly string[] }
export type ReadPassport = {
  readonly fields: PassportTexts
  readonly groups: readonly ReadGroup[]
  /** Rows whose label is none of the thirteen: shown, never dropped. */
  readonly unknown: readonly { readonly label: string; readonly value: string }[]
}

export const fieldOfLabel = (label: string): PassportField | null =>
  FIELD_SIGNS.find(([, sign]) => sign.test(label.trim()))?.[0] ?? null

const groupsOf = (row: PassportRow): ReadGroup[] => {
  const groups: { heading: string; schools: string[] }[] = []
  for (const party of row.parties) {
    if (party.kind === 'category') groups.push({ heading: party.text, schools: [] })
    else if (groups.length === 0) groups.push({ heading: '', schools: [party.text] })
    else groups.at(-1)?.schools.push(party.text)
  }
  return groups
}

export const NO_TEXTS: PassportTexts = Object.fromEntries(
  TEXT_FIELDS.map((field) => [field, '']),
) as unknown as PassportTexts

/** The thirteen fields out of the rows of a two-column table. A label met twice joins its texts. */
export const passportFrom = (rows: readonly PassportRow[]): ReadPassport => {
  const fields: Record<string, string> = { ...NO_TEXTS }
  const unknown: { label: string; value: string }[] = []
  const groups: ReadGroup[] = []
  for (const row of rows) {
    const field = fieldOfLabel(row.label)
    if (field === null) unknown.push({ label: row.label, value: row.value })
    else if (field === 'participants') groups.push(...groupsOf(row))
    else fields[field] = [fields[field], row.value].filter((text) => text !== '').join('\n')
  }
  return { fields: fields as unknown as PassportTexts, groups, unknown }
}

/** How many of the thirteen fields say something. */
export const completeness = (fields: PassportTexts, participants: number): number =>
  PASSPORT_FIELDS.filter((field) =>
    field === 'participants' ? participants > 0 : fields[field].trim() !== '',
  ).length

/** Groups in the order of the passport; those without schools are printed empty (R044, R046). */
export const allGroups = (
  groups: readonly PassportGroup[],
  own: Readonly<Partial<Record<Category, string>>> = {},
): PassportGroup[] =>
  CATEGORY_ORDER.map((category) => {
    const same = groups.filter((group) => group.category === category)
    return {
      category,
      heading: same[0]?.heading || own[category] || GROUP_HEADINGS[category],
      schools: same.flatMap((group) => group.schools),
    }
  })

/** All participants as one alphabetical list: who may not see categories sees who takes part. */
export const withoutGroups = (groups: readonly PassportGroup[]): PassportGroup[] => [
  {
    category: 'lowResults',
    heading: PASSPORT_LABELS.participants,
    schools: groups
      .flatMap((group) => group.schools)
      .toSorted((a, b) => a.written.localeCompare(b.written, 'ru', { numeric: true })),
  },
]
