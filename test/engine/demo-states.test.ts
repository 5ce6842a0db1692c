import { expect, test } from 'vitest'
import { noticesText } from '../../src/modules/notices/text.ts'
import { openDemo } from '../program/demo.ts'
import { missingStates, statesOf } from '../program/states.ts'

const { database } = await openDemo()

test('в показательном районе за год есть каждое состояние каждого дела', async () => {
  expect(await missingStates(database)).toEqual([])
})

test('всё, о чём сказано людям показательного района, сказано словами', async () => {
  const codes = await statesOf(database, 'select distinct code as state from notification')
  expect(codes.length).toBeGreaterThan(10)
  for (const { tellings } of [noticesText.ru, noticesText.en])
    expect(codes.filter((code) => !(code in tellings))).toEqual([])
})
