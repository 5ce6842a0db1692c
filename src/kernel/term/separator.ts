import { as, type Grammar, longest, mark, opt, phrase, seq } from './combinators.ts'
import type { Span } from './when.ts'

/** A list of pieces as found; `either` when they are joined by «или», so that a person must choose. */
export type Spans = {
  readonly spans: readonly Span[]
  readonly either: boolean
  /** Two cells of a table, not two lines of one cell. */
  readonly cells: boolean
}

const AND = phrase('и', 'а также', 'и в', 'и во', 'затем')
const OR = phrase('или', 'либо', 'или в')
/** How a piece is joined to the one before it; `cell` only by a stroke, a line break may be inside a cell. */
export type Joint = 'and' | 'or' | 'cell'
/** What joins two pieces of a list. */
export const separator: Grammar<Joint> = longest<Joint>(
  as(
    seq(mark(',', ';', '|', '/', '&', '+'), opt(mark('|')), opt(AND)),
    (_v, line, at): Joint => (line.text[line.tokens[at]?.start ?? -1] === '|' ? 'cell' : 'and'),
  ),
  as(AND, () => 'and'),
  as(seq(opt(mark(',')), OR), () => 'or'),
)
