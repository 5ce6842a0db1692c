import { type ColumnRow, cellsBetween, gapsOf } from './columns.ts'
import { isBlank, type Line } from './lines.ts'

/** Two blocks printed beside each other: each is read from its top to its bottom, the left one first. */
export type Sides = {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly end: number
}

const WIDE = 3
const MOST_LINES = 14
const MARK =
  /^(?:утверждаю|утвержд[её]н[оаы]?|согласован[оа]?|принят[оа]?|рассмотрен[оа]?|приложение|введен[оа]?)(?![а-яё])/iu
const ADDRESSEE =
  /^(?:директор|руководител|глав|начальник|заведующ|председател|методист|учител)[а-яё]*(?:ам|ям|у|ю|ему|им)(?![а-яё])/iu
const SIDE =
  /^(?:школа|сторона|организация|исполнитель|заказчик|наставник|наставляем)[а-яё-]*\s*(?:\d|[а-яё]+)?:$/iu
const NAME =
  /(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)[/)\s]*$/u
const LETTERHEAD =
  /(?:тел(?:ефон)?[.:]|e-?mail|ИНН|(?:^|\s)(?:на|от)\s.*№|ул\.|комитет|администраци|управлени|отдел|школа|учреждени)/iu

/** The gap that stays blank down the block: begins in the line with the widest gap, narrowed by the others. */
const gutterOf = (lines: readonly Line[]): { from: number; to: number } | null => {
  const first = lines[0]
  if (first === undefined) return null
  const gaps = gapsOf(first.text).filter(({ from, to }) => to - from >= WIDE)
  if (gaps.length !== 1 || gaps[0] === undefined) return null
  let { from, to } = gaps[0]
  for (const line of lines) {
    const right = line.text.length - line.text.trimStart().length
    for (let at = from; at < to; at += 1)
      if (/\S/u.test(line.text[at] ?? ' ')) {
        // the right column may begin a little earlier than in the first line, the left one end a little later
        if (at - from < to - at && right < at) from = at + 1
        else to = at
      }
    if (to - from < 2) return null
  }
  return { from, to }
}

const blockOf = (lines: readonly Line[], start: number): readonly Line[] => {
  const rest = lines.slice(start, start + MOST_LINES)
  const length = rest.findIndex((line) => isBlank(line) || line.text.includes('\t'))
  return length === -1 ? rest : rest.slice(0, length)
}

const written = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== '')

/** Each side must be a block of its own: two marks, two signatures, a letterhead beside whom it writes to. */
const areBlocks = (
  rows: readonly ColumnRow[],
  left: readonly string[],
  right: readonly string[],
  isTop: boolean,
): boolean => {
  if (left.length < 2 || right.length < 2) return false
  const areSigned =
    left.length + right.length > 3 &&
    rows.some(({ cells }) => NAME.test(cells[0] ?? '') && NAME.test(cells[1] ?? '')) &&
    !/^[\s_]*$/u.test((left[0] ?? '').replace(NAME, ''))
  const isMarked = MARK.test(right[0] ?? '') || MARK.test(left[0] ?? '') || SIDE.test(right[0] ?? '')
  const isLetter = isTop && ADDRESSEE.test(right[0] ?? '') && left.some((text) => LETTERHEAD.test(text))
  return areSigned || isMarked || isLetter
}

const TOP = 20

/** Looks for two blocks beside each other from line `start` on. Null where the lines are anything else. */
export const readSides = (lines: readonly Line[], start: number): Sides | null => {
  const whole = blockOf(lines, start)
  // the block may go on with lines of the left side that reach over the gutter
  for (let length = whole.length; length >= 2; length -= 1) {
    const block = whole.slice(0, length)
    const gutter = gutterOf(block)
    if (gutter === null) continue
    const rows = block.map(
      (line): ColumnRow => ({ cells: cellsBetween(line.text, [gutter]), page: line.page }),
    )
    const [left, right] = [
      written(rows.map(({ cells }) => cells[0] ?? '')),
      written(rows.map(({ cells }) => cells[1] ?? '')),
    ]
    if (areBlocks(rows, left, right, start < TOP)) return { left, right, end: start + length }
  }
  return null
}
