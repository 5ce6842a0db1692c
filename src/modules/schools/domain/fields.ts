import { z } from 'zod'
import {
  bareCode,
  type CodeFault,
  innFault,
  kppFault,
  ogrnFault,
  okpoFault,
  oktmoFault,
} from '../../../kernel/codes.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'

/** What a field gives: its value, or a refusal code. The form and the import read a cell by the same function. */
export type Read<T> = { readonly value: T } | { readonly fault: string }
export type Reader<T> = (typed: string) => Read<T | null>

const clean = (typed: string): string => typed.replace(/[\s\u00a0\u202f]+/gu, ' ').trim()
const nothing = { value: null } as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const codeReader =
  (name: string, faultOf: (text: string) => CodeFault | null): Reader<string> =>
  (typed) => {
    const text = bareCode(typed)
    if (text === '') return nothing
    const fault = faultOf(text)
    return fault === null ? { value: text } : { fault: `${name}${capital(fault)}` }
  }

export const readInn = codeReader('inn', innFault)
export const readKpp = codeReader('kpp', kppFault)
export const readOgrn = codeReader('ogrn', ogrnFault)
export const readOkpo = codeReader('okpo', okpoFault)
export const readOktmo = codeReader('oktmo', oktmoFault)

/** One line of text, not longer than `most`. */
export const readLine =
  (most: number): Reader<string> =>
  (typed) => {
    const text = clean(typed)
    if (text === '') return nothing
    return text.length > most ? { fault: 'tooLong' } : { value: text }
  }

/** A count of people: «1 204», also «1204,0» as a spreadsheet may write it. */
export const readCount: Reader<number> = (typed) => {
  const text = typed.replace(/[\s\u00a0\u202f]/gu, '').replace(/[.,]0+$/u, '')
  if (text === '') return nothing
  if (/^-\d+$/.test(text)) return { fault: 'countNegative' }
  if (/^\d+[.,]\d+$/.test(text)) return { fault: 'countNotWhole' }
  if (!/^\d+$/.test(text)) return { fault: 'notANumber' }
  return Number(text) > 100_000 ? { fault: 'countTooLarge' } : { value: Number(text) }
}

const readDegrees =
  (most: number, fault: string): Reader<number> =>
  (typed) => {
    const text = typed.replace(/[\s\u00a0°]/gu, '').replace(',', '.')
    if (text === '') return nothing
    if (!/^-?\d{1,3}(\.\d+)?$/.test(text)) return { fault: 'notANumber' }
    return Math.abs(Number(text)) > most ? { fault } : { value: Number(text) }
  }

export const readLatitude = readDegrees(90, 'latitudeOutside')
export const readLongitude = readDegrees(180, 'longitudeOutside')

const YES = new Set(['да', 'yes', '1', '+', 'истина', 'true', 'v', '✓', 'есть'])
const NO = new Set(['нет', 'no', '0', '-', '−', '—', 'ложь', 'false'])

/** «Да» or «нет» in the ways that tables write them. */
export const readYesNo: Reader<boolean> = (typed) => {
  const text = clean(typed).toLowerCase()
  if (text === '') return nothing
  if (YES.has(text)) return { value: true }
  return NO.has(text) ? { value: false } : { fault: 'notYesNo' }
}

/** «Сельская» or «городская», or yes and no under a head that asks «сельская?». */
export const readRural: Reader<boolean> = (typed) => {
  const text = clean(typed).toLowerCase()
  if (/^(село|сельск|деревн|посёлок|поселок)/u.test(text)) return { value: true }
  if (/^(город|городск|пгт)/u.test(text)) return { value: false }
  const answer = readYesNo(text)
  return 'fault' in answer ? { fault: 'notRural' } : answer
}

export const readEmail: Reader<string> = (typed) => {
  const text = typed.trim().toLowerCase()
  if (text === '') return nothing
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/u.test(text) && text.length <= 254
    ? { value: text }
    : { fault: 'notAnEmail' }
}

/** A site as people write it, with or without `https://`; only addresses of the web. */
export const readSite: Reader<string> = (typed) => {
  const text = typed.trim()
  if (text === '') return nothing
  const address = /^[a-z][a-z0-9+.-]*:/iu.test(text) ? text : `https://${text}`
  const isWeb = /^https?:\/\/[^\s/?#@]+\.[^\s/?#@]{2,}([/?#]\S*)?$/iu.test(address)
  if (!isWeb) return { fault: 'notASite' }
  return address.length > 300 ? { fault: 'tooLong' } : { value: address }
}

/** Telephones stay as written: extensions, several numbers, «доб. 12». */
export const readPhone: Reader<string> = (typed) => {
  const text = clean(typed)
  if (text === '') return nothing
  if (text.length > 100) return { fault: 'tooLong' }
  return (text.match(/\d/gu)?.length ?? 0) < 5 ? { fault: 'notAPhone' } : { value: text }
}

export const readDay: Reader<ReturnType<typeof readTypedDay> & string> = (typed) => {
  if (clean(typed) === '') return nothing
  const day = readTypedDay(typed)
  return day === null ? { fault: 'notADay' } : { value: day }
}

/** A form field over a reader: refusals become issues of the schema. */
export const field = <T>(reader: Reader<T>) =>
  z
    .string()
    .max(20_000, 'tooLong')
    .transform((typed, context): T | null => {
      const read = reader(typed)
      if ('value' in read) return read.value
      context.addIssue({ code: 'custom', message: read.fault })
      return z.NEVER
    })

/** The same where an empty answer is a refusal. */
export const requiredField = <T>(reader: Reader<T>, code = 'required') =>
  z
    .string()
    .max(20_000, 'tooLong')
    .transform((typed, context): T => {
      const read = reader(typed)
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault })
      else if (read.value === null) context.addIssue({ code: 'custom', message: code })
      else return read.value
      return z.NEVER
    })

export const idField = z.string().refine(isUuid, 'notAnId')
/** An id or nothing chosen. */
export const optionalId = z
  .string()
  .refine((text) => text === '' || isUuid(text), 'notAnId')
  .transform((text) => (text === '' ? null : text))
