import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysInMonth, makeDay, parseDay, weekdayOf } from '../day.ts'
import { MONTHS_OF } from '../months.ts'
import { EXPRESSIONS } from './expressions.fixture.ts'
import { findTerms } from './find.ts'
import { printReading } from './print.ts'
import { readTerm } from './read.ts'
import { piecesOf } from './sort.ts'
import type { Reading, TermContext, Weekday } from './types.ts'
import { WEEKDAY_WORDS } from './words.ts'

const contexts = fc.record({
  year: fc.integer({ min: 2015, max: 2035 }),
  kind: fc.constantFrom('calendar' as const, 'academic' as const),
})

/** Pieces of real terms, put together at random: nearer to trouble than random letters. */
const WORDS = [...new Set(EXPRESSIONS.flatMap(([text]) => text.split(/\s+/)))]
const mixed = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const texts = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), mixed)

/** What a slip puts in the place of a sign; «+» is a word of another term. */
const SLIPS = ['', ' ', '.', '-', '1', '0', 'а', 'л', '/', '+']

const isSound = (reading: Reading): boolean =>
  piecesOf(reading).every(
    ([start, end]) => parseDay(start) !== null && parseDay(end) !== null && start <= end,
  )

const days = fc
  .tuple(
    fc.integer({ min: 2000, max: 2050 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, date]) => makeDay(year, month, Math.min(date, daysInMonth(year, month))))
  .filter((day): day is Day => day !== null)

const parts = (day: Day): { y: number; m: number; d: number } => ({
  y: Number(day.slice(0, 4)),
  m: Number(day.slice(5, 7)),
  d: Number(day.slice(8, 10)),
})
const pad = (n: number): string => String(n).padStart(2, '0')

