import { expect, test } from 'vitest'
import { recipientOf } from './recipient.ts'

const signer = {
  name: 'М.В. Снегирёва',
  position: 'Председатель комитета образования',
  organisation: 'Комитет образования района',
  dative: '',
  patronymic: '',
}

test('«Кому» ответа: должность и имя в дательном, орган назван должностью', () => {
  expect(recipientOf(signer)).toEqual({
    lines: ['Председателю комитета образования', 'Снегирёвой М.В.'],
    check: [],
  })
})

test('одна должность: за ней орган, его падеж просят проверить; имя школы в кавычках не склоняется', () => {
  expect(recipientOf({ ...signer, position: 'Председатель' })).toEqual({
    lines: ['Председателю', 'Комитет образования района', 'Снегирёвой М.В.'],
    check: ['Комитет образования района'],
  })
  expect(
    recipientOf({ ...signer, position: 'Директор', organisation: 'МБОУ «Ключевская СОШ»' }).check,
  ).toEqual([])
})

test('чего правила не знают, остаётся как было и названо; карточка человека сильнее правил', () => {
  expect(recipientOf({ ...signer, name: 'В.П. Ильина' })).toEqual({
    lines: ['Председателю комитета образования', 'Ильина В.П.'],
    check: ['Ильина В.П.'],
  })
  expect(recipientOf({ ...signer, name: 'В.П. Ильина', patronymic: 'Петровна' }).lines[1]).toBe(
    'Ильиной В.П.',
  )
  expect(recipientOf({ ...signer, name: 'И.П. Кравец', dative: 'Кравцу И.П.' }).check).toEqual([])
  expect(recipientOf({ ...signer, name: '', position: '' }).lines).toEqual(['Комитету образования района'])
})
