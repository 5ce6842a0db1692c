import type { Day } from '../kernel/day.ts'

declare const momentBrand: unique symbol

/** A real moment, ISO 8601 in UTC. Sessions, audit, jobs, locks and limits use it; rules use `scope.today` (decisions 29). */
export type Moment = string & { readonly [momentBrand]: true }

/** The real clock. */
export const moment = (): Moment => new Date().toISOString() as Moment

/** Reads a moment from text that the database or a message gave. Throws on text that is no date. */
export const toMoment = (text: string | Date): Moment => new Date(text).toISOString() as Moment

/** The moment `ms` milliseconds later. */
export const later = (at: Moment, ms: number): Moment => new Date(Date.parse(at) + ms).toISOString() as Moment

/** Milliseconds from `from` to `to`. */
export const msBetween = (from: Moment, to: Moment): number => Date.parse(to) - Date.parse(from)

const formatters = new Map<string, Intl.DateTimeFormat>()
const formatter = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(zone, made)
  return made
}

/** The calendar day that it is in `zone` (IANA name) at a moment. Throws `RangeError` for an unknown zone. */
export const dayInZone = (at: Moment, zone: string): Day => formatter(zone).format(Date.parse(at)) as Day

/** Time of day «14:32» in `zone` at a moment. */
export const timeInZone = (at: Moment, zone: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(at))
