import { overLine } from '../../kernel/hyphen.ts'
import { isBlank, type Line } from './lines.ts'

/** A file is hard-wrapped when its longest lines are about as long as a printed line and most lines come near. */
const WIDEST = 110
const NARROWEST = 50
const NEAR = 0.75
const SHARE = 0.6

const NEW_PARAGRAPH = /^(\s{2,}|\t|\d+(\.\d+)*[.)]\s|[а-яa-z]\)\s|[-–—•·▪*]\s|Приложение\b)/i

const innerLines = (lines: readonly Line[]): Line[] =>
  lines.filter((line, index) => line.block === undefined && !isBlank(line) && !isBlank(lines[index + 1]))

/** Width at which the whole file is wrapped, or null when each line of it is a paragraph. */
export const wrapWidth = (lines: readonly Line[]): number | null => {
  const lengths = lines.map((line) => line.text.trimEnd().length)
  const widest = Math.max(0, ...lengths.slice(0, 20_000))
  if (widest > WIDEST || widest < NARROWEST) return null
  const inner = innerLines(lines)
  const full = inner.filter((line) => line.text.trimEnd().length >= widest * NEAR)
  return inner.length >= 5 && full.length >= inner.length * SHARE ? widest : null
}

/** Whether `lower` goes on with the sentence of `upper` in a file wrapped at `width`. */
const goesOn = (upper: Line, lower: Line, width: number): boolean =>
  !isBlank(upper) &&
  !isBlank(lower) &&
  upper.block === undefined &&
  lower.block === undefined &&
  upper.bold === lower.bold &&
  upper.text.trimEnd().length >= width * NEAR &&
  !NEW_PARAGRAPH.test(lower.text)

const SURELY_FULL = 60

/** Also in a file that is not wrapped throughout: a long line without an end, and a small letter begins the next. */
const surelyGoesOn = (upper: Line, lower: Line): boolean =>
  upper.block === undefined &&
  lower.block === undefined &&
  upper.bold === lower.bold &&
  upper.text.trim().length >= SURELY_FULL &&
  /[\p{L}\d,»)-]$/u.test(upper.text.trimEnd()) &&
  /^(?:\p{Ll}{2,}|[вкосуия])[\s,]/u.test(lower.text) &&
  !/\t| {3,}/u.test(upper.text.trim() + lower.text.trim())

/** Puts wrapped lines back together. */
export const unwrapped = (lines: readonly Line[], width: number | null): Line[] => {
  const whole: Line[] = []
  let previous: Line | undefined
  for (const line of lines) {
    const last = whole.at(-1)
    const isRest =
      previous !== undefined &&
      (width === null ? surelyGoesOn(previous, line) : goesOn(previous, line, width))
    if (last !== undefined && isRest) {
      whole[whole.length - 1] = { ...last, text: overLine(last.text.trimEnd(), line.text.trim()) }
    } else whole.push(line)
    previous = line
  }
  return whole
}
