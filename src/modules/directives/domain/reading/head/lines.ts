import type { Item, Line } from '../lines.ts'
import { startsWithRole } from '../words.ts'
import { startsText } from './body-start.ts'
import { actKindOf, titledKindOf } from './kind.ts'
import { isContactLine, startsBody } from './letterhead.ts'
import { isAnswerMark, type RequisiteLine, readRequisites } from './requisites.ts'

/** What a line of the head is. `stamp` is «УТВЕРЖДАЮ» with what belongs to it, `annexMark` «Приложение к приказу». */
export type HeadRole =
  | 'issuer'
  | 'kind'
  | 'requisite'
  | 'contact'
  | 'recipient'
  | 'title'
  | 'stamp'
  | 'annexMark'

export type HeadLine = {
  readonly role: HeadRole
  readonly line: Line
  readonly requisite: RequisiteLine | null
}

const TITLE_START = /^(?:[«"]?)(?:об?|обо)\s/iu
const STAMP = /^[«"]?(?:утверждаю|утвержд[её]н[оаы]?|согласовано)(?![а-яё])/iu
const ANNEX_MARK = /^приложение(?:\s*№?\s*\d+)?(?:\s+к\s.*)?$/iu
const STAMP_REST = /_{2,}|^(?:приказом|распоряжением|постановлением|решением)(?![а-яё])/iu

type State = { role: HeadRole; sawKind: boolean; sawNumber: boolean }

const ownRole = (line: Line, state: State): HeadRole | null => {
  const { text } = line
  if (STAMP.test(text)) return 'stamp'
  if (ANNEX_MARK.test(text)) return 'annexMark'
  if (actKindOf(line) !== null) return 'kind'
  if (isAnswerMark(text) || isContactLine(text)) return 'contact'
  if (TITLE_START.test(text)) return 'title'
  if (state.role === 'stamp' && STAMP_REST.test(text)) return 'stamp'
  if (isBodyLine(line, state)) return 'issuer'
  if (isRecipientLine(line, state)) return 'recipient'
  return titledKindOf(text) !== null && state.role !== 'title' ? 'title' : null
}

const isBodyLine = (line: Line, state: State): boolean =>
  !state.sawKind &&
  !state.sawNumber &&
  state.role !== 'title' &&
  state.role !== 'stamp' &&
  // «Директорам государственных / общеобразовательных организаций»: the addressee goes on
  !(state.role === 'recipient' && /^[а-яё]/u.test(line.text)) &&
  startsBody(line.text)

/** «АДМИНИСТРАЦИИ …» under «УПРАВЛЕНИЕ ОБРАЗОВАНИЯ» is a genitive, though a dative looks the same. */
const GENITIVE_TOO = /^(?:администрации|комиссии|организации|дирекции)(?![а-яё])/iu

const isRecipientLine = (line: Line, state: State): boolean =>
  !(state.role === 'issuer' && GENITIVE_TOO.test(line.text)) &&
  !state.sawKind &&
  state.role !== 'stamp' &&
  state.role !== 'title' &&
  state.role !== 'annexMark' &&
  startsWithRole(line.text) &&
  /^[А-ЯЁ]/u.test(line.text)

const STICKY: ReadonlySet<HeadRole> = new Set(['issuer', 'recipient', 'title', 'stamp', 'annexMark'])

/** A line that tells nothing by itself goes on with the part above it. */
const inherited = (state: State): HeadRole => (STICKY.has(state.role) ? state.role : 'title')

const headLine = (line: Line, state: State): HeadLine => {
  const requisite = state.role === 'stamp' || state.role === 'annexMark' ? null : readRequisites(line)
  const own = ownRole(line, state)
  const isOwn = own === 'kind' || own === 'annexMark' || own === 'stamp'
  const role = requisite !== null && !isOwn ? 'requisite' : (own ?? inherited(state))
  if (role === 'kind') state.sawKind = true
  if (requisite?.number) state.sawNumber = true
  state.role = role
  return { role, line, requisite: role === 'annexMark' || role === 'stamp' ? null : requisite }
}

const HEAD_LIMIT = 45

/** «…в сфере образования Об участии в мероприятиях»: two columns of a letterhead read as one line. */
const TITLE_INSIDE = /(?<=[а-яё»,]) (?=Об? [а-яё])/u

/** «КОМИТЕТ ОБРАЗОВАНИЯ⇥Директорам школ города»: the letterhead and, beside it, the reader. */
const splitRecipient = (line: Line): Line[] => {
  const at = line.text.indexOf('\t')
  const right = line.text.slice(at + 1).trim()
  const isReader =
    at > 0 && /^[А-ЯЁ]/u.test(right) && startsWithRole(right) && startsBody(line.text.slice(0, at))
  return isReader
    ? [
        { ...line, text: line.text.slice(0, at).trim() },
        { ...line, text: right, number: null, align: 'right' },
      ]
    : [line]
}

const splitTitle = (line: Line): Line[] => {
  const at = line.text.search(TITLE_INSIDE)
  return at === -1 || line.text.length > 120
    ? [line]
    : [
        { ...line, text: line.text.slice(0, at) },
        { ...line, text: line.text.slice(at + 1), number: null },
      ]
}

/** The lines above the running text, each with its role, and the index of the item the text begins at. */
export const readHead = (items: readonly Item[]): { head: HeadLine[]; next: number } => {
  const state: State = { role: 'requisite', sawKind: false, sawNumber: false }
  const head: HeadLine[] = []
  for (const [index, item] of items.entries()) {
    if (item.kind === 'table' || index >= HEAD_LIMIT) return { head, next: index }
    const afterTitle = state.role === 'title' || head.some((each) => each.role === 'title')
    if (index > 0 && startsText(item, afterTitle)) return { head, next: index }
    for (const line of splitRecipient(item).flatMap(splitTitle)) head.push(headLine(line, state))
  }
  return { head, next: items.length }
}
