import { readingOrder } from './columns.ts'
import type { Item } from './geometry.ts'

export type TextLine = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
  readonly page: number
}

/** Shares of the letter height: same line, a space between words, a gap that stands for a tab. */
const SAME_LINE = 0.45
const SPACE = 0.18
const TAB = 3.5

const sameLine = (line: readonly Item[], item: Item): boolean => {
  const [first] = line
  return first !== undefined && Math.abs(item.y - first.y) < SAME_LINE * Math.max(first.size, item.size)
}

const gapText = (left: Item, right: Item): string => {
  const gap = right.x0 - left.x1
  const size = Math.max(left.size, right.size)
  if (gap > TAB * size) return '\t'
  return gap > SPACE * size ? ' ' : ''
}

const lineText = (items: readonly Item[]): string =>
  items
    .map((item, index) => `${index > 0 ? gapText(items[index - 1] ?? item, item) : ''}${item.text}`)
    .join('')

const cleaned = (text: string): string =>
  text
    .replace(/ *\t */g, '\t')
    .replace(/ {2,}/g, ' ')
    .trim()

const asLine = (items: readonly Item[], page: number): TextLine => {
  const sorted = [...items].sort((one, two) => one.x0 - two.x0)
  const largest = Math.max(...sorted.map((item) => item.size))
  const base = sorted.find((item) => item.size === largest) ?? sorted[0]
  return {
    text: cleaned(lineText(sorted)),
    x0: Math.min(...sorted.map((item) => item.x0)),
    x1: Math.max(...sorted.map((item) => item.x1)),
    y: base?.y ?? 0,
    size: largest,
    bold: sorted.every((item) => item.bold),
    page,
  }
}

/** Visible pieces, line by line from the top. */
export const groupedByLine = (items: readonly Item[]): Item[][] => {
  const visible = items.filter((item) => item.text.trim() !== '')
  const groups: Item[][] = []
  for (const item of [...visible].sort((one, two) => one.y - two.y || one.x0 - two.x0)) {
    const group = groups.at(-1)
    if (group !== undefined && sameLine(group, item)) group.push(item)
    else groups.push([item])
  }
  return groups
}

/**
 * Puts pieces of text on lines, in reading order; pieces without visible signs only widen gaps. `width` of the page
 * lets it part two columns that stand side by side; without it lines are read straight across, as in a cell.
 */
export const linesOf = (items: readonly Item[], page: number, width = 0): TextLine[] => {
  const groups = groupedByLine(items)
  const sequence = width > 0 ? readingOrder(groups, width) : groups
  return sequence.map((group) => asLine(group, page)).filter((line) => line.text !== '')
}

/** Turns text written upwards into lines as if it were written across, so that a header cell reads like any other. */
export const upright = (items: readonly Item[]): Item[] =>
  items.map((item) =>
    item.vertical
      ? { ...item, vertical: false, x0: -item.y, x1: -item.y + (item.x1 - item.x0), y: item.x0 }
      : item,
  )
