import type { SignatureBlock } from './closing/signature.ts'
import type { Head } from './head/read.ts'
import type { ReadingWarning } from './types.ts'
import { warn } from './warn.ts'

const OBLIQUE =
  /^(?:председателя|заместителя|начальника|директора|главы|руководителя|заведующего)(?![а-яё])/iu

const has = (head: Head, code: string): boolean => head.warnings.some((warning) => warning.code === code)

const missing = (head: Head): ReadingWarning[] => [
  ...(head.number.value === null && !has(head, 'number-blank') ? [warn('number-missing', null)] : []),
  ...(head.date.value === null && !has(head, 'date-blank') ? [warn('date-missing', null)] : []),
]

/** «Председателя Комитета» under a text: kept as printed, but said (R227). */
const obliquePosition = (signature: SignatureBlock | null): ReadingWarning[] =>
  signature !== null && OBLIQUE.test(signature.position)
    ? [warn('position-oblique', signature.place, { text: signature.position })]
    : []

/** What a person should know about the requisites. An annex on its own has no number, date and signature. */
export const requisiteWarnings = (
  head: Head,
  signature: SignatureBlock | null,
  standsAlone: boolean,
): ReadingWarning[] => [
  ...head.warnings,
  ...(standsAlone ? [] : missing(head)),
  ...(standsAlone || signature !== null ? [] : [warn('signatory-missing', null)]),
  ...obliquePosition(signature),
]
