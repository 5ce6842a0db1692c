import type { Paper } from '../../../../documents/paper.ts'
import type { Draft } from './types.ts'

/** «Лист согласования»: who looked, what they said, when. */
export const visaSheet = (
  { blank }: Draft,
  words: { readonly title: string; readonly of: string; readonly head: readonly string[] },
  rows: readonly (readonly string[])[],
): Paper => ({
  title: words.title,
  look: { margins: { left: blank.marginLeft, right: 10, top: 20, bottom: 20 }, size: 12, spacing: 1 },
  blocks: [
    { kind: 'line', text: words.title.toUpperCase(), align: 'center', bold: true },
    { kind: 'line', text: words.of, align: 'center', below: 1 },
    { kind: 'grid', head: words.head, rows, widths: [5, 25, 20, 15, 12, 23] },
  ],
})
