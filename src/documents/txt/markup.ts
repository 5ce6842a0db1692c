import { ru } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import { isBlank, type Line } from './lines.ts'

/** Tags that text copied from a web page leaves behind (requirement R134); unknown ones may be real text, like <5>. */
const TAG = /<\/?(?:i|b|u|em|strong|sup|sub|p|span|div|font)(?:\s[^<>]*)?\/?>/gi
const BREAK_TAG = /<br\s*\/?>/gi
const ENTITY: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&laquo;': '«',
  '&raquo;': '»',
  '&ndash;': '–',
  '&mdash;': '—',
  '&quot;': '"',
}

const BOLD_PAIR = /\*\*(?=\S)([\s\S]+?)(?<=\S)\*\*/g
const BOLD_ON = '\ue000'
const BOLD_OFF = '\ue001'
const MARKS = /[\ue000\ue001]/g

const RULE_CELL = /^:?-{2,}:?$/
const PIPED = /^\s*\|.*\|\s*$/

/** A row whose every cell is a dash rule: what remains of a drawn table, never data. A lone «–» means nobody. */
export const isRuleRow = (text: string): boolean => {
  const cells = text
    .trim()
    .split(/\t|\|/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  return /\t|\|/.test(text.trim()) && cells.length > 1 && cells.every((cell) => RULE_CELL.test(cell))
}

/** «1.1 | Приказы | до 10.09 | Отдел»: cells parted by strokes without a frame. */
const STROKES = /\S\s*\|.*\|/

const piped = (text: string): string =>
  PIPED.test(text) || STROKES.test(text)
    ? text
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
        .join('\t')
    : text

const withoutTags = (text: string): string =>
  text
    .replace(BREAK_TAG, ' ')
    .replace(TAG, '')
    .replace(/&(?:nbsp|laquo|raquo|ndash|mdash|quot);/g, (entity) => ENTITY[entity] ?? entity)

const removed = (before: string): string =>
  [
    ...new Set(
      [...(before.match(TAG) ?? []), ...(before.match(BREAK_TAG) ?? [])].map((tag) => tag.toLowerCase()),
    ),
  ]
    .slice(0, 4)
    .join(' ')

type BoldState = { on: boolean }

const plainLine = (line: Line, marked: string, state: BoldState, warnings: Warnings): Line => {
  const hadMarks = /[\ue000\ue001]/.test(marked)
  const outside = state.on ? marked.replace(/^[^\ue001]*\ue001?/, '') : marked
  const isAllBold =
    outside.replace(/\ue000[^\ue001]*\ue001?/g, '').trim() === '' && (state.on || marked.includes(BOLD_ON))
  if (hadMarks) state.on = marked.lastIndexOf(BOLD_ON) > marked.lastIndexOf(BOLD_OFF)
  const text = withoutTags(marked.replace(MARKS, ''))
  const tags = removed(line.text)
  if (hadMarks || tags !== '')
    warnings.add(
      'markup-left',
      ru.where.line(line.number),
      [tags, hadMarks ? '**' : ''].filter(Boolean).join(' '),
    )
  return { ...line, text: piped(text), bold: isAllBold }
}

/** Stars of a pair may stand lines apart, but never across a blank line: there they are footnote stars. */
const cleanChunk = (chunk: readonly Line[], warnings: Warnings): Line[] => {
  const source = chunk.map((line) => line.text.replace(MARKS, '')).join('\n')
  const marked = source.replace(BOLD_PAIR, (_, inner: string) => `${BOLD_ON}${inner}${BOLD_OFF}`).split('\n')
  const state: BoldState = { on: false }
  return chunk.map((line, index) => plainLine(line, marked[index] ?? '', state, warnings))
}

const emptied = (line: Line, warnings: Warnings): Line => {
  warnings.add('rule-row-dropped', ru.where.line(line.number))
  return { ...line, text: '' }
}

/**
 * Takes away remains of HTML and Markdown, each with a warning that names the line. Bold marks are kept as the
 * line's boldness, piped rows become rows with tabs, rule rows become blank lines.
 */
export const cleanMarkup = (lines: readonly Line[], warnings: Warnings): Line[] => {
  const cleaned: Line[] = []
  let chunk: Line[] = []
  const flush = (): void => {
    cleaned.push(...cleanChunk(chunk, warnings))
    chunk = []
  }
  for (const line of lines) {
    if (!isBlank(line) && !isRuleRow(line.text)) {
      chunk.push(line)
      continue
    }
    flush()
    cleaned.push(isBlank(line) ? line : emptied(line, warnings))
  }
  flush()
  return cleaned
}
