/**
 * Codes of organisations and their check digits. Sources: ИНН: приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (structure;
 * weights as published by the service); ОГРН: приказ Минфина России от 30.10.2017 № 165н, п. 6; КПП: the same order of the
 * ФНС, п. 5; ОКПО: ПР 50.1.024-2005. Checked on real codes (domain facts, 5.6).
 */
export type CodeFault = 'notDigits' | 'wrongLength' | 'wrongCheckDigit'

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_11TH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_12TH = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

const digitsOf = (text: string): number[] => [...text].map(Number)

const weighed = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0)

const innCheck = (digits: readonly number[], weights: readonly number[]): number =>
  (weighed(digits, weights) % 11) % 10

const shapeFault = (text: string, lengths: readonly number[]): CodeFault | null => {
  if (!/^\d+$/.test(text)) return 'notDigits'
  return lengths.includes(text.length) ? null : 'wrongLength'
}

const faultOf = (
  text: string,
  lengths: readonly number[],
  checks: (text: string) => boolean,
): CodeFault | null => shapeFault(text, lengths) ?? (checks(text) ? null : 'wrongCheckDigit')

const innHolds = (text: string): boolean => {
  const digits = digitsOf(text)
  if (text.length === 10) return innCheck(digits, INN_10) === digits[9]
  return innCheck(digits, INN_11TH) === digits[10] && innCheck(digits, INN_12TH) === digits[11]
}

const ogrnHolds = (text: string): boolean => {
  const body = BigInt(text.slice(0, -1))
  return Number((body % (text.length === 13 ? 11n : 13n)) % 10n) === Number(text.at(-1))
}

/** Weights of a classifier: 1, 2, 3 … 10, 1 …; when the rest is 10, the row is shifted by two; a second 10 means 0. */
const classifierCheck = (digits: readonly number[]): number => {
  const rest = (shift: number): number =>
    weighed(
      digits,
      digits.map((_, at) => ((at + shift) % 10) + 1),
    ) % 11
  const first = rest(0)
  return first < 10 ? first : rest(2) % 10
}

const okpoHolds = (text: string): boolean =>
  classifierCheck(digitsOf(text.slice(0, -1))) === Number(text.at(-1))

/** ИНН: 10 digits of a legal entity or 12 of a person. Null when it holds. */
export const innFault = (text: string): CodeFault | null => faultOf(text, [10, 12], innHolds)

/** ОГРН (13 digits) or ОГРНИП (15). Null when it holds. */
export const ogrnFault = (text: string): CodeFault | null => faultOf(text, [13, 15], ogrnHolds)

/** КПП: NNNNPPXXX, no check digit; PP is two digits or two capital Latin letters. */
export const kppFault = (text: string): CodeFault | null => {
  if (text.length !== 9) return 'wrongLength'
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(text) ? null : 'notDigits'
}

/** ОКПО: 8 digits of a legal entity, 10 of a person or branch. */
export const okpoFault = (text: string): CodeFault | null => faultOf(text, [8, 10], okpoHolds)

/** ОКТМО: 8 digits of a municipality or 11 of a settlement; its control number is no part of the code. */
export const oktmoFault = (text: string): CodeFault | null => shapeFault(text, [8, 11])

/** The control number of an ОКТМО or ОКАТО code, which classifiers print in a column of its own. */
export const oktmoControl = (code: string): number => classifierCheck(digitsOf(code))

/** A code as people paste it: without spaces, no-break spaces and hyphens. */
export const bareCode = (text: string): string => text.replace(/[\s\u00a0\u202f-]/gu, '').toUpperCase()

/**
 * A code that a spreadsheet took for a number and so lost its leading zero: gives it back when only that makes the code
 * hold, else the text unchanged.
 */
export const withLostZero = (text: string, fault: (text: string) => CodeFault | null): string =>
  fault(text) !== null && /^\d+$/.test(text) && fault(`0${text}`) === null ? `0${text}` : text
