import { addDays } from '../../../../kernel/day.ts'
import { fullDay, shortDay } from '../../../../kernel/format.ts'
import type { Contract, ContractSide, ContractSides } from './types.ts'

/** What a contract is printed from, by the words that stand in braces in the form. */
export type ContractValues = Readonly<Record<string, string>>

const BLANK = '__________'
const said = (text: string): string => (text.trim() === '' ? BLANK : text)

const sideValues = (prefix: string, side: ContractSide): ContractValues => ({
  [prefix]: said(side.fullName),
  [`${prefix}_кратко`]: said(side.shortName),
  [`${prefix}_руководитель`]: said(side.head),
  [`${prefix}_должность`]: said(side.position),
  [`${prefix}_ИНН`]: said(side.inn),
  [`${prefix}_КПП`]: said(side.kpp),
  [`${prefix}_ОГРН`]: said(side.ogrn),
  [`${prefix}_адрес`]: said(side.address),
  [`${prefix}_телефон`]: said(side.phone),
})

/** The words of one contract. */
export const valuesOf = (contract: Contract, sides: ContractSides): ContractValues => ({
  номер: said(contract.number ?? ''),
  дата: contract.datedOn === null ? BLANK : `${fullDay(contract.datedOn)} года`,
  место: contract.place,
  основание: contract.basis,
  предмет: contract.subject,
  начало: shortDay(contract.from),
  окончание: shortDay(addDays(contract.until, -1)),
  ...sideValues('наставник', sides.mentor),
  ...sideValues('закреплённая', sides.curated),
})

const SIDE_TAGS = [
  '',
  '_кратко',
  '_руководитель',
  '_должность',
  '_ИНН',
  '_КПП',
  '_ОГРН',
  '_адрес',
  '_телефон',
]

/** Every word in braces that a form may use, in the order in which the page explains them. */
export const KNOWN_TAGS: readonly string[] = [
  'номер',
  'дата',
  'место',
  'основание',
  'предмет',
  'начало',
  'окончание',
  ...SIDE_TAGS.map((tag) => `наставник${tag}`),
  ...SIDE_TAGS.map((tag) => `закреплённая${tag}`),
]

/** A form without a contract: each word stands in its braces, to be carried over into one's own form. */
export const tagValues = (): ContractValues => Object.fromEntries(KNOWN_TAGS.map((tag) => [tag, `{${tag}}`]))

/** Words in braces that nothing would be put in place of. */
export const unknownTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.filter((tag) => !KNOWN_TAGS.includes(tag))),
]