describe('properties of reading', () => {
  test('no text makes it throw, every day exists, every start is before its end', () => {
    fc.assert(
      fc.property(texts, contexts, (text, context) => {
        const term = readTerm(text, context)
        expect([term.reading, ...term.alternatives].every(isSound)).toBe(true)
        expect(readTerm(text, context)).toEqual(term)
      }),
      { numRuns: 400 },
    )
  })

  test('alternatives never repeat the reading and come only with a doubt', () => {
    fc.assert(
      fc.property(mixed, contexts, (text, context) => {
        const { reading, alternatives, ambiguous } = readTerm(text, context)
        const all = [reading, ...alternatives].map((one) => JSON.stringify(one))
        expect(new Set(all).size).toBe(all.length)
        expect(ambiguous || alternatives.length === 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('finding keeps to the text: spans lie in order, do not overlap and are the words they say', () => {
    fc.assert(
      fc.property(texts, contexts, (text, context) => {
        let last = 0
        for (const { start, end, term } of findTerms(text, context)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(term.asWritten).toBe(text.slice(start, end))
          last = end
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a full date reads to itself in every way of writing and in every context', () => {
    fc.assert(
      fc.property(days, contexts, (day, context) => {
        const { y, m, d } = parts(day)
        const forms = [
          `${pad(d)}.${pad(m)}.${y}`,
          `${d}.${pad(m)}.${y} г.`,
          `${d} ${MONTHS_OF[m - 1]} ${y} года`,
          `${pad(d)} ${MONTHS_OF[m - 1]?.toUpperCase()} ${y}г.`,
          `«${pad(d)}» ${MONTHS_OF[m - 1]} ${y} г.`,
          day,
        ]
        for (const form of forms)
          expect(readTerm(form, context).reading, form).toEqual({ kind: 'day', date: day })
        expect(readTerm(`до ${forms[2]}`, context).reading).toEqual({
          kind: 'day',
          date: day,
          deadline: true,
        })
      }),
      { numRuns: 150 },
    )
  })

  test('a range reads to itself whatever stands between its ends', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), contexts, (start, length, context) => {
        const end = addDays(start, length)
        const [a, b] = [parts(start), parts(end)]
        const [from, to] = [`${pad(a.d)}.${pad(a.m)}.${a.y}`, `${pad(b.d)}.${pad(b.m)}.${b.y}`]
        for (const text of [
          `${from}-${to}`,
          `${from} – ${to}`,
          `с ${from} по ${to}`,
          `${from} г. — ${to} г.`,
          `с ${from} | по ${to}`,
        ])
          expect(readTerm(text, context).reading, text).toEqual({
            kind: 'range',
            start,
            end,
            precision: 'day',
          })
      }),
      { numRuns: 150 },
    )
  })

  test('the weekday that belongs to a date is no doubt, another one is', () => {
    const names = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье']
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), (day, weekday) => {
        const { y, m, d } = parts(day)
        const term = readTerm(`${pad(d)}.${pad(m)}.${y}, ${names[weekday]}`, { year: y, kind: 'calendar' })
        expect(term.reading).toEqual({ kind: 'day', date: day })
        expect(term.ambiguous).toBe(weekdayOf(day) !== weekday + 1)
      }),
      { numRuns: 100 },
    )
  })

  test('a weekday is never lost behind a frequency, whatever hours and signs stand around it', () => {
    const codes = Object.keys(WEEKDAY_WORDS) as Weekday[]
    const hours = fc.constantFrom('', ' 15.00', ', 15:00', ', 9.30', ' в 14.00', ', с 14.00 до 16.00')
    const often = fc.constantFrom('1 раз в неделю', 'еженедельно', 'каждую неделю', 'раз в две недели')
    const signs = fc.constantFrom<[string, string]>([', ', ''], [' (', ')'], [': ', ''], [' – ', ''])
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        hours,
        often,
        signs,
        contexts,
        (code, at, how, [open, close], context) => {
          const text = `${how}${open}${WEEKDAY_WORDS[code].name}${at}${close}`
          const { reading } = readTerm(text, context)
          expect(reading, text).toEqual({
            kind: 'recurring',
            rule: { freq: 'week', every: how.includes('две') ? 2 : 1, times: 1, weekday: code },
          })
          expect(readTerm(printReading(reading), context).reading, text).toEqual(reading)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('the n-th weekday of a month and a weekday by which something is due keep their day and print back', () => {
    const codes = Object.keys(WEEKDAY_WORDS) as Weekday[]
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 1, max: 4 }), contexts, (code, n, context) => {
        const words = WEEKDAY_WORDS[code]
        for (const frame of ['1 раз в месяц, @', 'ежемесячно (@, 15.00)', '@ каждого месяца']) {
          const { reading, ambiguous } = readTerm(
            frame.replace('@', `${n}-${words.ending} ${words.name}`),
            context,
          )
          expect(reading).toEqual({
            kind: 'recurring',
            rule: { freq: 'month', every: 1, times: 1, weekday: code, nth: [n] },
          })
          expect(ambiguous).toBe(false)
          expect(readTerm(printReading(reading), context).reading).toEqual(reading)
        }
        const yearly = readTerm(`ежегодно, ${n}-${words.ending} ${words.name} мая`, context).reading
        expect(yearly).toMatchObject({ rule: { freq: 'year', month: 5, weekday: code, nth: [n] } })
        expect(readTerm(printReading(yearly), context).reading).toEqual(yearly)
        const until = readTerm(`еженедельно до ${words.of}`, context).reading
        expect(until).toMatchObject({ rule: { weekday: code, deadline: true } })
        expect(readTerm(printReading(until), context).reading).toEqual(until)
      }),
      { numRuns: 60 },
    )
  })

  test('a date without a year keeps its day and month and gets the year of the convention', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        contexts,
        (month, date, context) => {
          const year = context.kind === 'academic' && month < 9 ? context.year + 1 : context.year
          const day = makeDay(year, month, date)
          expect(readTerm(`${pad(date)}.${pad(month)}`, context).reading).toEqual({ kind: 'day', date: day })
          expect(readTerm(`${date} ${MONTHS_OF[month - 1]}`, context).reading).toEqual({
            kind: 'day',
            date: day,
          })
        },
      ),
      { numRuns: 150 },
    )
  })

  test('no slip of the pen makes a day that the figures and words of the text do not support', () => {
    const slip = fc.tuple(fc.constantFrom(...WORDS), fc.nat(), fc.constantFrom(...SLIPS))
    fc.assert(
      fc.property(fc.constantFrom(...EXPRESSIONS), slip, contexts, ([text], [word, at, put], context) => {
        const place = at % (text.length + 1)
        const typed = `${text.slice(0, place)}${put === '+' ? ` ${word} ` : put}${text.slice(place + 1)}`
        const { reading, ambiguous } = readTerm(typed, context)
        const figures = (typed.match(/\d+/g) ?? []).map(Number)
        const years = figures.map((n) => (n < 60 ? 2000 + n : n)).filter((n) => n > 2009 && n < 2200)
        const near = [context.year, context.year + 1, ...years]
        for (const [start, end] of ambiguous ? [] : piecesOf(reading)) {
          expect(Number(start.slice(0, 4)), typed).toBeGreaterThanOrEqual(Math.min(...near) - 1)
          expect(Number(end.slice(0, 4)), typed).toBeLessThanOrEqual(Math.max(...near) + 1)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('letters without a figure and without a word of time never become a day', () => {
    const nothing = fc.stringMatching(/^[бжкщцфхэъчшё ,.;()-]{0,60}$/)
    fc.assert(
      fc.property(nothing, contexts, (text, context) => {
        expect(readTerm(text, context).reading.kind).toBe('undated')
      }),
      { numRuns: 200 },
    )
  })

  test('figures that are no date never become a day silently', () => {
    const figures = fc.stringMatching(/^[0-9]{1,12}([./-]?[0-9]{1,4}){0,3}$/)
    const looksLikeDate =
      /^(\d{1,2})([./-])(\d{1,2})(\2(\d{2}|\d{4}))?$|^\d{4}[./-]\d{2}[./-]\d{2}$|^\d{1,2}[.-]\d{1,2}\.\d{2}(\d{2})?$/
    fc.assert(
      fc.property(
        figures.filter((text) => !looksLikeDate.test(text)),
        contexts,
        (text, context) => {
          const { reading, ambiguous } = readTerm(text, context)
          expect(reading.kind !== 'day' || ambiguous, text).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('the reading does not hang on how the text was typed', () => {
  const context: TermContext = { year: 2022, kind: 'academic' }
  const same = (text: string, typed: string): void => {
    const [a, b] = [readTerm(text, context), readTerm(typed, context)]
    const shape = (reading: Reading): unknown => (reading.kind === 'undated' ? reading.reason : reading)
    expect([shape(b.reading), b.ambiguous], typed).toEqual([shape(a.reading), a.ambiguous])
  }
  const every = (change: (text: string) => string): void => {
    for (const [text] of EXPRESSIONS) same(text, change(text))
  }

  test('case of letters', () => every((text) => text.toUpperCase()))
  test('ё and е', () => every((text) => text.replaceAll('ё', 'е')))
  test('no-break spaces and doubled spaces', () => every((text) => text.replaceAll(' ', '\u00a0 ')))
  test('every dash', () => {
    for (const dash of ['-', '–', '—', '−']) every((text) => text.replace(/[-–—]/g, dash))
  })
  test('soft hyphens and marks of zero width', () =>
    every((text) => text.replace(/(\p{L}{3})(?=\p{L})/gu, '$1\u00ad')))
  test('spaces around the text', () => every((text) => `  ${text}\u2003`))
})
