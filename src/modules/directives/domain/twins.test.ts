import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { areTwins, besideEachOther, type Marks } from './twins.ts'

const paper: Marks = {
  hash: 'a1',
  issuer: ['КОМИТЕТ ОБРАЗОВАНИЯ', 'СВЕТЛОЯРСКОЙ ОБЛАСТИ'],
  number: '338-р',
  dateOn: '2026-10-01' as Day,
}

test('two papers are one by their words, or by issuer, number and date together', () => {
  expect(areTwins(paper, { ...paper, number: null, dateOn: null })).toBe(true)
  const scan = { ...paper, hash: 'b2' }
  expect(areTwins(paper, { ...scan, number: '338 - Р' })).toBe(true)
  expect(areTwins(paper, { ...scan, issuer: ['Комитет образования Светлоярской области'] })).toBe(true)
  expect(areTwins(paper, { ...scan, issuer: [] })).toBe(true)
  expect(areTwins(paper, { ...scan, issuer: ['КОМИТЕТ ФИНАНСОВ'] })).toBe(false)
  expect(areTwins(paper, { ...scan, number: '339-р' })).toBe(false)
  expect(areTwins({ ...paper, hash: null, number: null }, { ...scan, hash: null, number: null })).toBe(false)
})

test('requisites are told same or different as a person would, marks and case aside', () => {
  const of = (title: string, number: string) => [
    { key: 'title' as const, words: [title] },
    { key: 'number' as const, words: [number] },
  ]
  const pairs = besideEachOther(of('О  сборе сведений', '12'), of('о сборе «сведений»', '13'))
  expect(pairs.map(({ key, same }) => [key, same])).toEqual([
    ['title', true],
    ['number', false],
  ])
})
