import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'

export type Line = {
  /** As in the file, without the end of line. */
  readonly text: string
  /** From 1, as an editor shows it. */
  readonly number: number
  /** Null in a file without form feeds. */
  readonly page: number | null
  readonly bold: boolean
  /** Columns made of spaces that begin here; the lines they were printed in are gone. */
  readonly block?: LineBlock
}

/** Rows of a table, or two blocks beside each other. */
export type LineBlock =
  | {
      readonly kind: 'table'
      readonly rows: readonly { readonly cells: readonly string[]; readonly page: number | null }[]
    }
  | { readonly kind: 'sides'; readonly left: readonly string[]; readonly right: readonly string[] }

/** Splits a text into lines; a form feed begins a page and ends a line. */
export const splitLines = (text: string): Line[] => {
  const pages = text.replace(/\r\n?/g, '\n').replaceAll('\u2028', '\n').split('\f')
  const paged = pages.length > 1
  const lines: Line[] = []
  for (const [index, page] of pages.entries()) {
    for (const line of page.split('\n')) {
      if (line.length > LIMITS.txt.lineChars || lines.length >= LIMITS.document.paragraphs)
        throw new ReadRefusal('too-much-text')
      lines.push({ text: line, number: lines.length + 1, page: paged ? index + 1 : null, bold: false })
    }
  }
  return lines
}

/** True for a line without a word, and where there is no line. */
export const isBlank = (line: Line | undefined): boolean =>
  line === undefined || (line.text.trim() === '' && line.block === undefined)

/** Tabs make a row, also when nothing else stands in the line: ask this before `isBlank`. */
export const hasTab = (line: Line | undefined): boolean => line?.text.includes('\t') ?? false
