import { expect, test } from 'vitest'
import { citedRow } from './cited-row.ts'

test('R176: the row of a plan of the upper level is known by its number and the words of the plan', () => {
  expect(
    citedRow(
      'В целях реализации пункта 2.15 региональной дорожной карты проекта «Ступени» по поддержке школ',
    ),
  ).toEqual({
    number: '2.15',
    plan: 'региональной дорожной карты проекта «Ступени» по поддержке школ',
    level: 'region',
    year: null,
  })
  expect(citedRow('во исполнение п. 17 плана мероприятий муниципального района на 2026 год')).toMatchObject({
    number: '17',
    year: 2026,
  })
  expect(citedRow('по строке № 4 муниципальной дорожной карты')).toMatchObject({
    number: '4',
    level: 'municipality',
  })
})

test('a ground that names a paper, a law or nothing is no row of a plan', () => {
  for (const words of [
    'В соответствии с пунктом 3 распоряжения комитета образования от 01.10.2026 № 12 о плане работы',
    'На основании статьи 97 закона об образовании',
    'в целях реализации регионального плана по вовлечению школ',
    'в соответствии с пунктом 5 устава',
  ])
    expect(citedRow(words)).toBeNull()
})
