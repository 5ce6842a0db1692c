import { describe, expect, test } from 'vitest'
import { findInRegister, mayBeOneOrganisation } from './register-match.ts'

const register = [
  { id: 'a', names: ['МКОУ «Перелесская ООШ»'] },
  {
    id: 'b',
    names: [
      'МБОУ «Отрадинская СОШ № 3»',
      'муниципальное бюджетное общеобразовательное учреждение «Отрадинская средняя общеобразовательная школа № 3»',
    ],
  },
  { id: 'c', names: ['МКОУ «Отрадинская СОШ № 2»'] },
  { id: 'd', names: ['МБОУ «Заозёрская гимназия им. П. П. Ветрова»'] },
  { id: 'e', names: ['МБОУ «Лицей № 1»'] },
  { id: 'f', names: ['МБОУ «Лицей № 1»'] },
]

describe('an organisation as written is found in the register', () => {
  test.each([
    ['МБОУ «Отрадинская СОШ №3»', 'b'],
    ['Отрадинская средняя общеобразовательная школа N 3', 'b'],
    ['МКОУ "Перелесская ООШ»', 'a'],
    ['Заозерская гимназия имени П.П. Ветрова', 'd'],
  ])('%s exactly', (text, id) => expect(findInRegister(text, register)).toMatchObject({ kind: 'exact', id }))

  test.each([
    ['МКОУ «ПООШ»', ['a'], 'abbreviation'],
    ['МБОУ «ОСШ №3»', ['b'], 'abbreviation'],
    ['МКОУ «ОСШ №2»', ['c'], 'abbreviation'],
    ['МБОУ «Отраденская СОШ №3»', ['b'], 'spelling'],
    ['СОШ № 2', ['c'], 'part-of-name'],
    ['Заозёрская гимназия', ['d'], 'part-of-name'],
    ['МБОУ «Лицей №1»', ['e', 'f'], 'same-name-twice'],
  ])('%s likely', (text, ids, reason) => {
    const match = findInRegister(text, register)
    expect(match).toMatchObject({ kind: 'likely', ids })
    expect(match.kind === 'likely' && match.candidates[0]?.reason).toBe(reason)
  })

  test('another number is another school', () => {
    expect(findInRegister('МБОУ «Отрадинская СОШ № 4»', register)).toEqual({
      kind: 'none',
      reason: 'number-differs',
    })
    expect(findInRegister('МБОУ «ОСШ №4»', register)).toEqual({ kind: 'none', reason: 'nothing-similar' })
    expect(mayBeOneOrganisation('МКОУ «ОСШ №2»', 'МБОУ «ОСШ №3»')).toBeNull()
  })
})
