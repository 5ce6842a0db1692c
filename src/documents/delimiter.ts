/** Signs that part the columns of a text table; the semicolon first, because a Russian Excel writes it. */
const DELIMITERS = [';', '\t', ',', '|'] as const
const SAMPLE_LINES = 50
const SAMPLE_CHARS = 65_536
const SHARE = 0.9

const countsIn = (lines: readonly string[], delimiter: string): number[] =>
  lines.map((line) => line.split(delimiter).length - 1)

const isRegular = (counts: readonly number[]): boolean => {
  const [first = 0] = counts
  return first > 0 && counts.filter((count) => count === first).length >= counts.length * SHARE
}

/**
 * The sign that stands equally often in nearly every one of the first lines, or null when none does. Takes the whole
 * text or its beginning.
 */
export const delimiterOf = (text: string): string | null => {
  const lines = text
    .slice(0, SAMPLE_CHARS)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES)
  if (lines.length < 2) return null
  return DELIMITERS.find((delimiter) => isRegular(countsIn(lines, delimiter))) ?? null
}
