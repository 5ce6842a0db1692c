import { addDays, type Day } from './day.ts'

/** A day or days in somebody's calendar. */
export type CalendarEvent = {
  readonly id: string
  readonly from: Day
  /** Last day, inside. */
  readonly to: Day
  readonly title: string
  readonly note: string
  readonly address: string
}

const escaped = (text: string): string =>
  text.replace(/\\/gu, '\\\\').replace(/;/gu, '\\;').replace(/,/gu, '\\,').replace(/\r?\n/gu, '\\n')

const compact = (day: Day): string => day.replaceAll('-', '')

const OCTETS = 75
const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** Lines are folded at 75 octets, never inside a letter (RFC 5545, 3.1). */
export const folded = (line: string): string => {
  const parts = ['']
  for (const sign of line) {
    const limit = parts.length === 1 ? OCTETS : OCTETS - 1
    if (sizeOf(`${parts.at(-1) ?? ''}${sign}`) > limit) parts.push('')
    parts[parts.length - 1] += sign
  }
  return parts.join('\r\n ')
}

const eventLines = (event: CalendarEvent, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}@svyazka`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${compact(event.from)}`,
  `DTEND;VALUE=DATE:${compact(addDays(event.to, 1))}`,
  `SUMMARY:${escaped(event.title)}`,
  ...(event.note === '' ? [] : [`DESCRIPTION:${escaped(event.note)}`]),
  `URL:${event.address}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** An iCalendar file. `at` is a moment in UTC; terms are days, so events last whole days wherever the reader is. */
export const calendarText = (name: string, events: readonly CalendarEvent[], at: string): string => {
  const stamp = `${at.slice(0, 19).replace(/[-:]/gu, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//svyazka//terms//RU',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
