import { findPersonNames } from '../../../../kernel/person-name.ts'
import type { Item, Line } from './lines.ts'

const MARK = /^(?:приложени[ея])\s*(?:№|n)?\s*(\d{1,2}(?:\.\d)?|[IVX]+)?\s*(?:$|[.]?$|к\s|\(|от\s)/iu
const APPROVED = /^утвержд[её]н[оаы]?(?![а-яё])/iu
const MARK_REST =
  /^(?:к\s+)?(?:распоряжени|приказ|постановлени|письм|решени|положени)[а-яё]*(?![а-яё])|^\(приложени[ея]\s*№?\s*\d{1,2}\)$|^(?:от\s|№|n\s?\d|[«"]?_+|[«"]?\d{1,2}[».\s])|^(?:комитета|управления|администрации|отдела|департамента|министерства|муниципального|городского|светло)|(?:района|области|округа|края|республики|образования)$/iu

/** Number of an annex from its mark, null for a mark without one, undefined when the line is no mark. */
export const annexNumberOf = (text: string): string | null | undefined => {
  if (text.length > 160 || /^приложени[ея]\s*:/iu.test(text)) return undefined
  const match = MARK.exec(text)
  return match === null ? undefined : (match[1] ?? null)
}

/** Number in a line of the mark: «Приложение 2», «УТВЕРЖДЕНО приказом … (приложение 2)». */
export const markNumberOf = (text: string): string | null =>
  annexNumberOf(text) ?? /\(приложени[ея]\s*№?\s*(\d{1,2})\)$/iu.exec(text)?.[1] ?? null

export const isApprovedMark = (text: string): boolean => APPROVED.test(text) && text.length < 160

/** A line of the mark below «Приложение»: «к распоряжению …», «от … № …». */
export const isMarkRest = (line: Line): boolean =>
  line.text.length < 120 && (MARK_REST.test(line.text) || line.align === 'right')

const TITLE_WORD =
  /^(?:(?:муниципальн|региональн|районн|примерн|сводн|школьн|областн|типов)[а-яё]+\s)?(?:дорожная карта|план|план-график|положение|график|список|информация|форма|перечень|состав|порядок|программа|паспорт|комплекс мер|анкета|заявка|отч[её]т|регламент|методические рекомендации|справка|договор|соглашение|схема|циклограмма|показатели|критерии|смета|расписание|таблица|регистрационный лист|лист|чек-лист|опросный лист|карта|модель|примерная форма)(?![а-яё])/iu

/** A line that names a document of its own: how an annex without a mark begins (R070, R212). */
export const isAnnexTitle = (item: Item | undefined): item is Line =>
  item?.kind === 'line' &&
  item.number === null &&
  item.text.length < 260 &&
  TITLE_WORD.test(item.text) &&
  !/[:;]$/u.test(item.text) &&
  /^[А-ЯЁ]/u.test(item.text)

const isMark = (line: Line): boolean => annexNumberOf(line.text) !== undefined || isApprovedMark(line.text)

const MARK_END = /(?:^|\s)от\s+[«"]?(?:\d{1,2}|_+)[»".\s].{3,30}(?:№|N)\s*\S+$/iu
const BANNER = 4

/** «к постановлению администрации / округа от 14.02.2024 № 213-п»: the lines down to the date and number are one mark. */
const bannerLength = (items: readonly Item[], from: number): number => {
  const lines = items.slice(from, from + BANNER)
  const end = lines.findIndex((item) => item.kind === 'line' && MARK_END.test(item.text))
  const isWhole = lines
    .slice(0, end + 1)
    .every((item) => item.kind === 'line' && item.text.length < 120 && !isAnnexTitle(item))
  return end !== -1 && isWhole ? from + end + 1 : from
}

/** Lines of the mark: «Приложение 2 / к распоряжению … / от … № …», «УТВЕРЖДЕНО приказом …». */
export const markLength = (items: readonly Item[]): number => {
  let length = 0
  for (const item of items) {
    if (item.kind === 'table') break
    const isRest = length > 0 && isMarkRest(item) && (item.align === 'right' || !isAnnexTitle(item))
    if (!isMark(item) && !isRest) break
    length += 1
  }
  return length === 0 ? 0 : bannerLength(items, length)
}

/** «Громова Л.Ф. – руководитель группы»: a member of a list, no part of its heading. */
export const isMember = (line: Line): boolean => findPersonNames(line.text)[0]?.at === 0
