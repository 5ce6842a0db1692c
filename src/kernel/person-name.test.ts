import * as lvovich from 'lvovich'
import { describe, expect, test } from 'vitest'
import {
  findPersonNames,
  initialsFirst,
  mayBeSamePerson,
  type NameCase,
  parsePersonName,
  surnameFirst,
  toNominative,
} from './person-name.ts'

const parsed = (text: string) => {
  const name = parsePersonName(text)
  if (name === null) throw new Error(`not a name: ${text}`)
  return name
}

const nominative = (text: string, nameCase: NameCase) => {
  const found = toNominative(parsed(text), nameCase)
  return { name: surnameFirst(found.name), alternatives: found.alternatives.map(surnameFirst) }
}

describe('parsing', () => {
  test.each([
    ['Ольховская Н.П.', 'Ольховская', 'Н. П.'],
    ['Ольховская Н. П.', 'Ольховская', 'Н. П.'],
    ['Н.П.Ольховская', 'Ольховская', 'Н. П.'],
    ['Н. П. Ольховская', 'Ольховская', 'Н. П.'],
    ['Ветров-Рощин А.Б', 'Ветров-Рощин', 'А. Б.'],
    ['Ли А.', 'Ли', 'А.'],
  ])('%s', (text, surname, initials) => expect(parsed(text)).toMatchObject({ surname, initials }))

  test('full names in both orders', () => {
    const expected = { surname: 'Озёрнова', given: 'Анна', patronymic: 'Петровна', initials: '' }
    expect(parsed('Озёрнова Анна Петровна')).toEqual(expected)
    expect(parsed('Анна Петровна Озёрнова')).toEqual(expected)
  })

  test.each(['Комитет образования', 'МБОУ «Лицей»', 'Иванов', ''])('not a name: %s', (text) =>
    expect(parsePersonName(text)).toBeNull(),
  )

  test('finds names without separators between them', () => {
    const found = findPersonNames('Ветрова А.А. методист Рощин Б.Б. директор, А.В.Лугов')
    expect(found.map((each) => each.text)).toEqual(['Ветрова А.А.', 'Рощин Б.Б.', 'А.В.Лугов'])
  })
})

describe('nominative', () => {
  test.each([
    ['Ветрову А.А.', 'dative', 'Ветров А. А.'],
    ['Ветровой А.А.', 'dative', 'Ветрова А. А.'],
    ['Рощиной Б.Б.', 'dative', 'Рощина Б. Б.'],
    ['Ольховской Н.П.', 'dative', 'Ольховская Н. П.'],
    ['Ольховскому Н.П.', 'dative', 'Ольховский Н. П.'],
    ['Черных Н.А.', 'dative', 'Черных Н. А.'],
    ['Лысенко Е.В.', 'accusative', 'Лысенко Е. В.'],
    ['Мельник С.М.', 'dative', 'Мельник С. М.'],
    ['Мельнику С.М.', 'dative', 'Мельник С. М.'],
    ['Стрельцу С.М.', 'dative', 'Стрелец С. М.'],
    ['Рощину Б.Б.', 'accusative', 'Рощина Б. Б.'],
    ['Рощина Б.Б.', 'accusative', 'Рощин Б. Б.'],
    ['Рощина Б.Б.', 'nominative', 'Рощина Б. Б.'],
    ['Ольховскую Н.П.', 'accusative', 'Ольховская Н. П.'],
    ['Ветровым А.А.', 'instrumental', 'Ветров А. А.'],
    ['Ветровой А.А.', 'genitive', 'Ветрова А. А.'],
    ['Гоголю Н.В.', 'dative', 'Гоголь Н. В.'],
    ['Ветровой-Рощиной А.А.', 'dative', 'Ветрова-Рощина А. А.'],
    ['ВЕТРОВОЙ А.А.', 'dative', 'Ветрова А. А.'],
    ['Озёрновой Анне Петровне', 'dative', 'Озёрнова Анна Петровна'],
    ['Озёрнову Петру Ильичу', 'dative', 'Озёрнов Пётр Ильич'],
    ['Мельник Марии Сергеевне', 'dative', 'Мельник Мария Сергеевна'],
    ['Мельнику Сергею Львовичу', 'dative', 'Мельник Сергей Львович'],
    ['Ветрову Игорю Юрьевичу', 'dative', 'Ветров Игорь Юрьевич'],
    ['Ветрову Илье Никитичу', 'dative', 'Ветров Илья Никитич'],
    ['Ветрову Наталью Ильиничну', 'accusative', 'Ветрова Наталья Ильинична'],
  ] as const)('%s (%s)', (text, nameCase, expected) => {
    expect(nominative(text, nameCase).name).toBe(expected)
  })

  test('doubtful forms give alternatives', () => {
    expect(nominative('Сироте А.А.', 'dative')).toEqual({
      name: 'Сирота А. А.',
      alternatives: ['Сиротя А. А.'],
    })
    expect(nominative('Белому А.А.', 'dative').alternatives).toEqual(['Белой А. А.'])
  })

  const surnames: readonly (readonly [string, 'male' | 'female'])[] = [
    ['Ветров', 'male'],
    ['Рощин', 'male'],
    ['Птицын', 'male'],
    ['Соловьёв', 'male'],
    ['Лесной', 'male'],
    ['Заречный', 'male'],
    ['Дубинский', 'male'],
    ['Ветрова', 'female'],
    ['Рощина', 'female'],
    ['Птицына', 'female'],
    ['Дубинская', 'female'],
    ['Заречная', 'female'],
    ['Лысенко', 'female'],
    ['Седых', 'male'],
  ]
  const cases = ['genitive', 'dative', 'accusative', 'instrumental'] as const

  test.each(surnames.flatMap(([surname, gender]) => cases.map((each) => [surname, gender, each] as const)))(
    'a declension by another program comes back: %s, %s, %s',
    (surname, gender, nameCase) => {
      const declined = lvovich.incline({ last: surname, gender }, nameCase).last ?? ''
      const found = nominative(`${declined} А.А.`, nameCase)
      const known: string[] = [found.name, ...found.alternatives]
      // A man's genitive and instrumental of -ой and -ый are alike; one of the offered names must be right.
      expect(known).toContain(`${surname} А. А.`)
    },
  )
})

test('formats and compares', () => {
  expect(initialsFirst(parsed('Озёрнова Анна Петровна'))).toBe('А. П. Озёрнова')
  expect(mayBeSamePerson(parsed('Озёрнова Анна Петровна'), parsed('А.П. Озернова'))).toBe(true)
  expect(mayBeSamePerson(parsed('Озёрнова А.'), parsed('А.П. Озернова'))).toBe(true)
  expect(mayBeSamePerson(parsed('Озёрнова А.В.'), parsed('А.П. Озёрнова'))).toBe(false)
})
