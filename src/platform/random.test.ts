import { expect, test } from 'vitest'
import { newId } from './random.ts'

test('ids of one process grow, however many are made in a millisecond, and are of version 7', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of [ids[0], ids.at(-1)])
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
})
