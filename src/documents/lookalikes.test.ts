import { expect, it } from 'vitest'
import { withoutLookalikes } from './lookalikes.ts'

it.each([
  ['дирeктopам шкoл c 1 сентября', 'директорам школ с 1 сентября'],
  ['Koнтpoль o проведении', 'Контроль о проведении'],
  ['IT-куб, ITшкола, Word и план', 'IT-куб, ITшкола, Word и план'],
  ['write to office@example.ru', 'write to office@example.ru'],
])('«%s» пишется «%s»', (typed, printed) => {
  expect(withoutLookalikes(typed)).toBe(printed)
})
