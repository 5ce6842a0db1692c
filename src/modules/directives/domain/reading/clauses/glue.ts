import type { Item, Line } from '../lines.ts'
import { isUnfinished } from '../mask.ts'
import type { ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'
import { isInfinitive, startsWithRole, wordsOf } from '../words.ts'
import { labelOf } from './label.ts'

const ENDED = /[.:;!?]["»)]?$|[»"]\.$/u
const DANGLING =
  /(?:^|\s)(?:в|на|по|с|со|к|о|об|от|до|за|из|и|или|для|при|не|а|у|под|над|без|через|№|(?<!\d\s?)г\.|п\.)$/iu

/** A line that cannot begin a sentence after one that has not ended it. */
const goesOn = (above: Line, line: Line): boolean => {
  if (labelOf(line)?.firm || line.align === 'right' || above.align === 'right') return false
  if (/,$/u.test(above.text) || DANGLING.test(above.text)) return true
  if (ENDED.test(above.text)) return false
  if (/^[а-яё\d(]/u.test(line.text)) return !beginsOrder(line.text) || isUnfinished(above.text)
  return isUnfinished(above.text) && !/^[А-ЯЁ]/u.test(line.text)
}

/** Items of a list may lack their semicolons: «организовать …» under «провести …» is no continuation. */
const beginsOrder = (text: string): boolean =>
  isInfinitive(wordsOf(text)[0]?.text ?? '') || (startsWithRole(text) && /:$/u.test(text))

const joined = (above: string, below: string): string =>
  /[а-яё]-$/u.test(above) ? `${above}${below}` : `${above} ${below}`

/** Puts sentences cut by a page or by a hard line break back together (R082). */
export const glued = (items: readonly Item[], warnings: ReadingWarning[] = []): Item[] => {
  const result: Item[] = []
  for (const item of items) {
    const above = result.at(-1)
    if (item.kind === 'line' && above?.kind === 'line' && goesOn(above, item)) {
      result[result.length - 1] = { ...above, text: joined(above.text, item.text) }
      if (above.place !== item.place)
        warnings.push(
          warn('sentence-glued', above.place, {
            text: `…${above.text.slice(-30)} ${item.text.slice(0, 30)}…`,
          }),
        )
    } else result.push(item)
  }
  return result
}
