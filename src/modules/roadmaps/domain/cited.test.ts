import { expect, test } from 'vitest'
import { citedRow } from '../../directives/public.ts'
import { type CitedCandidate, rowCited } from './cited.ts'

const cited = citedRow('во исполнение пункта 1.4 региональной дорожной карты проекта «Ступени»')
const candidate = (given: Partial<CitedCandidate>): CitedCandidate => ({
  roadmap: 'r',
  row: 'i',
  level: 'region',
  year: 2026,
  names: 'Дорожная карта проекта «Ступени» на 2026 год',
  ...given,
})

test('a row is tied by level, name and year, never when two could be meant', () => {
  if (cited === null) throw new Error('the ground was not understood')
  const right = candidate({})
  expect(rowCited(cited, [right], 2026)).toBe(right)
  expect(rowCited(cited, [candidate({ level: 'municipality' })], 2026)).toBeNull()
  expect(rowCited(cited, [candidate({ names: 'Дорожная карта «Мост»' })], 2026)).toBeNull()
  expect(rowCited(cited, [right, candidate({ roadmap: 'old', year: 2025 })], 2026)).toBe(right)
  expect(rowCited(cited, [right, candidate({ roadmap: 'twin' })], 2026)).toBeNull()
  expect(rowCited(cited, [], 2026)).toBeNull()
})
