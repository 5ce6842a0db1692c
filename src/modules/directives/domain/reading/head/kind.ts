import { type Line, unspaced } from '../lines.ts'
import type { DirectiveKind } from '../types.ts'

type KindRule = readonly [pattern: RegExp, kind: DirectiveKind]

/** The word of the kind alone on its line, or with date and number after it. */
const REST = '(?=\\s*(?:$|№|N\\s?\\d|от\\s|\\d|\\())'

const ACTS: readonly KindRule[] = [
  [new RegExp(`^распоряжение${REST}`, 'iu'), 'распоряжение'],
  [new RegExp(`^(?:совместный\\s+)?приказ${REST}`, 'iu'), 'приказ'],
  [new RegExp(`^постановление${REST}`, 'iu'), 'постановление'],
  [new RegExp(`^(?:решение|протокол|договор|соглашение|справка|отч[её]т|акт|доклад)${REST}`, 'iu'), 'другое'],
]

const TITLED: readonly KindRule[] = [
  [/^положение(?:$|\s+об?\s)/iu, 'положение'],
  [/(?:^|\s)паспорт(?:$|\s)/iu, 'паспорт'],
  [/(?:^|\s)(?:дорожная карта|план(?:-график)?|комплекс мер|программа мероприятий)(?:$|[\s(«])/iu, 'план'],
  [/^(?:порядок|регламент|перечень|список|график)(?:$|\s)/iu, 'другое'],
]

const kindBy = (rules: readonly KindRule[], text: string): DirectiveKind | null =>
  rules.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Kind of an act when the line is its name («РАСПОРЯЖЕНИЕ», «П Р И К А З № 5»); null for any other line. */
export const actKindOf = (line: Line): DirectiveKind | null => kindBy(ACTS, unspaced(line.text))

/** Kind of a document that is known by its title only. */
export const titledKindOf = (text: string): DirectiveKind | null => kindBy(TITLED, text)

/** What follows the name of the kind on its line. */
export const afterKind = (text: string): string =>
  unspaced(text)
    .replace(/^(?:совместный\s+)?[А-ЯЁа-яё]+\s*/iu, '')
    .trim()
