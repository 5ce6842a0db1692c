import type { Item } from './lines.ts'
import type { ReadingWarning } from './types.ts'
import { warn } from './warn.ts'

/** Far above any real clause and any real paper; what lies beyond is named, not read. */
const LINE_SIGNS = 6_000
const TEXT_SIGNS = 600_000

type Within = { readonly items: readonly Item[]; readonly warnings: readonly ReadingWarning[] }

const beyond = (place: number, text: string): ReadingWarning =>
  warn('text-not-understood', place, { text: `${text.slice(0, 80)}…` })

/** Keeps a paragraph without end, or a paper without end, from holding the reading for ever. */
export const withinCeiling = (all: readonly Item[]): Within => {
  const items: Item[] = []
  const warnings: ReadingWarning[] = []
  let read = 0
  for (const item of all) {
    const isFull = read >= TEXT_SIGNS
    if (item.kind === 'line' && isFull)
      warnings.push(...(warnings.length < 10 ? [beyond(item.place, item.text)] : []))
    else if (item.kind === 'line' && item.text.length > LINE_SIGNS) {
      warnings.push(beyond(item.place, item.text.slice(LINE_SIGNS)))
      items.push({ ...item, text: item.text.slice(0, LINE_SIGNS) })
      read += LINE_SIGNS
    } else {
      items.push(item)
      read += item.kind === 'line' ? item.text.length : 0
    }
  }
  return { items, warnings }
}
