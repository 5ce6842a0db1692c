import type { ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'
import type { GridRow } from './grid.ts'
import type { Headed } from './header.ts'

/** «-//-», «-"-», «—»—»: quotes or strokes between dashes, never a dash alone, which is nobody. */
const MARK = /^[-–—_\s]*(?:[«»"“”„″〃]+|['’]{2}|\/{2}|\\{2})[-–—_\s]*(?:[«»"“”„″〃]+|\/{2})?[-–—_\s]*$/u
const WORDS =
  /^(?:то\s+же(?:\s+самое)?|тот\s+же(?:\s+срок)?|та\s+же|те\s+же(?:\s+(?:сроки|лица))?|он\s+же|она\s+же|они\s+же|там\s+же|аналогично|в\s+те\s+же\s+сроки|в\s+тот\s+же\s+срок)\.?$/iu

/** True for a cell that only says «as above». */
const isRepeat = (text: string): boolean => MARK.test(text) || WORDS.test(text.trim())

const filled = (row: GridRow): number => row.cells.filter((cell) => cell.own && cell.text !== '').length

/**
 * Cells that repeat the one above by a mark say what that one says; what was filled in is told. A heading across the table
 * is not what they repeat.
 */
export const withRepeats = (
  headed: Headed,
  where: string,
): { readonly headed: Headed; readonly warnings: readonly ReadingWarning[] } => {
  const warnings: ReadingWarning[] = []
  let above: GridRow | undefined
  const body = headed.body.map((source): GridRow => {
    const cells = source.cells.map((cell, at) => {
      const text = above?.cells[at]?.text ?? ''
      const repeats = headed.columns[at] !== 'number' && cell.own && text !== '' && isRepeat(cell.text)
      if (repeats) warnings.push(warn('cell-repeated', source.place, { where, text: cell.text, other: text }))
      return repeats ? { ...cell, text } : cell
    })
    const row = { ...source, cells }
    if (filled(row) > 1) above = row
    return row
  })
  return warnings.length === 0 ? { headed, warnings } : { headed: { ...headed, body }, warnings }
}
