import { overLine } from '../../kernel/hyphen.ts'
import { plainParagraph } from '../draft.ts'
import type { Paragraph } from '../model.ts'
import type { TextLine } from './lines.ts'

/** The column of text in which lines run: a page without its margins, or the inside of a cell. */
export type Frame = {
  readonly left: number
  readonly right: number
  /** Usual distance of lines in letter heights; a larger one parts paragraphs. */
  readonly leading: number
  /** Distances from the left edge where many lines begin: first-line indents, which must not look like centring. */
  readonly indents: ReadonlySet<number>
}

const GAP = 1.3
const INDENT = 8
/** Right edges of ragged text are a guess, so a short line in the middle may miss the centre by a word's half. */
const CENTRE = 12
const LOOSE_CENTRE = 24
const DEEP = 60
const ASIDE = 15
const RIGHT_HALF = 0.45
const SIZE_STEP = 1.5
/** Widths of words are known by their share in the line only, so a bare fit is not trusted. */
const WIDER = 1.2

/** Paragraphs that a person numbers by hand; the second line of such a one may hang deeper than the first. */
const LISTED = /^(\d+(\.\d+)*[.)]|[а-яa-z]\)|[-–—•·▪])\s/i

/** How far a line begins from the left edge of its frame, as a key to group lines by. */
export const indentKey = (frame: { readonly left: number }, line: TextLine): number =>
  Math.round((line.x0 - frame.left) / 3)

const isCentred = (line: TextLine, frame: Frame): boolean => {
  const left = line.x0 - frame.left
  const right = frame.right - line.x1
  return Math.abs(left - right) < (left > DEEP ? LOOSE_CENTRE : CENTRE) && left > ASIDE && right > ASIDE
}

const isRight = (line: TextLine, frame: Frame): boolean =>
  line.x0 - frame.left > (frame.right - frame.left) * RIGHT_HALF

/** Capitals are wider than the rest, spaces and points narrower: «МАОУ» takes the room of six small letters. */
const breadthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/\p{Lu}/u.test(letter) ? 1.4 : /[\s.,:;!'()]/u.test(letter) ? 0.55 : 1),
    0,
  )

const firstWordWidth = (line: TextLine): number => {
  const word = line.text.split(/\s/, 1)[0] ?? ''
  return ((line.x1 - line.x0) * breadthOf(`${word} `)) / Math.max(breadthOf(line.text), 1)
}

/** Had the sentence gone on, this word would have stood on the line above: so a new paragraph begins here. */
const wouldHaveFitted = (upper: TextLine, lower: TextLine, frame: Frame): boolean => {
  const room = isCentred(upper, frame)
    ? frame.right - frame.left - (upper.x1 - upper.x0)
    : frame.right - upper.x1
  return room > firstWordWidth(lower) * WIDER
}

const looksOther = (upper: TextLine, lower: TextLine): boolean =>
  Math.abs(upper.size - lower.size) > SIZE_STEP || upper.bold !== lower.bold

const isIndented = (upper: TextLine, lower: TextLine, frame: Frame, upperIsFirst: boolean): boolean => {
  if (isCentred(upper, frame) && isCentred(lower, frame)) return false
  const deeper = lower.x0 - upper.x0 > INDENT
  return deeper && !(upperIsFirst && LISTED.test(upper.text))
}

const SENTENCE_END = /[.;:!?»)]$/
const CAPITAL = /^[\p{Lu}\d«"(]/u

/** A second line at the depth of a first-line indent is a first line itself: the rest would return to the edge. */
const isAnotherFirstLine = (
  upper: TextLine,
  lower: TextLine,
  frame: Frame,
  upperIsFirst: boolean,
): boolean => {
  const key = indentKey(frame, upper)
  if (!upperIsFirst || key < 1 || key !== indentKey(frame, lower) || !frame.indents.has(key)) return false
  return SENTENCE_END.test(upper.text) || CAPITAL.test(lower.text)
}

/**
 * «…; школа,» from a first-line indent and the next line back at the edge: one sentence, though words kept together left room
 * at the end of the line above.
 */
const isReturn = (upper: TextLine, lower: TextLine, frame: Frame, upperIsFirst: boolean): boolean =>
  upperIsFirst &&
  /[;,]$/u.test(upper.text) &&
  frame.indents.has(indentKey(frame, upper)) &&
  indentKey(frame, upper) > 0 &&
  indentKey(frame, lower) < 1 &&
  !LISTED.test(lower.text)

/** A mark or readers at the right edge and a line that shares neither of its edges: what stands below is another paragraph. */
const leavesRightBlock = (upper: TextLine, lower: TextLine, frame: Frame): boolean =>
  isRight(upper, frame) &&
  !isRight(lower, frame) &&
  Math.abs(upper.x0 - lower.x0) > INDENT &&
  Math.abs(upper.x1 - lower.x1) > INDENT

const TYPED = /^(\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?=\p{L})/u
const typedNumber = ({ text }: TextLine): number[] | null =>
  TYPED.exec(text)?.[1]?.split('.').map(Number) ?? null

/** «1. …» and below it «2. Директорам …» or «1.1. …»: the number that follows begins its own clause, however full the line above is. */
const isNextNumber = (first: TextLine | undefined, lower: TextLine): boolean => {
  const [before, after] = [first && typedNumber(first), typedNumber(lower)]
  if (!before || !after) return false
  const [last = 0, depth] = [after.at(-1), after.length - 1]
  const isUnder = after.slice(0, depth).every((part, at) => part === before[at])
  return isUnder && last === (depth < before.length ? (before[depth] ?? 0) + 1 : 1) && depth <= before.length
}

const ENDED = /[.;:]$/u
/** «в соответствии с п.», «ст.»: a stop behind which the number still belongs to the words. */
const CUT_SHORT = /(?:^|[\s(])(?:п|пп|p|ст|ч|д|кв|стр|разд|табл|прил|рис|ул|см)\.$/iu

/** Below a finished line a number or a letter begins its own clause, and so does the next number below an unfinished one. */
const isNextClause = (first: TextLine | undefined, upper: TextLine, lower: TextLine): boolean => {
  const isItem = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\))\s+\p{L}/u.test(lower.text)
  if (isItem && ENDED.test(upper.text) && !CUT_SHORT.test(upper.text)) return true
  return /^\S+\s+\p{Lu}/u.test(lower.text) && isNextNumber(first, lower)
}

