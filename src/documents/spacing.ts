/** Text typed with spaces and tabs instead of alignment: what old letterheads and annex marks are made of. */
const FAR_RIGHT = 40
const MIDDLE = 8
const TAB_WIDTH = 8

const leadingWidth = (line: string): number => {
  let width = 0
  for (const sign of line) {
    if (sign === '\t') width += TAB_WIDTH
    else if (sign === ' ' || sign === '\u00a0') width += 1
    else return width
  }
  return 0
}

/** Signs nobody sees: soft hyphens, zero-width spaces, byte order marks. They would break search and comparison. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g

/** Four spaces or more inside a line stand for a tab: date, place and number on one line. */
const WIDE_GAP = /(?<=\S)[ \u00a0]{4,}(?=\S)/g

/**
 * A line without the spaces that only place it. Gives the text with wide gaps as tabs, and the alignment that the
 * leading spaces imitate (null when they imitate none).
 */
export const settleSpacing = (source: string): { text: string; align: 'right' | 'center' | null } => {
  const visible = source.replace(INVISIBLE, '')
  const width = leadingWidth(visible)
  const lines = visible.split('\n').map((line) => line.trim().replace(WIDE_GAP, '\t'))
  const align = width >= FAR_RIGHT ? 'right' : width >= MIDDLE ? 'center' : null
  return { text: lines.join('\n').trim(), align }
}
