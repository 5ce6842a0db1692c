import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { periodName, readPeriod } from './period.ts'

const TODAY = '2026-11-22' as Day
const read = (since: string, hasLooked = true) => {
  const { period, wrong } = readPeriod(since, TODAY, hasLooked)
  return `${periodName(period)}${wrong ? ' wrong' : ''}`
}

test('без просьбы показано с прошлого просмотра, а кто не смотрел, видит неделю', () => {
  expect(read('')).toBe('look')
  expect(read('', false)).toBe('week')
  expect(read('look', false)).toBe('week')
  expect(read('week')).toBe('week')
})

test('день пишут как угодно; будущее, слишком старое и непонятное есть неделя с замечанием', () => {
  expect(read('1.11.2026')).toBe('2026-11-01')
  expect(read('2026-11-22')).toBe('2026-11-22')
  expect(read('23.11.2026')).toBe('week wrong')
  expect(read('01.01.2020')).toBe('week wrong')
  expect(read('вчера')).toBe('week wrong')
})
