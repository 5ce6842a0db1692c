import { type Day, parseDay } from '../kernel/day.ts'

declare const momentBrand: unique symbol

/** A point of real time as ISO 8601 in UTC with milliseconds. Sorts as text; JS `Date` does not leave `platform/`. */
export type Moment = string & { readonly [momentBrand]: true }

/** The real clock (decisions 29): sessions, audit, jobs, locks, file times. The business date is `scope.today`, never this. */
export const moment = (): Moment => new Date().toISOString() as Moment

/** Milliseconds since 1970 by the real clock. */
export const unixMs = (): number => Date.now()

/** Reads a moment; null when the text is none. */
export const parseMoment = (text: string): Moment | null => {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : (new Date(ms).toISOString() as Moment)
}

/** The moment `seconds` later (earlier when negative). */
export const addSeconds = (at: Moment, seconds: number): Moment =>
  new Date(Date.parse(at) + seconds * 1000).toISOString() as Moment

/** Seconds from `from` to `to`. */
export const secondsBetween = (from: Moment, to: Moment): number => (Date.parse(to) - Date.parse(from)) / 1000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Zones change their clocks at quarters of an hour: within one, the difference to UTC stands. */
const QUARTER_MS = 900_000
const KEPT = 2000
const offsets = new Map<string, number>()

const formatIn = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** How far the clocks of a zone are ahead of UTC, asked of the calendar once for every quarter of an hour. */
const offsetIn = (zone: string, ms: number): number => {
  const quarter = Math.floor(ms / QUARTER_MS) * QUARTER_MS
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(quarter)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
  const offset = Date.UTC(year, month - 1, day, hour, minute) - quarter
  if (offsets.size >= KEPT) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** What a clock on the wall of a zone (`Europe/Moscow`) shows: its day and minutes since midnight. Throws on an unknown zone. */
export const wallClock = (at: Moment, zone: string): { readonly day: Day; readonly minutes: number } => {
  const ms = Date.parse(at)
  const shown = new Date(ms + offsetIn(zone, ms)).toISOString()
  const day = parseDay(shown.slice(0, 10))
  if (day === null) throw new Error(`no day in ${zone} at ${at}`)
  return { day, minutes: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) }
}

/** The day of a moment in a zone. */
export const dayInZone = (at: Moment, zone: string): Day => wallClock(at, zone).day

/** A moment that the database or a file gave; throws on text that is none (a fault of the program). */
export const toMoment = (text: string): Moment => {
  const at = parseMoment(text)
  if (at === null) throw new Error(`not a moment: ${text}`)
  return at
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** A moment as the reader's clock shows it: day and «18:00» (kernel/format writes it out). */
export const localMoment = (at: Moment, zone: string): { readonly day: Day; readonly time: string } => {
  const { day, minutes } = wallClock(at, zone)
  return { day, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` }
}
