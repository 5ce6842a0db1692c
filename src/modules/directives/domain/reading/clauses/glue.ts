import { overLine } from '../../../../../kernel/hyphen.ts'
import type { Item, Line } from '../lines.ts'
import { isUnfinished, masked } from '../mask.ts'
import type { ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'
import { isInfinitive, startsWithRole, wordsOf } from '../words.ts'
import { findPredicate, performativeOf } from './addressee.ts'
import { labelOf } from './label.ts'

/** The stop of initials in brackets ends nothing. */
const ENDED = /[.:;!?]["»]?$|(?<![А-ЯЁ])[.:;!?]\)$|[»"]\.$/u
const DANGLING =
  /(?:^|\s)(?:в|на|по|с|со|к|о|об|от|до|за|из|и|или|для|при|не|а|у|под|над|без|через|№|(?<!\d\s?)г\.|п\.|м[абк]?д?оу|мк?б?а?у|г[абк]?п?оу|г[абк]у|дпо|сош|оош)$/iu

/** A line that cannot begin a sentence after one that has not ended it. */
const goesOn = (above: Line, line: Line): boolean => {
  if (labelOf(line)?.firm || line.align === 'right' || above.align === 'right') return false
  if (/[,–—-]$/u.test(above.text) || DANGLING.test(above.text)) return true
  if (ENDED.test(above.text)) return false
  if (/^[а-яё\d(]/u.test(line.text))
    return !beginsOrder(line.text) || isUnfinished(above.text) || waitsForVerb(above.text)
  if (/^№/u.test(line.text)) return true
  if (/^[«"„]/u.test(line.text)) return isUnfinished(above.text) || isBrokenLine(above.text, line.text)
  if (!/^[А-ЯЁ]/u.test(line.text)) return isUnfinished(above.text)
  return INITIALS.test(line.text) || closesQuote(above.text, line.text) || isBrokenLine(above.text, line.text)
}

/** «2. Ветрову А.Б., методисту, ежемесячно / провести …»: whom and when, but not yet what. */
const waitsForVerb = (above: string): boolean => {
  if (above.length < FULL_LINE / 2 || /[.:;]$/u.test(above)) return false
  const text = above.replace(/^\d[\d.)]*\s*/u, '')
  // «Рекомендовать библиотеке (…) / составить …»: the verb that only recommends is not yet the order
  return findPredicate(masked(text), performativeOf(text)?.length ?? 0) === null
}

const INITIALS = /^[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?[\s:,.]*(?:$|[а-яё])/u

/** «МКОУ «Лужанская / ООШ», ИМЦ» */
const closesQuote = (above: string, line: string): boolean =>
  isUnfinished(above) && !isUnfinished(`${above} ${line}`)

const FULL_LINE = 50
const NEW_THOUGHT = /^(?:сроки?(?![а-яё])|ответственн|отв\.|исполнител|контрол|приложени|разослано|исп\.)/iu

/** A printed line that ends without a stop goes on below, with a capital too («на методиста / ИМЦ …»). */
const isBrokenLine = (above: string, line: string): boolean =>
  above.length >= FULL_LINE &&
  /[а-яё]$/u.test(above) &&
  !NEW_THOUGHT.test(line) &&
  !beginsOrder(line) &&
  !startsWithRole(line)

/** Items of a list may lack their semicolons: «организовать …» under «провести …» is no continuation. */
const beginsOrder = (text: string): boolean =>
  isInfinitive(wordsOf(text)[0]?.text ?? '') || (startsWithRole(text) && /:$/u.test(text))

/** Puts sentences cut by a page or by a hard line break back together (R082). */
export const glued = (items: readonly Item[], warnings: ReadingWarning[] = []): Item[] => {
  const result: Item[] = []
  for (const item of items) {
    const above = result.at(-1)
    if (item.kind === 'line' && above?.kind === 'line' && goesOn(above, item)) {
      result[result.length - 1] = { ...above, text: overLine(above.text, item.text) }
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
