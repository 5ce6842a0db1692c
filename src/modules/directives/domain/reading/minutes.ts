import { type Item, type Line, unspaced } from './lines.ts'

/** Minutes of a meeting without what was said there; `told` keeps those lines, so that nothing is dropped silently. */
export type Minutes = { readonly items: readonly Item[]; readonly told: readonly Line[] }

const NAMED = /^протокол(?![а-яё])/iu
/** A minute has its name among its first lines. */
const HEAD = 8
const BEGINS =
  /^(?:председательств|председател|секретар|присутств|отсутств|приглаш[её]н|повестка|слушали|члены|всего)[а-яё]*(?![а-яё])/iu
const DECIDED =
  /^(?:\d+(?:\.\d+)*[.)]?\s*)?(?:решили|постановили|решение|решено|выступили и решили)\s*[:.]?\s*(.*)$/isu
const TALKED =
  /^(?:\d+(?:\.\d+)*[.)]?\s*)?(?:по\s+(?:[а-яё]+\s+вопросу|вопросу)|слушали|выступ[а-яё]+|голосовал[а-яё]*|отметили|обсудили|доложил[аи]?|вопрос\s*\d|результаты голосования)(?![а-яё])/iu
const SIGNED = /^(?:председательств|председател|секретар|вед[уе]щ)[а-яё]*(?![а-яё])/iu

const isNamed = (items: readonly Item[]): boolean =>
  items.slice(0, HEAD).some((item) => item.kind === 'line' && NAMED.test(unspaced(item.text)))

type State = { readonly kept: Item[]; readonly told: Line[]; deciding: boolean }

const takeBody = (item: Item, isLast: boolean, state: State): void => {
  const text = item.kind === 'line' ? unspaced(item.text) : ''
  const decided = DECIDED.exec(text)
  if (item.kind === 'line' && decided !== null) {
    state.deciding = true
    if (decided[1]) state.kept.push({ ...item, number: null, text: decided[1] })
  } else if (item.kind === 'line' && TALKED.test(text)) {
    state.deciding = false
    state.told.push(item)
  } else if (item.kind === 'table' || state.deciding || (isLast && SIGNED.test(text))) state.kept.push(item)
  else state.told.push(item)
}

/** The decisions of a meeting: head, what stands under «РЕШИЛИ:», signature. Null when the paper is no minute. */
export const minutesOf = (items: readonly Item[]): Minutes | null => {
  if (!isNamed(items) || !items.some((item) => item.kind === 'line' && DECIDED.test(unspaced(item.text))))
    return null
  const from = items.findIndex((item) => item.kind === 'line' && BEGINS.test(unspaced(item.text)))
  const lastDecision = items.findLastIndex(
    (item) => item.kind === 'line' && DECIDED.test(unspaced(item.text)),
  )
  const start = from === -1 ? 0 : from
  const state: State = { kept: [...items.slice(0, start)], told: [], deciding: false }
  for (const [index, item] of items.slice(start).entries())
    takeBody(item, start + index > lastDecision, state)
  return { items: state.kept, told: state.told }
}
