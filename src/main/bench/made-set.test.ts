import { expect, test } from 'vitest'
import { madeSet, madeThemes, type SetPart } from './made-set.ts'
import { schoolInn } from './made-words.ts'
import { shared } from './random.ts'

const only = (size: 'municipality' | 'region', seed: number): SetPart => {
  const [part, more] = [...madeSet(size, seed)]
  if (part === undefined || more !== undefined) throw new Error('one region was expected')
  return part
}

test('one seed makes the same set, another seed another', () => {
  expect(only('municipality', 7)).toEqual(only('municipality', 7))
  expect(only('municipality', 7)).not.toEqual(only('municipality', 8))
  expect(madeThemes(7)).toHaveLength(60)
})

test('a region is what the measurements need: its size, its weak schools, its deficits where they are', () => {
  const { municipalities, schools, people, deficits, items, pairs, answers } = only('region', 20_221_115)
  expect([municipalities.length, schools.length, answers.length]).toEqual([18, 350, 350])
  expect(people).toHaveLength(350 * 11)
  expect(deficits).toHaveLength(350 * 57)
  expect(items.filter(({ municipality }) => municipality === '1')).toHaveLength(120)
  const share = (status: string) =>
    schools.filter((school) => school.status === status).length / schools.length
  for (const status of ['shnor', 'risk', 'strong', 'resilient']) expect(share(status)).toBeGreaterThan(0.03)
  expect(share('regular')).toBeGreaterThan(0.3)
  const weak = new Set(schools.filter(({ status }) => status === 'shnor').map(({ id }) => id))
  const ofWeak = deficits.filter(({ school }) => weak.has(school ?? '')).length
  expect(ofWeak / deficits.length).toBeGreaterThan((1.5 * weak.size) / schools.length)
  const strong = new Set(
    schools.filter(({ status }) => status === 'strong' || status === 'resilient').map(({ id }) => id),
  )
  expect(pairs.length).toBeGreaterThan(20)
  expect(
    pairs.every(
      ({ mentor_school, mentee_school }) => strong.has(mentor_school) && !strong.has(mentee_school),
    ),
  ).toBe(true)
  const known = new Set(items.map(({ id }) => id))
  expect(items.every(({ parent }) => parent === '' || known.has(parent ?? ''))).toBe(true)
})

test('a country is made region by region, its numbers go on and its schools are all there', () => {
  const parts = madeSet('country', 1)
  const [first, second] = [parts.next().value, parts.next().value]
  if (!first || !second) throw new Error('two regions were expected')
  expect(Number(second.schools[0]?.id)).toBe(first.schools.length + 1)
  expect(Number(second.deficits[0]?.id)).toBe(first.deficits.length + 1)
  expect(first.schools.length).not.toBe(second.schools.length)
})

test('shares are the whole, and a taxpayer number is rightly made', () => {
  expect(shared(100, [1, 5, 94], 2).reduce((sum, each) => sum + each, 0)).toBe(100)
  expect(Math.min(...shared(50, [0, 1], 4))).toBe(4)
  const inn = schoolInn(123)
  const sum = [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((total, weight, at) => total + weight * Number(inn[at]), 0)
  expect(Number(inn[9])).toBe((sum % 11) % 10)
})
