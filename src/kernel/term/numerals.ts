import { alt, as, type Grammar, inTable, longest, mark, memo, opt, seq, token } from './combinators.ts'
import { CARDINALS, FIGURE_ENDINGS, ORDINALS } from './lexicon.ts'

/** A number that says which one: «1-я», «II», «третий». `odd` marks a misprint that was guessed («П», «1У»). */
export type Ordinal = { readonly n: number; readonly shape: 'figure' | 'roman' | 'word' | 'odd' }

const figure = token((t) => t.kind === 'num')
const dash = mark('-')

/** Figures of at most `digits` signs. */
export const figures = (digits: number): Grammar<number> =>
  as(figure, (t) => (t.text.length <= digits ? t.value : null))

/** The ending glued to a figure or joined to it by a dash: «5-го», «2ой», «3 -х». */
export const ending: Grammar<true> = alt(
  as(
    seq(
      dash,
      token((t) => t.kind === 'word' && FIGURE_ENDINGS.has(t.text)),
    ),
    () => true as const,
  ),
  as(
    token((t) => t.kind === 'word' && t.glued && FIGURE_ENDINGS.has(t.text)),
    () => true as const,
  ),
)

const ordinalRoman: Grammar<Ordinal> = as(
  seq(
    token((t) => t.kind === 'roman'),
    opt(ending),
  ),
  ([t]) => ({ n: t.value, shape: 'roman' }),
)

const tens: Grammar<number> = as(inTable(CARDINALS), (n) => (n === 20 || n === 30 ? n : null))

const ordinalWord: Grammar<Ordinal> = longest(
  as(inTable(ORDINALS), (n): Ordinal => ({ n, shape: 'word' })),
  as(seq(tens, inTable(ORDINALS)), ([ten, one]): Ordinal | null =>
    one < 10 ? { n: ten + one, shape: 'word' } : null,
  ),
)

/** «5», «05», «5-го», «15 (пятнадцатого)»: the words in brackets must say the same number. */
const ordinalFigure: Grammar<Ordinal> = as(
  seq(figures(2), opt(ending), opt(seq(mark('('), ordinalWord, mark(')')))),
  ([n, , inWords]) => (inWords && inWords[1].n !== n ? null : { n, shape: 'figure' }),
)

/** What scans and hurried typing make of Roman numerals: Cyrillic П for II, Ш for III, «1У» for IV, «11» for II. */
const ODD: ReadonlyMap<string, number> = new Map([
  ['п', 2],
  ['ш', 3],
  ['l', 1],
  ['іу', 4],
  ['iу', 4],
  ['iy', 4],
])
const ordinalOdd: Grammar<Ordinal> = alt(
  as(inTable(ODD), (n): Ordinal => ({ n, shape: 'odd' })),
  as(
    seq(
      figures(1),
      token((t) => t.glued && (t.text === 'у' || t.text === 'v')),
    ),
    ([n]): Ordinal | null => (n === 1 ? { n: 4, shape: 'odd' } : null),
  ),
  as(figure, (t): Ordinal | null =>
    t.text === '11' || t.text === '111' ? { n: t.text.length, shape: 'odd' } : null,
  ),
)

/** «1», «1-й», «I», «первый». */
export const ordinal: Grammar<Ordinal> = memo(longest(ordinalFigure, ordinalRoman, ordinalWord))

/** The number of a quarter or a half-year, at most `most`; misprints of Roman numerals are accepted as `odd`. */
export const periodNumber = (most: number): Grammar<Ordinal> =>
  longest(
    as(ordinal, (o) => (o.n >= 1 && o.n <= most ? o : null)),
    as(ordinalOdd, (o) => (o.n <= most ? o : null)),
  )

const cardinalWord: Grammar<number> = longest(
  inTable(CARDINALS),
  as(seq(tens, inTable(CARDINALS)), ([ten, one]) => (one < 10 ? ten + one : null)),
)

/** How many: «3», «3-х», «трёх», «двадцать пять», «10 (десяти)». */
export const cardinal: Grammar<number> = alt(
  as(seq(figures(3), opt(ending), opt(seq(mark('('), cardinalWord, mark(')')))), ([n]) => n),
  cardinalWord,
)

/** «первые», «последних»: several, not one. */
export const isPlural = (word: string): boolean => /(ые|ых|ым|ыми|ие|их|им|ими|ьи|ьих)$/.test(word)

/** A day of the month: «5», «05», «5-го», «пятого», «двадцать пятого». */
export const dayNumber: Grammar<number> = as(longest(ordinalFigure, ordinalWord), (o, line, _at, next) => {
  // «первые числа сентября», «20-е числа»: several days, nobody knows which
  const last = line.tokens[next - 1]?.text ?? ''
  const isMany = isPlural(last) || (/^[ех]$/.test(last) && /^чис/.test(line.tokens[next]?.text ?? ''))
  return o.n >= 1 && o.n <= 31 && !isMany ? o.n : null
})
