/** No-break space. */
const NB = '\u00a0'

type Rule = readonly [pattern: RegExp, replacement: string]

/**
 * What stands before a word is looked at, not taken: neighbours share a space («п. п. Иванов»).
 * Rules that only glue words together: nothing the author wrote is changed, so they are safe for quotations
 * (design, section 7). Cyrillic has no word boundary in `\b`, hence the explicit classes.
 */
const GLUE: readonly Rule[] = [
  // № 94, п. 2.1, ст. 5, стр. 3, г. Заозёрск
  [/(№|§)\s*(?=[\dA-ZА-ЯЁ])/gu, `$1${NB}`],
  [/(?<=^|[\s(«„])((?:п|пп|подп|ст|стр|ч|гл|г|с|д|ул|им|рис|табл|см|кл))\. (?=[\dА-ЯЁа-яё])/gu, `$1.${NB}`],
  // initials: Ольховская Н. П., Н. П. Ольховская
  [/([А-ЯЁ]\.) ?([А-ЯЁ]\.) ?(?=[А-ЯЁ][а-яё])/gu, `$1${NB}$2${NB}`],
  [/([А-ЯЁ][а-яё]+) ([А-ЯЁ]\.)(?: ?([А-ЯЁ]\.))/gu, `$1${NB}$2${NB}$3`],
  // 9 школ, 10 ноября, 31,8 %; but not «п. 2.1 распоряжения» nor «№ 94 от»: such chains would never break
  [/(?<!№\u00a0\d*)(?<![\d.,])(\d+(?:,\d+)?) (?=[а-яёa-zА-ЯЁ%])/gu, `$1${NB}`],
  // 10 ноября 2022, 2022 г.
  [
    /(\d\u00a0(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)) (?=\d{4})/gu,
    `$1${NB}`,
  ],
  // one- and two-letter words lean on the next one
  [/(?<=^|[\s(«„])([А-Яа-яЁё]{1,2}) (?=\S)/gu, `$1${NB}`],
  // particles lean on the previous word
  [/ (бы|же|ли|ль|ж|б)(?=[\s,.!?;:]|$)/gu, `${NB}$1`],
  // a dash never starts a line
  [/ (?=[—–] )/gu, NB],
]

/** Rules that mend signs typed on a plain keyboard; only for our own sentences. */
const SIGNS: readonly Rule[] = [
  [/\.{3}/gu, '…'],
  [/(^|\s)(?:--?|–)(?=\s)/gu, '$1—'],
  // a minus before a figure, a range between figures of one kind: 5-9 классы, but not 04-20-451/20 or 2022-11-05
  [/(^|[\s(])-(?=\d)/gu, '$1−'],
  [/(?<![\d./-])(\d{1,2}(?::\d\d)?)-(\d{1,2}(?::\d\d)?)(?![\d/-]|\.\d)/gu, '$1–$2'],
  [/(\d)%/gu, `$1${NB}%`],
]

const applyAll = (text: string, rules: readonly Rule[]): string =>
  rules.reduce((done, [pattern, replacement]) => done.replace(pattern, replacement), text)

/** Turns straight quotes into «ёлочки», those inside into „лапки“. */
const quotes = (text: string): string => {
  let depth = 0
  return text.replace(/["«»]/gu, (sign, at: number) => {
    const before = text[at - 1] ?? ' '
    const opens = sign === '«' || (sign === '"' && /[\s([«„\u00a0"—–-]/u.test(before))
    if (opens) {
      depth += 1
      return depth > 1 ? '„' : '«'
    }
    const closing = depth > 1 ? '“' : '»'
    depth = Math.max(0, depth - 1)
    return closing
  })
}

/** A page repeats its short words in every row: they are set once. */
const glued = new Map<string, string>()
const LONG = 120
const MOST = 4000

/** Puts no-break spaces and changes nothing else: for quotations and names. Never over what stands in a field. */
export const glue = (text: string): string => {
  const known = glued.get(text)
  if (known !== undefined) return known
  const made = applyAll(text, GLUE)
  if (text.length > LONG) return made
  if (glued.size >= MOST) glued.clear()
  glued.set(text, made)
  return made
}

/**
 * Typography of our own Russian sentences: «ёлочки» and „лапки“, dash, range, minus, ellipsis, no-break spaces.
 * Takes and gives plain text; doing it twice changes nothing. Source: design, section 7.
 */
export const typo = (text: string): string => glue(applyAll(quotes(text), SIGNS))

/**
 * The same over a whole object of texts: strings are typeset, functions are wrapped so that what they give is glued only
 * (they may carry a person's words, whose spelling we keep).
 */
export const typoAll = <T>(tree: T): T => typeset(tree) as T

const typeset = (value: unknown): unknown => {
  if (typeof value === 'string') return typo(value)
  if (typeof value === 'function') return (...given: unknown[]) => gluedResult(value(...given))
  if (Array.isArray(value)) return value.map(typeset)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeset(item)]))
  }
  return value
}

const gluedResult = (value: unknown): unknown => (typeof value === 'string' ? glue(value) : value)
