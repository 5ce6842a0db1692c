import { calendarYear, type Span, type When, type YearRef } from './when.ts'

/** Makes a bare number what its neighbour is: 15 beside «22 ноября» is a day of November, I beside «II квартал» a quarter. */
const explain = (n: number, roman: boolean, by: When): When | null => {
  switch (by.unit) {
    case 'day':
      return roman ? null : { ...by, date: n }
    case 'quarter':
      return n <= 4 ? { ...by, n } : null
    case 'half':
      return n <= 2 ? { ...by, n } : null
    case 'week':
    case 'nth-weekday':
      return n <= 5 ? { ...by, n } : null
    case 'month-part':
      return by.part !== 'last-day' && n <= (by.part === 'half' ? 2 : 3) ? { ...by, n } : null
    default:
      return null
  }
}

const isPlainYear = (when: When | null): when is Extract<When, { unit: 'year' }> =>
  when?.unit === 'year' && !when.always && when.year !== null

const takesYear = (when: When): boolean =>
  when.unit === 'edge' ? takesYear(when.of) : when.year === null && when.unit !== 'year'

/** Gives a year to a piece that has none. */
export const withYear = (when: When, year: YearRef): When => {
  if (when.unit === 'edge') return { ...when, of: withYear(when.of, year) }
  return when.unit === 'loose' || when.year !== null ? when : { ...when, year }
}

/** Explains the loose numbers from right to left; null when one of them finds no neighbour. */
const explainAll = (list: readonly Span[]): Span[] | null => {
  const result: Span[] = []
  let by: When | null = null
  const settled = (when: When): When | null => {
    const known: When | null = when.unit === 'loose' ? by && explain(when.n, when.roman, by) : when
    by = known
    return known
  }
  for (const one of [...list].reverse()) {
    const to = one.to && settled(one.to)
    if (one.to && !to) return null
    const from = settled(one.from)
    if (!from) return null
    result.unshift({ ...one, from, to })
  }
  return result
}

const isYearPair = (one: Span): boolean =>
  isPlainYear(one.from) &&
  isPlainYear(one.to) &&
  one.from.year?.kind === 'calendar' &&
  one.to.year?.kind === 'calendar' &&
  one.to.year.year === one.from.year.year + 1

const schoolOf = (one: Span): Span => {
  const from = isPlainYear(one.from) && one.from.year?.kind === 'calendar' ? one.from.year.year : 0
  const year: YearRef = { kind: 'school', from, to: from + 1 }
  return { from: { unit: 'year', year, bare: false, always: false }, to: null, before: false }
}

/** «2022-2023, 2023-2024 учебные годы»: the words at the end belong to every pair of years. */
const schoolPairs = (list: readonly Span[]): readonly Span[] => {
  const last = list.at(-1)?.from
  const isSchool = last?.unit === 'year' && last.year?.kind === 'school'
  return isSchool ? list.map((one) => (isYearPair(one) ? schoolOf(one) : one)) : list
}

/** «Март, апрель, 2022 год» and «2022 год: март, май»: a year in the list belongs to the others. */
const spreadYear = (list: readonly Span[]): readonly Span[] => {
  const years = list.filter((one) => one.to === null && isPlainYear(one.from))
  const rest = list.filter((one) => !years.includes(one))
  const year = years[0]?.from.year
  const spreads =
    years.length === 1 &&
    year &&
    rest.length > 0 &&
    rest.every((one) => takesYear(one.from) && (!one.to || takesYear(one.to)))
  if (!spreads || (list.at(-1) !== years[0] && list[0] !== years[0])) return list
  return rest.map((one) => ({ ...one, from: withYear(one.from, year), to: one.to && withYear(one.to, year) }))
}

const calendarYearOf = (when: When): number | null => {
  const ref = when.unit === 'edge' ? calendarYearOf(when.of) : when.year
  return typeof ref === 'number' || ref === null ? ref : ref.kind === 'calendar' ? ref.year : null
}

/** «август 2024, 2025 и 2026»: the same month of each year that follows; «декабрь 2024, 2026 гг.» too. */
const repeatOverYears = (list: readonly Span[]): readonly Span[] => {
  const [first, ...rest] = list
  const start = first && first.to === null && first.from.unit !== 'year' ? calendarYearOf(first.from) : null
  const years = rest.flatMap((one) =>
    one.to === null && isPlainYear(one.from) ? [calendarYearOf(one.from) ?? 0] : [],
  )
  const isRising = start !== null && years.every((year, i) => year > (years[i - 1] ?? start))
  if (!first || years.length === 0 || years.length < rest.length || !isRising) return list
  return [first, ...years.map((year) => ({ ...first, from: inYear(first.from, year) }))]
}

const inYear = (when: When, year: number): When =>
  when.unit === 'edge'
    ? { ...when, of: inYear(when.of, year) }
    : when.unit === 'loose'
      ? when
      : { ...when, year: calendarYear(year) }

const isFiner = (when: When, than: When): boolean => {
  if (than.unit === 'month') return when.unit === 'day' && when.month === than.month
  const isShort = when.unit === 'day' || when.unit === 'month'
  return than.unit === 'quarter' && isShort && Math.ceil(when.month / 3) === than.n
}

/** «Ноябрь 15.11, 17.11», «май (25.05)», «I квартал (март)»: the finer pieces beat the name of their period (R166). */
const dropNamedPeriod = (list: readonly Span[]): readonly Span[] => {
  const first = list[0]
  if (!first || first.to || list.length < 2) return list
  const { year } = first.from
  const rest = list.slice(1)
  const named = calendarYearOf(first.from)
  // «IV кв. 2024 г. и 14 октября 2023 г.»: another year is another term
  const isSameYear = (when: When): boolean =>
    named === null || calendarYearOf(when) === null || calendarYearOf(when) === named
  const isWithin = (when: When): boolean => isFiner(when, first.from) && isSameYear(when)
  const inside = rest.every((one) => isWithin(one.from) && (!one.to || isWithin(one.to)))
  return inside
    ? rest.map((one) =>
        year ? { ...one, from: withYear(one.from, year), to: one.to && withYear(one.to, year) } : one,
      )
    : list
}

/** «Май-2023», «Ноябрь – 15.11», «2022 год – март»: the dash parts a heading or a year, it makes no range. */
const withoutDash = (one: Span): Span => {
  const { from, to } = one
  if (!to || one.before) return one
  const isBareYear = to.unit === 'year' && to.bare && to.year?.kind === 'calendar'
  if (isBareYear && to.year && from.unit === 'month' && from.year === null)
    return { ...one, from: withYear(from, to.year), to: null }
  if (isFiner(to, from) && to.year === null)
    return { ...one, from: from.year ? withYear(to, from.year) : to, to: null }
  if (isPlainYear(from) && from.year && !from.bare && takesYear(to))
    return { ...one, from: withYear(to, from.year), to: null }
  return one
}

/** Brings a list of pieces to full pieces: bare numbers explained, years handed round, headings dropped. Null when it makes no sense. */
export const settle = (list: readonly Span[]): readonly Span[] | null => {
  const explained = explainAll(list)
  return explained && dropNamedPeriod(spreadYear(repeatOverYears(schoolPairs(explained.map(withoutDash)))))
}
