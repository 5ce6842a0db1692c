import { annexNumberOf, isAnnexTitle, isApprovedMark } from './annex-mark.ts'
import { findCosignatures, findSignature, type SignatureBlock } from './closing/signature.ts'
import type { Item } from './lines.ts'

/** The document cut into what is read by different rules. */
export type Parts = {
  readonly body: readonly Item[]
  readonly signature: SignatureBlock | null
  /** Of the other bodies of a joint paper. */
  readonly cosignatures: readonly SignatureBlock[]
  readonly closing: readonly Item[]
  /** One piece of the document for each annex, its mark first. */
  readonly annexes: readonly (readonly Item[])[]
}

const isMark = (item: Item | undefined): boolean =>
  item?.kind === 'line' &&
  item.number === null &&
  (annexNumberOf(item.text) !== undefined || isApprovedMark(item.text))

const indexFrom = (items: readonly Item[], from: number, test: (item: Item) => boolean): number => {
  const at = items.findIndex((item, index) => index >= from && test(item))
  return at === -1 ? items.length : at
}

const tableIsAnnex = (item: Item): boolean => item.kind === 'table'

/** «Приложение» directly followed by «УТВЕРЖДЕНО» (or the other way round) is one mark. */
const MARK_HEIGHT = 6

const startsAnnex = (items: readonly Item[], index: number, begun: number): boolean => {
  const item = items[index]
  if (isMark(item)) {
    const since = items.slice(begun, index)
    return (
      index - begun > MARK_HEIGHT ||
      !isMark(items[begun]) ||
      since.some((each) => each.kind === 'table') ||
      isSecondMark(items, index, begun)
    )
  }
  return isAnnexTitle(item) && since(items, begun, index).some(tableIsAnnex) && !isMark(items[begun])
}

const since = (items: readonly Item[], from: number, to: number): readonly Item[] => items.slice(from, to)

/** Two «Приложение N» with different numbers are two annexes however near they stand. */
const isSecondMark = (items: readonly Item[], index: number, begun: number): boolean => {
  const numberAt = (at: number): string | null | undefined => {
    const item = items[at]
    return item?.kind === 'line' ? annexNumberOf(item.text) : undefined
  }
  const number = numberAt(index)
  const own = numberAt(begun)
  return number !== undefined && own !== undefined && number !== own
}

const annexPieces = (items: readonly Item[], from: number): Item[][] => {
  const starts: number[] = from < items.length ? [from] : []
  for (let index = from + 1; index < items.length; index += 1)
    if (startsAnnex(items, index, starts.at(-1) ?? from)) starts.push(index)
  return starts.map((start, index) => items.slice(start, starts[index + 1] ?? items.length))
}

/** Cuts what follows the head. Without a signature the text ends where the first annex begins. */
export const cutParts = (items: readonly Item[], from: number): Parts => {
  const firstMark = indexFrom(items, from + 1, isMark)
  const signature = findSignature(items, from, firstMark)
  const cosignatures = signature === null ? [] : findCosignatures(items, signature, firstMark)
  const afterText = cosignatures.at(-1)?.end ?? signature?.end ?? firstMark
  const annexFrom =
    signature === null
      ? firstMark
      : indexFrom(items, afterText, (item) => isMark(item) || isAnnexTitle(item) || tableIsAnnex(item))
  return {
    body: items.slice(from, signature?.start ?? firstMark),
    signature,
    cosignatures,
    closing: items.slice(afterText, annexFrom),
    annexes: annexPieces(items, annexFrom),
  }
}
