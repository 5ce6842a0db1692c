import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUuid } from '../kernel/ids.ts'
import { addSeconds, dayInZone, moment, parseMoment, secondsBetween, wallClock } from './clock.ts'
import { newId, newToken } from './random.ts'

const at = (text: string) => parseMoment(text) ?? expect.fail(text)

describe('часы', () => {
  it('момент — ISO в UTC с миллисекундами', () => {
    expect(moment()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(parseMoment('2026-03-01T12:00:00+03:00')).toBe('2026-03-01T09:00:00.000Z')
    expect(parseMoment('завтра')).toBeNull()
  })

  it.each([
    ['2026-03-01T20:59:59Z', 'Europe/Moscow', '2026-03-01', 23 * 60 + 59],
    ['2026-03-01T21:00:00Z', 'Europe/Moscow', '2026-03-02', 0],
    ['2026-03-01T14:00:00Z', 'Asia/Vladivostok', '2026-03-02', 0],
    ['2026-12-31T12:00:00Z', 'Asia/Kamchatka', '2027-01-01', 0],
    ['2026-03-01T22:00:00Z', 'Europe/Kaliningrad', '2026-03-02', 0],
  ])('%s в поясе %s — день %s', (text, zone, day, minutes) => {
    expect(wallClock(at(text), zone)).toEqual({ day, minutes })
    expect(dayInZone(at(text), zone)).toBe(day)
  })

  it('прибавить секунды и посчитать разницу — взаимно обратны', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (seconds) => {
        const from = at('2026-03-01T00:00:00Z')
        expect(secondsBetween(from, addSeconds(from, seconds))).toBe(seconds)
      }),
    )
  })
})

describe('случайное', () => {
  it('номера верны, не повторяются и идут по времени', async () => {
    const first = newId()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const later = Array.from({ length: 1000 }, () => newId())
    expect(later.every(isUuid)).toBe(true)
    expect(new Set(later).size).toBe(1000)
    expect(later.every((id) => id > first)).toBe(true)
  })

  it('тайна не короче 256 бит и годится в адрес', () => {
    expect(newToken()).toMatch(/^[\w-]{43}$/)
  })
})
