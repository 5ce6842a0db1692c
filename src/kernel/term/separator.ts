import { as, type Grammar, type Line, longest, mark, opt, phrase, seq } from './combinators.ts'
import type { Span } from './when.ts'

/** A list of pieces as found; `either` when they are joined by «или», so that a person must choose. */
export type Spans = {
  readonly spans: readonly Span[]
  readonly either: boolean
  /** Two cells of a table, or two years with a stroke between them: perhaps a beginning and an end. */
  readonly cells: boolean
}

const AND = phrase('и', 'а также', 'и в', 'и во', 'затем')
const OR = phrase('или', 'либо', 'или в')
const FULL_YEAR = /^(?:19|20|21)\d{2}$/

/** «2024/2026», «2024/26»: as likely a span as two years. */
const isBetweenYears = ({ tokens }: Line, at: number): boolean => {
  const [before, sign, after, behind] = tokens.slice(Math.max(0, at - 1), at + 3)
  return (
    sign?.text === '/' &&
    FULL_YEAR.test(before?.text ?? '') &&
    (FULL_YEAR.test(after?.text ?? '') || (/^\d{2}$/.test(after?.text ?? '') && behind?.text !== '.'))
  )
}

/** How a piece is joined to the one before it; `cell` only by a stroke, a line break may be inside a cell. */
export type Joint = 'and' | 'or' | 'cell'
/** What joins two pieces of a list. */
export const separator: Grammar<Joint> = longest<Joint>(
  as(
    seq(mark(',', ';', '|', '/', '&', '+'), opt(mark('|')), opt(AND)),
    (_v, line, at): Joint =>
      line.text[line.tokens[at]?.start ?? -1] === '|' || isBetweenYears(line, at) ? 'cell' : 'and',
  ),
  as(AND, () => 'and'),
  as(seq(opt(mark(',')), OR), () => 'or'),
)
