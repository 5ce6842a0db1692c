import { type Clock, clockAlone } from './clock.ts'
import { as, type Grammar, type Line, longest, mark, opt, phrase, seq, token } from './combinators.ts'
import { type Dated, dated } from './dated.ts'
import type { RuleDraft } from './draft.ts'
import { MONTHS } from './lexicon.ts'
import { notTerm } from './notterm.ts'
import { cardinal, ordinal } from './numerals.ts'
import { relativePhrase } from './relative.ts'
import { rulePart } from './rules.ts'
import type { Token } from './tokens.ts'
import type { UndatedReading } from './types.ts'
import { undatedPhrase } from './undated.ts'

type Found =
  | { readonly kind: 'dated'; readonly value: Dated }
  | { readonly kind: 'rule'; readonly value: RuleDraft }
  | { readonly kind: 'undated'; readonly value: UndatedReading }
  | { readonly kind: 'clock'; readonly value: Clock }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'not-term' }
  /** Words that may stand in a cell without changing the term («онлайн»); a label says whose term it is («I этап:»). */
  | { readonly kind: 'noise' }
  | { readonly kind: 'label' }
  /** «далее», «затем»: what follows begins when what stands before is over. */
  | { readonly kind: 'then' }
  | { readonly kind: 'mark'; readonly value: string }
  /** A token that nothing explains. */
  | { readonly kind: 'gap'; readonly value: Token }

/** A piece of the text from token `at` up to `next`. */
export type Item = Found & { readonly at: number; readonly next: number }

const TIMES: Grammar<number> = as(
  seq(opt(phrase('не менее|более|реже|чаще|меньше', 'по', 'до', 'всего')), cardinal, phrase('раз|раза')),
  ([, n]) => n,
)

const STAGE = phrase(
  'этап*',
  'подготовительн*|основн*|заключительн*|практическ*|итогов*|организационн*|аналитическ*|диагностическ*|внедренческ*|обобщающ*|рефлексивн*|очн*|заочн*|дистанционн*|отборочн*|школьн*|муниципальн*|региональн*|районн*|городск*|промежуточн*|текущ*|финальн* этап|тур',
)
const stage: Grammar<unknown> = longest<unknown>(
  seq(opt(ordinal), STAGE, opt(mark('.')), opt(mark(':', '-'))),
  seq(phrase('этап'), ordinal, opt(mark('.')), opt(mark(':', '-'))),
)

/** «1) апрель», «1. Апрель», at the very beginning: the number of a line, not a day; «1. апреля» stays a riddle. */
const lineNumber: Grammar<unknown> = (line, at) => {
  const [, sign, word] = line.tokens
  if (at !== 0 || line.tokens[0]?.kind !== 'num' || line.tokens[0].text.length > 2) return null
  const isWord = word?.kind === 'word' && !(MONTHS.has(word.text) && /[ая]$/.test(word.text))
  const parts = sign?.text === ')' || (sign?.text === '.' && word?.glued === false)
  return isWord && parts ? { value: true, next: 2 } : null
}

const NOISE = phrase(
  'г',
  'а также',
  'и',
  'но',
  'а',
  'онлайн|очно|заочно|дистанционно|оффлайн|офлайн',
  'в режиме онлайн',
  'включительно',
  'ориентировочно|предварительно|примерно|приблизительно|предположительно',
  'срок*|сроки|дата|даты',
  'срок* исполнени*|реализаци*|проведени*|выполнени*',
  'дата проведени*',
  'начало|окончание|завершение',
  'ежегодный',
  'до н . в .',
  'по н . в .',
  'по настоящее время',
  'до настоящего времени',
  'по сегодняшний день',
  'настоящее время',
  'на базе оо',
)

const THEN = phrase('далее', 'и|а далее', 'затем', 'а затем', 'в дальнейшем', 'впоследствии', 'потом')

/** Signs that part cells and pieces; other signs are not expected in a term. */
const SIGNS: ReadonlySet<string> = new Set([
  ',',
  ';',
  ':',
  '-',
  '|',
  '(',
  ')',
  '.',
  '«',
  '»',
  '"',
  '“',
  '”',
  '„',
  '…',
  '/',
  '[',
  ']',
  '•',
  '·',
  '_',
  "'",
])

const kinds: readonly Grammar<Found>[] = [
  as(notTerm, (): Found => ({ kind: 'not-term' })),
  as(rulePart, (value): Found => ({ kind: 'rule', value })),
  // before the dates: «в 14.10» is an hour in Russian, a date would stand without «в»
  as(clockAlone, (value): Found => ({ kind: 'clock', value })),
  as(dated, (value): Found => ({ kind: 'dated', value })),
  as(undatedPhrase, (value): Found => ({ kind: 'undated', value })),
  as(relativePhrase, (value): Found => ({ kind: 'undated', value })),
  as(TIMES, (value): Found => ({ kind: 'count', value })),
  as(stage, (): Found => ({ kind: 'label' })),
  as(lineNumber, (): Found => ({ kind: 'noise' })),
  as(THEN, (): Found => ({ kind: 'then' })),
  as(NOISE, (): Found => ({ kind: 'noise' })),
  as(
    token((t) => t.kind === 'mark' && SIGNS.has(t.text)),
    (t): Found => ({ kind: 'mark', value: t.text }),
  ),
]
const anything = longest(...kinds)

/** Signs that may begin a piece: «"15" ноября», «№ 94», «≈ 15 ноября», «(ориентировочно) май». */
const BEGINNING: ReadonlySet<string> = new Set(['«', '"', '“', '„', '('])

const itemAt = (line: Line, at: number, here: Token): Item => {
  const isSign = here.kind === 'mark' && SIGNS.has(here.text) && !BEGINNING.has(here.text)
  const found = isSign ? null : anything(line, at)
  if (found && found.next > at) return { ...found.value, at, next: found.next }
  const value: Found = isSign ? { kind: 'mark', value: here.text } : { kind: 'gap', value: here }
  return { ...value, at, next: at + 1 }
}

/** Cuts the tokens into what the grammar knows and what it does not. */
export const scan = (line: Line): readonly Item[] => {
  const items: Item[] = []
  for (let at = 0; at < line.tokens.length; ) {
    const here = line.tokens[at]
    if (!here) break
    const item = itemAt(line, at, here)
    items.push(item)
    at = item.next
  }
  return items
}