/** Pieces far apart on one line (date, place, number; post and name) make a line by itself. */
const isSpread = (line: TextLine): boolean => line.text.includes('\t')

const isApart = (upper: TextLine, lower: TextLine, frame: Frame): boolean =>
  lower.page === upper.page && lower.y - upper.y > frame.leading * GAP * Math.max(upper.size, lower.size)

const begins = (lines: readonly TextLine[], lower: TextLine, frame: Frame): boolean => {
  const upper = lines.at(-1)
  if (upper === undefined) return true
  return (
    looksOther(upper, lower) ||
    isNextClause(lines[0], upper, lower) ||
    leavesRightBlock(upper, lower, frame) ||
    isSpread(upper) ||
    isSpread(lower) ||
    isAnotherFirstLine(upper, lower, frame, lines.length === 1) ||
    isApart(upper, lower, frame) ||
    (wouldHaveFitted(upper, lower, frame) && !isReturn(upper, lower, frame, lines.length === 1)) ||
    isIndented(upper, lower, frame, lines.length === 1)
  )
}

const joinedText = (lines: readonly TextLine[]): string =>
  lines.reduce((text, line) => overLine(text, line.text), '').replaceAll('\u00ad', '')

const alignOf = (lines: readonly TextLine[], frame: Frame): Paragraph['align'] => {
  const [first] = lines
  if (first === undefined) return null
  const indented = lines.length === 1 && frame.indents.has(indentKey(frame, first))
  if (!indented && lines.every((line) => isCentred(line, frame))) return 'center'
  if (lines.every((line) => isRight(line, frame))) return 'right'
  const inner = lines.slice(0, -1)
  return inner.length > 1 && inner.every((line) => frame.right - line.x1 < 4) ? 'justify' : 'left'
}

const asParagraph = (lines: readonly TextLine[], frame: Frame): Paragraph => ({
  ...plainParagraph(joinedText(lines), lines[0]?.page ?? null),
  align: alignOf(lines, frame),
  bold: lines.every((line) => line.bold),
})

/** Groups lines of one column into paragraphs; a paragraph may go over from one page to the next. */
export const paragraphsOf = (lines: readonly TextLine[], frame: Frame): Paragraph[] => {
  const groups: TextLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    if (group === undefined || begins(group, line, frame)) groups.push([line])
    else group.push(line)
  }
  return groups.map((group) => asParagraph(group, frame))
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, two) => one - two)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
}

const USUAL_LEADING = 1.2

const leadingOf = (lines: readonly TextLine[]): number => {
  const steps = lines.slice(1).flatMap((line, index) => {
    const upper = lines[index]
    if (upper === undefined || upper.page !== line.page || upper.size === 0) return []
    const step = (line.y - upper.y) / upper.size
    return step > 0.8 && step < 3 ? [step] : []
  })
  return steps.length === 0 ? USUAL_LEADING : quantile(steps, 0.5)
}

const OFTEN = 3

/** Works out the column of text of pages of one size, from all their lines and the tables' edges. */
export const frameOf = (
  lines: readonly TextLine[],
  tableEdges: { lefts: readonly number[]; rights: readonly number[] },
): Frame => {
  const left = Math.min(
    quantile(
      lines.map((line) => line.x0),
      0.02,
    ),
    ...tableEdges.lefts,
  )
  const right = Math.max(
    quantile(
      lines.map((line) => line.x1),
      0.98,
    ),
    ...tableEdges.rights,
  )
  const counts = new Map<number, number>()
  for (const line of lines) {
    const key = indentKey({ left }, line)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const indents = [...counts].filter(([, count]) => count >= OFTEN).map(([key]) => key)
  return { left, right, leading: leadingOf(lines), indents: new Set(indents) }
}
