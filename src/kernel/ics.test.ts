import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from './day.ts'
import { calendarText, folded } from './ics.ts'

const event = {
  id: 'r1',
  from: '2022-03-10' as Day,
  to: '2022-03-31' as Day,
  title: 'План; пары, «учитель»',
  note: 'до\nсрока',
  address: 'https://svyazka.example/a',
}

describe('a calendar of one person', () => {
  it('names whole days, the day after the last one as its end, and the moment in UTC', () => {
    const lines = calendarText('Связка', [event], '2022-03-01T09:30:00.000Z').split('\r\n')
    expect(lines).toContain('DTSTART;VALUE=DATE:20220310')
    expect(lines).toContain('DTEND;VALUE=DATE:20220401')
    expect(lines).toContain('DTSTAMP:20220301T093000Z')
    expect(lines).toContain('SUMMARY:План\\; пары\\, «учитель»')
    expect(lines).toContain('DESCRIPTION:до\\nсрока')
    expect(lines.at(-2)).toBe('END:VCALENDAR')
  })

  it('lines are never longer than 75 octets and unfold to what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('ж', 'a', '😀', ' ', '«'), maxLength: 200 }), (text) => {
        const parts = folded(`SUMMARY:${text}`).split('\r\n')
        expect(parts.every((part) => new TextEncoder().encode(part).length <= 75)).toBe(true)
        expect(parts.map((part, at) => (at === 0 ? part : part.slice(1))).join('')).toBe(`SUMMARY:${text}`)
      }),
    )
  })
})
