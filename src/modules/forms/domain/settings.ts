import { shortDay } from '../../../kernel/format.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import type { Field, FieldKind } from './definition.ts'
import type { Fault } from './faults.ts'

/** What a question of a kind can be told besides its words: the page draws its controls from this table. */
export const SETTINGS = {
  text: ['maxChars', 'minChars', 'maxWords'],
  longText: ['maxChars', 'minChars', 'maxWords'],
  number: ['min', 'max', 'decimals', 'unit'],
  money: ['min', 'max'],
  day: ['notBefore', 'notAfter'],
  period: [],
  yesNo: [],
  oneOf: ['other'],
  someOf: ['other', 'atMost'],
  scale: ['min', 'max', 'low', 'high'],
  organisation: [],
  person: [],
  link: [],
  file: ['atMost', 'megabytes'],
  table: ['minRows', 'maxRows'],
} as const satisfies Readonly<Record<FieldKind, readonly string[]>>
export type SettingName = (typeof SETTINGS)[FieldKind][number]

export type SettingType = 'count' | 'number' | 'day' | 'words'
export const SETTING_TYPES: Readonly<Record<SettingName, SettingType>> = {
  maxChars: 'count',
  minChars: 'count',
  maxWords: 'count',
  min: 'number',
  max: 'number',
  decimals: 'count',
  unit: 'words',
  notBefore: 'day',
  notAfter: 'day',
  other: 'words',
  atMost: 'count',
  low: 'words',
  high: 'words',
  megabytes: 'count',
  minRows: 'count',
  maxRows: 'count',
}

/** What was typed into the page of a question. */
export type Said = {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** Name of a setting's control. */
export const settingName = (name: SettingName): string => `s.${name}`

type Value = { readonly value?: unknown; readonly code?: string }

const numberOf = (text: string, shape: RegExp): Value => {
  const plain = text.replace(/[\s\u00a0]/gu, '').replace(',', '.')
  return shape.test(plain) ? { value: Number(plain) } : { code: 'settingNotANumber' }
}

const READERS: Readonly<Record<SettingType, (text: string) => Value>> = {
  count: (text) => numberOf(text, /^\d{1,6}$/u),
  number: (text) => numberOf(text, /^-?\d{1,9}(\.\d{1,3})?$/u),
  day: (text) => {
    const day = readTypedDay(text)
    return day === null ? { code: 'notADay' } : { value: day }
  },
  words: (text) => ({ value: { ru: text } }),
}

/** A scale has to have its ends. */
const USUAL: Readonly<Partial<Record<FieldKind, Readonly<Record<string, number>>>>> = {
  scale: { min: 1, max: 5 },
}

type Read = { readonly settings: Readonly<Record<string, unknown>>; readonly faults: readonly Fault[] }

/** Words that stayed the same keep their translation. */
const keptWords = (before: Field, name: string, value: unknown): unknown => {
  const was = (before as unknown as Readonly<Record<string, unknown>>)[name]
  const same = (was as { ru?: string } | undefined)?.ru === (value as { ru?: string }).ru
  return same && was !== undefined ? was : value
}

/** Settings of a kind as typed; everything unreadable is told at once. */
export const readSettings = (kind: FieldKind, said: Said, before: Field): Read => {
  const read = SETTINGS[kind].map((name) => {
    const text = said.text(settingName(name)).trim()
    return { name, ...(text === '' ? {} : READERS[SETTING_TYPES[name]](text)) }
  })
  return {
    settings: {
      ...USUAL[kind],
      ...Object.fromEntries(
        read.flatMap(({ name, value }) =>
          value === undefined ? [] : [[name, keptWords(before, name, value)]],
        ),
      ),
    },
    faults: read.flatMap(({ name, code }) =>
      code === undefined ? [] : [{ code, field: settingName(name) }],
    ),
  }
}

const shownValue = (type: SettingType, value: unknown): string => {
  if (value === undefined) return ''
  if (type === 'words') return (value as { ru: string }).ru
  return type === 'day' ? shortDay(value as never) : String(value).replace('.', ',')
}

/** Settings as controls show them. */
export const shownSettings = (field: Field): Readonly<Record<string, string>> =>
  Object.fromEntries(
    SETTINGS[field.kind].map((name) => [
      settingName(name),
      shownValue(SETTING_TYPES[name], (field as unknown as Readonly<Record<string, unknown>>)[name]),
    ]),
  )
