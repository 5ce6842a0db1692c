import { isGlueWord, MONTHS, UNITS } from './lexicon.ts'
import { respelled } from './spelling.ts'

/** A piece of the text. `text` is the normal form (lower case, ё as е, Latin look-alikes resolved); offsets point into the source. */
export type Token = {
  readonly kind: 'num' | 'word' | 'roman' | 'mark'
  readonly text: string
  /** Of figures and Roman numerals; NaN for the rest. */
  readonly value: number
  readonly start: number
  readonly end: number
  /** No space before it. */
  readonly glued: boolean
}

const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g
const CELLS = /[\n\r\v\f\u2028\u2029\u00a6\u2502\u2503]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]|\u0301/g
const ROMAN_SIGNS: ReadonlyMap<string, number> = new Map(
  [...'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'].flatMap((sign, i) => [
    [sign, i + 1],
    [sign.toLowerCase(), i + 1],
  ]),
)
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'ь',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
  і: 'і',
}
const ROMANS: ReadonlyMap<string, number> = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
    .split(' ')
    .map((r, i) => [r, i + 1]),
)

/** Replaces by a string of the same length, so that offsets into the source stay right. */
const swap = (text: string, what: RegExp, by: string): string =>
  text.replace(what, (m) => by.padEnd(m.length))

/** Undoes what typing, Word and recognition of scans do to signs. Every step keeps the length. */
const normalise = (source: string): string => {
  let text = source.replace(/и\u0306/gi, 'й\u200b').replace(/е\u0308/gi, 'е\u200b')
  text = swap(text, /<br\s{0,3}\/?>/gi, '|')
  text = swap(text, /<\/?[a-z][^<>]{0,30}>|&nbsp;|\*/gi, '')
  text = swap(text, /&[nm]dash;/gi, '-')
  // «до 22.09.2023¹»: the mark of a footnote
  text = swap(text, /(?<=[\p{L}\d.)»])[¹²³⁰⁴-⁹]+/gu, '')
  text = text
    .replace(CELLS, '|')
    .replace(DASHES, '-')
    .replace(/[\uff10-\uff19]/g, (d) => String(d.charCodeAt(0) - 0xff10))
  text = [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
  return repairFigures(text.replace(/ё/g, 'е'))
}

/** «О1.09», «2О22», «З0.11», «l5.11»: letters that recognition puts for figures, only where a figure touches them. */
const repairFigures = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])[оo](?=\d)/gu, '0')
    .replace(/(?<=\d)[оo](?=[\d.,\s-]|$)/g, '0')
    .replace(/(?<![\p{L}\d])з(?=\d\.\d)/gu, '3')
    .replace(/(?<=\d)з(?=\.\d\d)/g, '3')
    .replace(/(?<![\p{L}\d])l(?=\d)/gu, '1')
    .replace(/(?<=\d)l(?=[\d.])/g, '1')

/** «IVкв.» is cut behind the numeral. */
const PIECE =
  /\d+|[ⅰ-ⅻ]|[ivxіӏх]{1,4}(?=кв(?:арт|\.|\s|\d|$)|полуг|четв)|\p{L}(?:[\p{L}\u00ad\u200b-\u200f\u2060\ufeff]|\u0301)*|\.{3,}|(?!\u0301)[^\s\u00ad\u200b-\u200f\u2060\ufeff]/gu

/** Roman by look only: Latin i v x, Cyrillic і х among them, «ll» for II. */
const romanOf = (word: string): number => {
  const latin = word.replace(/[іӏ]/g, 'i').replace(/х/g, word === 'х' ? 'х' : 'x')
  return ROMANS.get(latin) ?? ROMANS.get(/^l{2,3}$/.test(latin) ? latin.replace(/l/g, 'i') : '') ?? Number.NaN
}

const toCyrillic = (word: string): string => {
  const hasCyrillic = /[а-я]/.test(word)
  if (!/[a-z]/.test(word)) return word
  if (!hasCyrillic && !/^[abcehkmoptuxy]+$/.test(word)) return word
  const mapped = [...word].map((c) => LOOK_ALIKE[c] ?? c).join('')
  return hasCyrillic || mapped === 'с' || MONTHS.has(mapped) || UNITS.has(mapped) ? mapped : word
}

