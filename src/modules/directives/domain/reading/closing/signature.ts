import { labelOf } from '../clauses/label.ts'
import type { Item, Line } from '../lines.ts'
import type { Signatory } from '../types.ts'

export type SignatureBlock = Signatory & {
  /** First and next-after-last item of the block. */
  readonly start: number
  readonly end: number
  readonly place: number
}

const POSITION =
  /^(?:и\.?\s?о\.?|врио|врип|исполняющ\S+|перв\S+|заместител[ья]|председател[ья]|начальника?|директора?|руководител[ья]|глав[аы]|заведующ\S+|министра?|ректора?|главн\S+|ведущ\S+|президента?|управляющ\S+|зам\.|специалист|методист|вице-\S+|губернатора?)(?![а-яё])/iu
const SURNAME = '[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]{2,})(?:-[А-ЯЁ][а-яёА-ЯЁ]+)?'
const NAME_AT_END = new RegExp(
  `(?:^|[\\s_])((?:[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?\\s?${SURNAME})|(?<=\\t|^)(?:${SURNAME}\\s[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?)|(?<=\\t|^)${SURNAME}\\s[А-ЯЁ][а-яё]+\\s[А-ЯЁ][а-яё]+(?:вич|ич|вна|чна))$`,
  'u',
)
const FILLER = /_+|\(?\s*подпись\s*\)?|м\.?\s?п\.?(?=\s|$)|\/+/giu

/** «____ /Ветров А.Б./», «____ (А.Б. Ветров)»: the name beside the place for the signature. */
const FRAMED = /(?<=[_:\t]|\s{3})\s*[/|(]\s*([А-ЯЁ][А-Яа-яЁё.\s-]{4,38})\s*[/|)]\s*$/u

type Ending = { readonly before: string; readonly name: string }

const endingOf = (line: Line): Ending | null => {
  const text = line.text
    .replace(/\(\s*подпись\s*\)/giu, '')
    .replace(FRAMED, '\t$1')
    // «________ Громов П.Р.»: the place for the signature parts the name from what stands before it
    .replace(/_{3,}\s*/gu, '\t')
    .replace(/(?:м\.?\s?п\.?)\s*$/iu, '')
    .trim()
  const match = NAME_AT_END.exec(text)
  const name = match?.[1]
  if (!match || name === undefined) return null
  const before = text
    .slice(0, text.length - name.length)
    .replace(FILLER, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s*:\s*$/u, '')
    .trim()
  return { before, name }
}

const lineAt = (items: readonly Item[], index: number): Line | null => {
  const item = items[index]
  return item?.kind === 'line' ? item : null
}

const LOOK_UP = 5

/** The position may take several lines above the name; it begins with a word that names one. */
const positionStart = (items: readonly Item[], at: number, before: string): number | null => {
  if (POSITION.test(before)) return at
  for (let index = at - 1; index >= Math.max(0, at - LOOK_UP); index -= 1) {
    const line = lineAt(items, index)
    if (line === null || line.text.length > 140 || /[.;:]$/u.test(line.text) || labelOf(line)?.firm)
      return null
    if (POSITION.test(line.text)) return index
  }
  return null
}

const positionText = (items: readonly Item[], start: number, at: number, before: string): string =>
  [...items.slice(start, at).map((item) => (item.kind === 'line' ? item.text : '')), before]
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()

/** Below these words people sign that they have read the order. */
const ACKNOWLEDGED = /^(?:с\s+(?:приказом|распоряжением)\s+)?ознакомлен/iu

const SURNAME_ONLY = new RegExp(`^${SURNAME}$`, 'u')

/** «Начальник управления  Ц.Ч. / Ветрова-Рощина»: the surname that the printed line had no room for. */
const brokenSurname = (line: Line, below: Line | null): string | null =>
  below !== null &&
  POSITION.test(line.text) &&
  /(?<=[\s_])[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?$/u.test(line.text) &&
  SURNAME_ONLY.test(below.text)
    ? below.text
    : null

const LONG_LINE = 40

/** «… возложить на начальника отдела / Соловьёву О.П.»: a name that only ends the printed line above it. */
const isEndOfSentence = (items: readonly Item[], at: number): boolean => {
  const above = lineAt(items, at - 1)
  return above !== null && above.text.length > LONG_LINE && /[а-яё]$/u.test(above.text)
}

const blockAt = (items: readonly Item[], at: number): SignatureBlock | null => {
  const printed = lineAt(items, at)
  if (printed === null || printed.text.length > 220 || labelOf(printed)?.firm) return null
  const surname = brokenSurname(printed, lineAt(items, at + 1))
  const line = surname === null ? printed : { ...printed, text: `${printed.text} ${surname}` }
  const ending = endingOf(line)
  if (ending === null) return null
  const start = positionStart(items, at, ending.before)
  if (start === null && (ending.before !== '' || isEndOfSentence(items, at))) return null
  const from = start ?? at
  const first = lineAt(items, from)
  return {
    start: from,
    end: at + (surname === null ? 1 : 2),
    place: first?.place ?? line.place,
    position: start === null ? '' : positionText(items, from, at, ending.before),
    name: ending.name,
  }
}

/**
 * The signature below the text: position and name, on one line, apart by a tab, or one under another. The name is kept
 * as printed, also glued to its initials (R027). Looks from item `from` on; null when there is none before `to`.
 */
export const findSignature = (items: readonly Item[], from: number, to: number): SignatureBlock | null => {
  for (let at = from; at < to; at += 1) {
    if (ACKNOWLEDGED.test(lineAt(items, at)?.text ?? '')) return null
    const block = blockAt(items, at)
    if (block !== null && block.start >= from && !isCellAbove(items, block, to)) return block
  }
  return null
}

/** Whoever heads a body signs for it; a specialist below the signature is the executor. */
const HEADS =
  /^(?:и\.?\s?о\.?|врио|исполняющ\S+|председател[ья]|начальника?|директора?|руководител[ья]|глав[аы]|заведующ\S+|министра?|ректора?|президента?|управляющ\S+)(?![а-яё])/iu

/** A paper of two bodies is signed by both: heads directly below the signature, nothing between them. */
export const findCosignatures = (
  items: readonly Item[],
  first: SignatureBlock,
  to: number,
): SignatureBlock[] => {
  const found: SignatureBlock[] = []
  let from = first.end
  for (let at = from; first.position !== '' && at < Math.min(to, from + LOOK_UP); at += 1) {
    const block = blockAt(items, at)
    if (block?.start !== from || !HEADS.test(block.position) || block.name === first.name) continue
    found.push(block)
    from = block.end
    at = from - 1
  }
  return found
}

/** A name alone on its line is no signature where clauses follow and somebody signs below them: it is a cell of a table. */
const isCellAbove = (items: readonly Item[], block: SignatureBlock, to: number): boolean => {
  if (block.position !== '') return false
  const clause = items.findIndex(
    (item, at) => at >= block.end && at < to && item.kind === 'line' && labelOf(item)?.firm,
  )
  if (clause === -1) return false
  for (let at = clause + 1; at < to; at += 1) if (blockAt(items, at)?.position) return true
  return false
}
