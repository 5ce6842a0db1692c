import { expect, test } from 'vitest'
import { readTerm } from './read.ts'
import { compareReadings, dueDay, firstDay, lastDay, piecesOf } from './sort.ts'
import type { Reading } from './types.ts'

const read = (text: string): Reading => readTerm(text, { year: 2022, kind: 'calendar' }).reading

test('the last admissible day of every kind', () => {
  const due = (text: string): string | null => dueDay(read(text))
  expect(due('до 25 марта')).toBe('2022-03-25')
  expect(due('15.11')).toBe('2022-11-15')
  expect(due('с 15 по 29 ноября')).toBe('2022-11-29')
  expect(due('15, 17 ноября')).toBe('2022-11-17')
  expect(due('в течение года')).toBe('2022-12-31')
  expect(due('с 01.03')).toBeNull()
  expect(due('по состоянию на 01.09')).toBeNull()
  expect(due('ежемесячно до 5 числа')).toBeNull()
  expect(due('по графику')).toBeNull()
})

test('first and last days', () => {
  expect([firstDay(read('с 01.03')), lastDay(read('с 01.03'))]).toEqual(['2022-03-01', null])
  expect([firstDay(read('октябрь, декабрь')), lastDay(read('октябрь, декабрь'))]).toEqual([
    '2022-10-01',
    '2022-12-31',
  ])
  expect(firstDay(read('ежемесячно с октября по декабрь'))).toBe('2022-10-01')
  expect(firstDay(read('—'))).toBeNull()
})

test('pieces for a calendar', () => {
  expect(piecesOf(read('октябрь, декабрь'))).toEqual([
    ['2022-10-01', '2022-10-31'],
    ['2022-12-01', '2022-12-31'],
  ])
  expect(piecesOf(read('ежемесячно'))).toEqual([])
})

test('a plan is sorted by first day, then last; rules and undated terms stand at the end', () => {
  const texts = ['по графику', 'декабрь', 'ежемесячно', '24.02', 'февраль-ноябрь', '10.03-31.03', '10.03']
  const sorted = [...texts].sort((a, b) => compareReadings(read(a), read(b)))
  expect(sorted).toEqual([
    'февраль-ноябрь',
    '24.02',
    '10.03',
    '10.03-31.03',
    'декабрь',
    'ежемесячно',
    'по графику',
  ])
})
