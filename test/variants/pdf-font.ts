/** A simple font of 8-bit codes that holds Russian: text of a PDF made without any font file keeps its letters and widths. */
const SIGNS = ' !"%&\'()*+,-./0123456789:;<=>?@[]_«»№–—…·•§’‘‚“”„'
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CYRILLIC = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const LETTERS = [...SIGNS, ...LATIN, ...CYRILLIC]
const FIRST = 32

const codeOf = new Map(LETTERS.map((letter, at) => [letter, FIRST + at]))

/** Thousandths of the type size, near enough to Times. */
const widthOf = (letter: string): number => {
  if (/[ШЩЮЖМФшщюжмф№—…W]/u.test(letter)) return /[шщюжмф]/u.test(letter) ? 760 : 920
  if (/[A-ZА-ЯЁ]/u.test(letter)) return 680
  if (/[.,:;!'’()[\]·• ]/u.test(letter)) return 270
  return 490
}

/** Width of a text in points. */
export const measure = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (widthOf(letter) * size) / 1000, 0)

/** Bytes of a text in this font, as a hexadecimal string of PDF; letters it has not are a question mark. */
export const encoded = (text: string): string =>
  `<${[...text.replaceAll('\u00a0', ' ')]
    .map((letter) => (codeOf.get(letter) ?? codeOf.get('?') ?? 63).toString(16).padStart(2, '0'))
    .join('')}>`

const unicode = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0')

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

/** The table from codes to letters that readers of text take. */
export const toUnicode = (): string => {
  const pairs = LETTERS.map((letter, at) => `<${(FIRST + at).toString(16)}> <${unicode(letter)}>`)
  const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) => {
    const some = pairs.slice(at * 100, at * 100 + 100)
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`
  })
  return stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`,
  )
}

/** The font as an object of PDF; `map` is the number of the object with the table of letters. */
export const fontObject = (name: string, map: number): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /FirstChar ${FIRST} /LastChar ${FIRST + LETTERS.length - 1} /Widths [${LETTERS.map(widthOf).join(' ')}] /Encoding << /Type /Encoding /Differences [${FIRST} ${LETTERS.map((letter) => `/uni${unicode(letter).toUpperCase()}`).join(' ')}] >> /ToUnicode ${map} 0 R >>`
