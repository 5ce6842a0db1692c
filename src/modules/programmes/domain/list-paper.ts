import type { Day } from '../../../kernel/day.ts'
import { shortDay, tabbed } from '../../../kernel/format.ts'

/** A participant as the annex of an act names it. */
export type ListedSchool = { readonly name: string; readonly from: Day }

/** Rows of the annex by name; the group of a school is not printed: everybody reads the annex (product, 4.9). */
export const listTable = (schools: readonly ListedSchool[]): string =>
  tabbed([
    ['№ п/п', 'Школа', 'Участвует с'],
    ...schools.map(({ name, from }, at) => [String(at + 1), name, shortDay(from)]),
  ])

export const LIST_ANNEX = 'Перечень школ-участников'

/** Quotes do not stand within quotes. */
const named = (programme: string): string => `программе «${programme.replaceAll(/[«»]/gu, '')}»`

export const listTitle = (programme: string): string =>
  `Об утверждении перечня школ, участвующих в ${named(programme)}`

export const listClause = (programme: string): string =>
  `Утвердить перечень школ, участвующих в ${named(programme)}, согласно приложению № 1`
