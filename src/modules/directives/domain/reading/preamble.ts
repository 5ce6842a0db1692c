import { glued } from './clauses/glue.ts'
import { labelOf } from './clauses/label.ts'
import { readGrounds } from './grounds.ts'
import { isOrderVerbLine, isPreambleStart, orderVerbIn } from './head/body-start.ts'
import { type Item, type Line, unspaced } from './lines.ts'
import type { Ground } from './types.ts'

export type Preamble = {
  readonly grounds: readonly Ground[]
  /** «ОБЯЗЫВАЮ: директоров школ …»: those named are in the accusative. */
  readonly obliges: boolean
  /** The items that follow it. */
  readonly body: readonly Item[]
}

/** «…, приказываю: 1. Утвердить» on one line: what stands after the verb is the text. */
const splitAtVerb = (line: Line): Line[] => {
  const text = unspaced(line.text)
  const verb = orderVerbIn(text)
  if (verb === null) return [{ ...line, text }]
  const rest = text.slice(verb.end).replace(/^[\s:]+/u, '')
  return [
    { ...line, text: text.slice(0, verb.at).trim() },
    ...(rest === '' ? [] : [{ ...line, text: rest, number: null }]),
  ]
}

const WHO_ORDERS =
  /[,.]?\s*(?:и\s+)?(?:администрация|комитет|управление|отдел|департамент|министерство)(?![а-яё])[^.,]{0,120}$/iu

const withoutWhoOrders = (text: string, ordered: boolean): string =>
  ordered ? text.replace(WHO_ORDERS, '') : text

const isClause = (line: Line): boolean => labelOf(line)?.firm === true

type Cut = {
  readonly lines: readonly Line[]
  readonly rest: readonly Item[]
  readonly ordered: boolean
  readonly obliges: boolean
}

const OBLIGES = /(?<![а-яё])обязываю\s*:?\s*$/iu

/** Everything up to the first clause or to the word that orders. */
const cutActPreamble = (items: readonly Item[]): Cut => {
  const lines: Line[] = []
  for (const [index, item] of items.entries()) {
    if (item.kind === 'table' || isClause(item))
      return { lines, rest: items.slice(index), ordered: false, obliges: false }
    const [before, after] = splitAtVerb(item)
    const ordered = orderVerbIn(unspaced(item.text)) !== null
    if (
      before !== undefined &&
      before.text !== '' &&
      (lines.length > 0 || ordered || isPreambleStart(before.text) || /:$/u.test(before.text))
    )
      lines.push(before)
    else if (before !== undefined && before.text !== '')
      return { lines, rest: items.slice(index), ordered: false, obliges: false }
    if (ordered)
      return {
        lines,
        rest: [...(after === undefined ? [] : [after]), ...items.slice(index + 1)],
        ordered,
        obliges: OBLIGES.test(unspaced(item.text)),
      }
    if (/:$/u.test(item.text)) return { lines, rest: items.slice(index + 1), ordered, obliges: false }
  }
  return { lines, rest: [], ordered: false, obliges: false }
}

const GROUND_START =
  /^(?:в целях|с целью|в соответствии|во исполнение|на основании|согласно|в рамках|в связи(?!\s+с\s+(?:этим|изложенным|вышеизложенным))|в ответ на)(?![а-яё])/iu
/** Where the ground of a sentence ends in a letter: the body that acts, somebody addressed, a word that orders. */
const GROUND_END =
  /,\s+(?=[А-ЯЁ]{2,}|[А-ЯЁ][а-яё]+\s|(?:комитет|управление|отдел|департамент|министерство|просим|прошу|необходимо|сообщаем|информируем|направляем|рекомендуем|предлагаем))|\s+(?=(?:просим|прошу|необходимо|сообщаем|информируем|направляем|рекомендуем|предлагаем)(?![а-яё]))|(?<=»|\d{4} год[уа]|«[^»]*»)\s+(?=школам|руководителям)/u

/** In a letter each paragraph may begin with its own ground (R176, R179). */
const letterGrounds = (items: readonly Item[]): Ground[] =>
  glued(items).flatMap((item) => {
    if (item.kind === 'table' || !GROUND_START.test(item.text)) return []
    const sentence = item.text.split(/(?<=[а-яё»]{2}\.)\s/u)[0] ?? item.text
    const end = GROUND_END.exec(sentence)
    return readGrounds(end === null ? sentence : sentence.slice(0, end.index), item.place)
  })

/** Reads the grounds of a document and gives the text that follows them. */
export const readPreamble = (items: readonly Item[], isLetter: boolean): Preamble => {
  if (isLetter) return { grounds: letterGrounds(items), obliges: false, body: items }
  const cut = cutActPreamble(items.filter((item) => item.kind === 'table' || !isEmptyVerb(item)))
  const text = glued(cut.lines)
    .map((item) => (item.kind === 'line' ? item.text : ''))
    .join(' ')
  return {
    grounds: readGrounds(withoutWhoOrders(text, cut.ordered), cut.lines[0]?.place ?? null),
    obliges: cut.obliges,
    body: cut.rest,
  }
}

/** A line that holds the ordering word alone and follows the preamble; kept, it ends it. */
const isEmptyVerb = (line: Line): boolean => isOrderVerbLine(line.text) && line.text.trim() === ''
