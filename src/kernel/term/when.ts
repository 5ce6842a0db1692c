/** The year a piece of a term names: «2022 года», «2022/23 учебного года», «текущего года». */
export type YearRef =
  /** `explicit`: «календарного года» is said, so that a half-year cannot be meant as a school one. */
  | { readonly kind: 'calendar'; readonly year: number; readonly explicit?: true }
  /** From the school year beginning in `from` to the one ending in `to`: 2022 and 2023 for «2022/23». */
  | { readonly kind: 'school'; readonly from: number; readonly to: number }
  | { readonly kind: 'named'; readonly shift: -1 | 0 | 1; readonly school: boolean }

export type Edge = 'begin' | 'middle' | 'end'
type Dated = { readonly year: YearRef | null }

/**
 * What the grammar found, before the context gives it bounds. A missing `year` is taken from a neighbour
 * («15.11, 17.11.2022») or from the context.
 */
export type When =
  /** `loose`: may be something else («8.1» is also a section), so words must confirm it. */
  | (Dated & { readonly unit: 'day'; readonly date: number; readonly month: number; readonly loose: boolean })
  | (Dated & { readonly unit: 'month'; readonly month: number })
  | (Dated & {
      readonly unit: 'month-part'
      readonly part: 'half' | 'decade' | 'last-day'
      readonly n: number
      readonly month: number
    })
  /** The n-th week of a month, -1 for the last. */
  | (Dated & { readonly unit: 'week'; readonly n: number; readonly month: number })
  | (Dated & {
      readonly unit: 'nth-weekday'
      readonly n: number
      readonly weekday: number
      readonly month: number
    })
  | (Dated & { readonly unit: 'quarter'; readonly n: number; readonly odd: boolean })
  | (Dated & { readonly unit: 'half'; readonly n: number; readonly odd: boolean })
  | (Dated & { readonly unit: 'season'; readonly month: number })
  /** `bare`: figures without a word; `always`: «постоянно», «весь год». A null year is the context's. */
  | (Dated & { readonly unit: 'year'; readonly bare: boolean; readonly always: boolean })
  | { readonly unit: 'edge'; readonly edge: Edge; readonly of: When; readonly year: null }
  /** A bare number that a neighbour explains: the 15 of «15, 17 и 22 ноября», the I of «I–II квартал». */
  | { readonly unit: 'loose'; readonly n: number; readonly roman: boolean; readonly year: null }

/** One piece («15 марта») or two with a range between them («с 15 по 29 ноября»). `before`: «с сентября до мая». */
export type Span = {
  readonly from: When
  readonly to: When | null
  readonly before: boolean
  /** The weekday written beside a day of a list («24.05 (пт), 27.05 (пн)»), to be checked. */
  readonly weekday?: number
}

/** A calendar year that is written out. */
export const calendarYear = (year: number): YearRef => ({ kind: 'calendar', year })
export const thisSchoolYear: YearRef = { kind: 'named', shift: 0, school: true }
export const thisCalendarYear: YearRef = { kind: 'named', shift: 0, school: false }