const tokenOf = (raw: string, start: number, glued: boolean): Token => {
  const end = start + raw.length
  if (/^\d/.test(raw)) return { kind: 'num', text: raw, value: Number(raw), start, end, glued }
  const clean = raw.replace(INVISIBLE, '')
  const sign = ROMAN_SIGNS.get(clean)
  const value = sign ?? (/^[ivxlіӏх]+$/.test(clean) ? romanOf(clean) : Number.NaN)
  if (!Number.isNaN(value)) return { kind: 'roman', text: clean, value, start, end, glued }
  if (/^\p{L}/u.test(clean))
    return { kind: 'word', text: toCyrillic(clean), value: Number.NaN, start, end, glued }
  const mark = raw.startsWith('...') ? '…' : raw
  return { kind: 'mark', text: mark, value: Number.NaN, start, end, glued }
}

const REPEATED: ReadonlySet<string> = new Set(['.', '-', '|', '_', ',', '…'])

const split = (text: string): Token[] => {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const before = tokens.at(-1)
    const token = tokenOf(match[0], match.index, before !== undefined && before.end === match.index)
    // «15.11..2022», «--», «____»: a repeated sign is one sign
    const repeated = token.kind === 'mark' && token.text === before?.text && REPEATED.has(token.text)
    if (repeated && before) tokens[tokens.length - 1] = { ...before, end: token.end }
    else tokens.push(token)
  }
  return tokens
}

const joined = (parts: readonly Token[], text: string): Token[] => {
  const first = parts[0]
  const last = parts.at(-1)
  return first && last ? [{ ...first, text, kind: 'word', value: Number.NaN, end: last.end }] : []
}

/** Words broken over two cells, lines or by a stray space, only when the whole is a word of time and the halves are not. */
const mendedAt = (tokens: readonly Token[], i: number): { token: Token; next: number } | null => {
  const words: Token[] = []
  let text = ''
  let best: { token: Token; next: number } | null = null
  for (let k = i; k < Math.min(tokens.length, i + 14); k += 1) {
    const token = tokens[k]
    if (token?.kind === 'mark' && (token.text === '-' || token.text === '|') && words.length > 0) continue
    if (token?.kind !== 'word' && token?.kind !== 'roman') break
    if (k > i && isGlueWord(token.text)) break
    words.push(token)
    text += token.text
    const whole = words.length > 1 && isGlueWord(text) ? joined(words, text)[0] : undefined
    if (whole) best = { token: whole, next: k + 1 }
  }
  return best
}

/** «сен-тябрь»: a short month may be the first half of the full one. */
const isFragment = (word: string): boolean => !isGlueWord(word) || (word.length <= 4 && MONTHS.has(word))

const mend = (tokens: readonly Token[]): Token[] => {
  const result: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]
    if (!token) break
    const mended = token.kind === 'word' && isFragment(token.text) ? mendedAt(tokens, i) : null
    result.push(mended?.token ?? token)
    i = mended?.next ?? i + 1
  }
  return result
}

/** «10.03- | 31.03»: a stroke beside a dash parts nothing. */
const withoutDanglers = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(
    (token, i) => token.text !== '|' || (tokens[i - 1]?.text !== '-' && tokens[i + 1]?.text !== '-'),
  )

/** After the halves are put together: «нтябрь» of «се нтябрь» must not become a November. */
const withoutSlips = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token) => (token.kind === 'word' ? { ...token, text: respelled(token.text) } : token))

/** Cuts a text into tokens. Never throws; offsets are those of the text given. */
export const tokenise = (text: string): readonly Token[] =>
  withoutSlips(mend(withoutDanglers(split(normalise(text)))))

const isBreak = (text: string, token: Token): boolean =>
  token.text === '|' && /[\n\r\v\f\u2028\u2029]/.test(text[token.start] ?? '')

/** The tokens with line breaks taken as spaces: in a narrow cell a phrase goes on on the next line («10.03-⏎31.03»). */
export const withoutBreaks = (text: string, tokens: readonly Token[]): readonly Token[] =>
  tokens.some((token) => isBreak(text, token))
    ? tokens.flatMap((token, i) => {
        if (isBreak(text, token)) return []
        const before = tokens[i - 1]
        return [before && isBreak(text, before) ? { ...token, glued: false } : token]
      })
    : tokens
