import type { Line } from '../lines.ts'

/** How a number is written: «2.1.», «1)», «а)», «IV.», or a dash and its like. */
export type LabelStyle = 'decimal' | 'bracket' | 'letter' | 'roman' | 'bullet'

export type Label = {
  readonly style: LabelStyle
  /** As printed: «2.1.», «а)»; empty for a bullet. */
  readonly printed: string
  /** Without the closing sign: «2.1», «а». */
  readonly value: string
  /** The text after it. */
  readonly rest: string
  /** Set by the word processor or closed by a point or a bracket: certainly a number, not part of a sentence. */
  readonly firm: boolean
}

const DATE_AHEAD = /^\d{1,2}[./]\d{2}(?:[./]\d{2,4}|\.?\s*[-–—]|\s*(?:г\.|года))|^\d{1,2}\.0\d(?!\d)/u
const DECIMAL =
  /^(?:п(?:ункт)?\.?\s)?(\d{1,2}(?:\s?\.\s?\d{1,2}){0,4})(\s?[.)])?\s*(?=[А-ЯЁа-яёA-Za-z«"„(*–-]|$)/u
const LETTER = /^([а-и|к-я]|[a-h])\)\s*(?=\S)/iu
const ROMAN = /^([IVX]{1,5}|[ІХ]{1,4})(\.|\))?\s+(?=\S)/u
const BULLET = /^(?:[•·▪●◦*∙►➢✓o]\s+|[•·▪●◦∙►➢✓]|[-–—]\s*(?=[А-ЯЁа-яё«"„(]))/u

const decimalLabel = (text: string): Label | null => {
  if (DATE_AHEAD.test(text)) return null
  const match = DECIMAL.exec(text)
  const value = match?.[1]?.replace(/\s/gu, '')
  if (!match || value === undefined) return null
  const close = match[2]?.trim() ?? ''
  const gap = text.slice(match[0].length - 1, match[0].length)
  if (close === '' && !/\s/u.test(gap)) return null
  return {
    style: close === ')' && !value.includes('.') ? 'bracket' : 'decimal',
    printed: `${value}${close}`,
    value,
    rest: text.slice(match[0].length).trim(),
    firm: close !== '',
  }
}

const simple = (text: string, pattern: RegExp, style: LabelStyle): Label | null => {
  const match = pattern.exec(text)
  if (!match) return null
  const rest = text.slice(match[0].length).trim()
  if (style === 'bullet') return { style, printed: '', value: '', rest, firm: true }
  const value = match[1] ?? ''
  const closed = /[.)]$/u.test(match[0].trim())
  return { style, printed: match[0].trim(), value, rest, firm: closed }
}

/** The label typed by hand at the start of a text. */
export const typedLabel = (text: string): Label | null =>
  decimalLabel(text) ??
  simple(text, LETTER, 'letter') ??
  simple(text, ROMAN, 'roman') ??
  simple(text, BULLET, 'bullet')

const automaticLabel = (number: string, rest: string): Label => {
  const typed = typedLabel(`${number} Т`)
  const value = number.replace(/[.)\s]+$/u, '')
  return { style: typed?.style ?? 'decimal', printed: number, value: typed?.value ?? value, rest, firm: true }
}

/** The number of a line, automatic or typed; null when it has none. */
export const labelOf = (line: Line): Label | null => {
  if (line.number !== null) return automaticLabel(line.number, line.text)
  if (line.bullet) return { style: 'bullet', printed: '', value: '', rest: line.text, firm: true }
  return typedLabel(line.text)
}
