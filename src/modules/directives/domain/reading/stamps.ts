import type { Item, Line } from './lines.ts'
import type { ReadingWarning } from './types.ts'
import { warn } from './warn.ts'

export type WithoutStamps = { readonly items: readonly Item[]; readonly warnings: readonly ReadingWarning[] }

const BLANK_MARK =
  /(?:^|\s|(?<=[\d.]))от\s+["«]?_{2,}["»]?[\s_«»"]*(?:20\d{0,2}\s*(?:года|г\.?)?)?\s*№\s*_+/iu
const NUMERIC_DATE = '\\d{1,2}[./]\\d{1,2}[./]\\d{4}'

const SIGNED =
  /^(?:документ\s+подписан|подписан[оа]?\s+(?:усиленной|электронной|цифровой)|электронн\S+\s+подпись(?![а-яё]))/iu
const CERTIFICATE =
  /^(?:документ\s+подписан|(?:усиленной\s+)?(?:квалифицированной\s+)?(?:электронной|цифровой)\s+подписью|сертификат|серийный|владелец|кем выдан|издатель|действител|срок действия\s+с|дата подпис|подлинник|сведения о сертификате|с\s+\d{2}\.\d{2}\.\d{4}\s+(?:по|до)\s|[0-9a-f ]{16,}$)/iu
const TALLEST_STAMP = 10

/** «ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ … действителен с … до …»: the days of a certificate are nobody's term. */
export const withoutSignatureStamp = (items: readonly Item[]): { items: Item[]; told: Line[] } => {
  const told: Line[] = []
  let height = 0
  const kept = items.filter((item) => {
    const pattern = height > 0 && height < TALLEST_STAMP ? CERTIFICATE : SIGNED
    const isStamp = item.kind === 'line' && item.text.length < 160 && pattern.test(item.text)
    height = isStamp ? height + 1 : 0
    if (isStamp) told.push(item)
    return !isStamp
  })
  return { items: kept, told }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

/** «01.11.2022 19-33822/2022» printed by the registry on every annex (R191). */
const stampPattern = (number: string | null): RegExp | null =>
  number === null || !/\d[-/]\d/u.test(number)
    ? null
    : new RegExp(
        `(?:^|\\s)(?:№\\s*)?(?:${NUMERIC_DATE}\\s+(?:№\\s*)?${escaped(number)}|(?:№\\s*)?${escaped(number)}\\s+(?:от\\s+)?${NUMERIC_DATE})(?=\\s|$)`,
        'u',
      )

const isAnnexReference = (text: string): boolean => /^№|^к\s|^от\s+\d|приложени/iu.test(text)

const cleaned = (line: Line, stamp: RegExp | null, warnings: ReadingWarning[]): Line | null => {
  let { text } = line
  const blank = BLANK_MARK.exec(text)?.[0]
  if (blank !== undefined) {
    warnings.push(warn('stray-blank', line.place, { text: blank.trim() }))
    text = text.replace(blank, ' ').trim()
  }
  const repeated = isAnnexReference(text) ? undefined : stamp?.exec(text)?.[0]
  if (repeated !== undefined) {
    warnings.push(warn('stamp-repeated', line.place, { text: repeated.trim() }))
    text = text.replace(repeated, ' ').trim()
  }
  return text === '' ? null : { ...line, text }
}

/** Takes registration marks out of what follows the text, each with a warning. */
export const withoutStamps = (items: readonly Item[], number: string | null): WithoutStamps => {
  const stamp = stampPattern(number)
  const warnings: ReadingWarning[] = []
  const kept = items.flatMap((item): Item[] => {
    const left = item.kind === 'table' ? item : cleaned(item, stamp, warnings)
    return left === null ? [] : [left]
  })
  return { items: kept, warnings }
}
