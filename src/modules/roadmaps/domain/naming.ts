import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { periodCode } from './period.ts'
import type { Period, ProfileName } from './types.ts'

const NAMED = /(?:дорожн\S*\s+карт\S*|план\S*[-\s]график\S*|план\S*\s+мероприят\S*)\s*(.*)$/isu

/** «Дорожная карта сетевого наставничества школ района на 2022 год», from the title of the paper that approves it. */
export const titleOfPaper = (table: string, paper: string, period: Period): string => {
  const named = NAMED.exec(paper.replace(/\s+/gu, ' '))
  const rest = named?.[1]?.replace(/^["«»\s]+|[\s.]+$/gu, '') ?? ''
  const own = table.replace(/\s+/gu, ' ').trim()
  const base = own === '' || own === own.toUpperCase() ? 'Дорожная карта' : own
  if (rest !== '' && base === 'Дорожная карта') return `${base} ${rest}`.slice(0, 300)
  const year = periodCode(period)
  return (
    base.includes(year) ? base : `${base} на ${year} ${period.kind === 'calendar' ? 'год' : 'учебный год'}`
  ).slice(0, 300)
}

/** «распоряжение № 94 от 05.03.2022»: the act as a version names its grounds. */
export const groundsOf = (paper: {
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
}): string =>
  [
    paper.kind,
    paper.number === null ? '' : `№ ${paper.number}`,
    paper.dateOn === null ? '' : `от ${shortDay(paper.dateOn)}`,
  ]
    .filter(Boolean)
    .join(' ')

/** «п. 8.1 дорожной карты на 2022 год», of schools' own plan «плана взаимодействия»: Russian, as documents are. */
export const sourceLabel = (
  roadmap: { readonly period: Period; readonly profile?: ProfileName },
  number: string | null,
): string => {
  const year = roadmap.period.kind === 'calendar' ? 'год' : 'учебный год'
  const what = roadmap.profile === 'pair' ? 'плана взаимодействия' : 'дорожной карты'
  const name = `${what} на ${periodCode(roadmap.period)} ${year}`
  return number === null ? name : `п. ${number} ${name}`
}

/** What a host of a row is asked for (R240). */
export const hostTask = (title: string): string => `Указать, в каком виде проведёте: ${title}`.slice(0, 500)

/** Reason in the history of a host that is one no longer. */
export const noLongerHost = 'Строку проводят другие школы'

/** Reason in the history of what a new version took back. */
export const withdrawnBy = (grounds: string): string => `Изменено: ${grounds}`

/** Reason in the history of a row that a table of the whole roadmap no longer has. */
export const notInTable = 'Нет в загруженной таблице'
