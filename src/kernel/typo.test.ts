import fc from 'fast-check'
import { expect, test } from 'vitest'
import { glue, typo, typoAll } from './typo.ts'

const shown = (text: string) => text.replace(/\u00a0/gu, '~')

test.each([
  ['Назовём это "Связка"', 'Назовём это «Связка»'],
  ['Урок "Читаем "Бородино" вместе"', 'Урок «Читаем „Бородино“ вместе»'],
  ['Школа - это люди', 'Школа~— это люди'],
  ['5-9 классы', '5–9~классы'],
  ['п. 2.1 распоряжения № 94', 'п.~2.1 распоряжения №~94'],
  ['СОШ №3', 'СОШ №~3'],
  ['10 ноября 2022', '10~ноября~2022'],
  ['9 школ и 12 наставников', '9~школ и~12~наставников'],
  ['31,8%', '31,8~%'],
  ['Ольховская Н. П. и Н. П. Ольховская', 'Ольховская~Н.~П. и~Н.~П.~Ольховская'],
  ['А в следующем году', 'А~в~следующем году'],
  ['Подождите...', 'Подождите…'],
  ['холоднее на -5', 'холоднее на~−5'],
  ['он ли это', 'он~ли~это'],
])('«%s» набирается как «%s»', (given, wanted) => {
  expect(shown(typo(given))).toBe(wanted)
})

test.each(['04-20-451/20', '2022-11-05', '№ 19-33822/2022', '8.3.4', '2022', '8-800-555'])(
  'номера и даты не меняются: %s',
  (given) => {
    expect(typo(given).replace(/\u00a0/gu, ' ')).toBe(given)
  },
)

test('в цитате меняются только пробелы', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        glue(text)
          .replace(/\u00a0/gu, ' ')
          .replace(/ /gu, ''),
      ).toBe(text.replace(/\u00a0/gu, ' ').replace(/ /gu, ''))
    }),
  )
})

test('соседи делят один пробел, и склеены оба', () => {
  expect(shown(typo('п. п. Иванов'))).toBe('п.~п.~Иванов')
  expect(shown(typo('и в на слово'))).toBe('и~в~на~слово')
})

test('второй раз ничего не меняет', () => {
  const piece = fc.constantFrom(
    '"',
    'слово',
    'на',
    ' ',
    '5',
    '-',
    '9',
    '№',
    '...',
    'п.',
    'Н.',
    'Иванов',
    '%',
    ',',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = typo(pieces.join(' '))
      expect(typo(once)).toBe(once)
    }),
  )
})

test('весь объект текстов набирается сразу, функции тоже', () => {
  const text = typoAll({ title: 'Дела в школе', nested: { of: (n: number) => `${n} из 5`, list: ['а б'] } })
  expect(shown(text.title)).toBe('Дела в~школе')
  expect(shown(text.nested.of(3))).toBe('3~из~5')
  expect(shown(text.nested.list[0] ?? '')).toBe('а~б')
})
