import { expect, test } from 'vitest'
import { personToDative, roleToDative } from './dative.ts'
import { parsePersonName, toNominative } from './person-name.ts'

test.each([
  ['Р.А. Полевой', 'Петрович', 'Полевому Р.А.'],
  ['М. В. Снегирёва', '', 'Снегирёвой М.В.'],
  ['И.И.Кедров', '', 'Кедрову И.И.'],
  ['О.Л. Журавский', '', 'Журавскому О.Л.'],
  ['О.Л. Журавская', '', 'Журавской О.Л.'],
  ['Черных А.А.', '', 'Черных А.А.'],
  ['Лысенко А.А.', '', 'Лысенко А.А.'],
  ['Мельник Анна Петровна', '', 'Мельник А.П.'],
  ['Мельник Иван Петрович', '', 'Мельнику И.П.'],
  ['Коваль Иван Петрович', '', 'Ковалю И.П.'],
  ['Гайдай Иван Петрович', '', 'Гайдаю И.П.'],
  ['Ильина Анна Петровна', '', 'Ильиной А.П.'],
  ['Сорока А.П.', '', 'Сороке А.П.'],
  ['Римская-Корсакова А.П.', '', 'Римской-Корсаковой А.П.'],
])('%s (%s) в дательном: %s, и читается обратно', (written, patronymic, expected) => {
  const { value, isSure } = personToDative(written, patronymic)
  expect([value, isSure]).toEqual([expected, true])
  const back = parsePersonName(value)
  if (back === null) throw new Error(value)
  const read = toNominative(back, 'dative')
  const surnames = [read.name, ...read.alternatives].map(({ surname }) => surname)
  const told = parsePersonName(written)?.surname
  // A gender that the dative does not show («Мельнику», «Ковалю» are men's, «Мельник» may be either) is known from the patronymic only.
  expect(surnames).toContain(told)
})

test.each(['Ильина В.П.', 'Мельник А.П.', 'Кравец И.П.', 'Полевой Р.А.', 'не имя'])(
  '%s: падеж не угадывается, остаётся как было',
  (written) => {
    expect(personToDative(written)).toEqual({ value: written, isSure: false })
  },
)

test.each([
  ['Председатель комитета образования', 'Председателю комитета образования'],
  ['Первый заместитель министра', 'Первому заместителю министра'],
  ['Исполняющая обязанности директора', 'Исполняющей обязанности директора'],
  ['Главный специалист', 'Главному специалисту'],
  ['Заведующая отделом', 'Заведующей отделом'],
  ['Глава администрации', 'Главе администрации'],
  ['И.о. директора', 'И.о. директора'],
  ['Муниципальное учреждение', 'Муниципальному учреждению'],
])('должность «%s» в дательном: «%s»', (written, expected) => {
  expect(roleToDative(written)).toEqual({ value: expected, isSure: true })
})

test('незнакомая должность остаётся как была и просит проверки', () => {
  expect(roleToDative('Референт отдела').isSure).toBe(false)
  expect(roleToDative('КОМИТЕТ ОБРАЗОВАНИЯ')).toEqual({ value: 'КОМИТЕТ ОБРАЗОВАНИЯ', isSure: false })
  expect(roleToDative('Ведущий, начальник отдела')).toEqual({
    value: 'Ведущий, начальник отдела',
    isSure: false,
  })
})
