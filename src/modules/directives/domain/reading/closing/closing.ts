import { findPersonNames } from '../../../../../kernel/person-name.ts'
import { glued } from '../clauses/glue.ts'
import type { Item, Line } from '../lines.ts'
import { splitOutside } from '../mask.ts'
import { doubt, type Found, found, type ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'

export type Closing = {
  readonly distribution: Found<readonly string[]>
  readonly preparedBy: Found<string | null>
  readonly warnings: readonly ReadingWarning[]
}

const SENT = /^(?:разослано|рассылка|разослать|направлено)\s*[:.]?\s*/iu
const PREPARED = /^(?:исп(?:олнитель|олнил[аи]?)?\.?|подготовил[аи]?)\s*[:.]?\s*/iu
const PHONE =
  /(?:тел\.?\s*:?\s*)?(?:(?:\+7|8)[\s(-]*\d{2,5}[\s)-]*\d[\d\s-]{3,}\d|\(?\d{2,5}\)?[\s-]*\d{1,3}[\s-]\d{2}[\s-]?\d{2,3}|\d{2,3}-\d{2,3}(?:-\d{2,3})?(?!\d))|(?:тел|факс)[.:]?\s*[\d\s()+-]{5,}/giu
const ACKNOWLEDGED =
  /^(?:с\s+(?:приказом|распоряжением|постановлением|положением)|ознакомлен|согласовано|визы|лист|верно|м\.?\s?п\.?|подпись|дата|экз|в дело|копия)/iu
const NOISE = /^[_\s«»"./\d-]*(?:г\.?|года?)?$/iu

/** Telephones never leave the reading (R190). */
const withoutPhones = (text: string): string => text.replace(PHONE, ' ').replace(/\s+/gu, ' ').trim()

type State = {
  sent: string[]
  sentAt: number | null
  prepared: string | null
  preparedAt: number | null
  warnings: ReadingWarning[]
}

const takePrepared = (line: Line, state: State): void => {
  const text = line.text.replace(PREPARED, '')
  const name = findPersonNames(withoutPhones(text).replace(/(?<=[а-яё])от[\s_].*$/u, ''))[0]
  state.prepared = name?.text ?? state.prepared
  state.preparedAt = line.place
}

const isNameWithPhone = (line: Line, next: Item | undefined): boolean =>
  findPersonNames(line.text)[0]?.at === 0 &&
  (new RegExp(PHONE.source, 'iu').test(line.text) ||
    (next?.kind === 'line' && /^[+\d(][\d\s()+-]{5,}$|^тел/iu.test(next.text)))

const takeLine = (line: Line, next: Item | undefined, state: State, open: boolean): boolean => {
  if (SENT.test(line.text)) {
    state.sent.push(line.text.replace(SENT, ''))
    state.sentAt = line.place
    return true
  }
  if (PREPARED.test(line.text)) takePrepared(line, state)
  else if (
    state.prepared === null &&
    (isNameWithPhone(line, next) || (state.preparedAt !== null && findPersonNames(line.text)[0]?.at === 0))
  )
    takePrepared(line, state)
  else if (open && !ACKNOWLEDGED.test(line.text)) {
    state.sent.push(line.text)
    return true
  } else if (
    !ACKNOWLEDGED.test(line.text) &&
    !NOISE.test(withoutPhones(line.text)) &&
    findPersonNames(line.text).length === 0
  )
    state.warnings.push(
      warn('text-not-understood', line.place, { text: withoutPhones(line.text).slice(0, 80) }),
    )
  return false
}

const receiversOf = (sent: readonly string[]): string[] =>
  sent
    .flatMap((text) => splitOutside(text, /[,;\n]/))
    .map((text) =>
      text
        .replace(/^[-–—•]\s*/u, '')
        .replace(/\s*[-–—]\s*\d+\s*(?:экз\.?)?$/u, '')
        .replace(/\.$/u, '')
        .trim(),
    )
    .filter((text) => text !== '')

/** Reads what stands between the signature and the annexes: «Разослано», «Исп.», acknowledgements. */
export const readClosing = (source: readonly Item[]): Closing => {
  const items = glued(source)
  const state: State = { sent: [], sentAt: null, prepared: null, preparedAt: null, warnings: [] }
  let open = false
  for (const [index, item] of items.entries())
    if (item.kind === 'line') open = takeLine(item, items[index + 1], state, open)
  return {
    distribution: found(receiversOf(state.sent), state.sentAt),
    preparedBy: found(
      state.prepared,
      state.preparedAt,
      ...(state.preparedAt !== null && state.prepared === null ? [doubt('not-found')] : []),
    ),
    warnings: state.warnings,
  }
}
