import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, readCode } from './code.ts'
import { deviceName } from './device.ts'
import { AddPersonInput, GrantRoleInput, NodeChoice } from './input.ts'
import { fullName, greetingName, normalFullName, printedName, suggestLogin } from './names.ts'

const names = { lastName: 'Ёлкина', firstName: 'Анна', middleName: 'Петровна' }

test('a name is printed with initials, written in full, greeted by the first two', () => {
  expect(printedName(names)).toBe('Ёлкина А. П.')
  expect(fullName(names)).toBe('Ёлкина Анна Петровна')
  expect(greetingName(names)).toBe('Анна Петровна')
  expect(printedName({ ...names, middleName: null })).toBe('Ёлкина А.')
  expect(normalFullName(names)).toBe('елкина анна петровна')
})

test('an erased person is a pseudonym alone', () => {
  expect(printedName({ lastName: 'Человек 3F2A11', firstName: '', middleName: null })).toBe('Человек 3F2A11')
})

test('a login is made of the name, with a figure when it is taken', () => {
  expect(suggestLogin(names)).toBe('elkina.ap')
  const taken = new Set(['elkina.ap', 'elkina.ap2'])
  expect(suggestLogin(names, (login) => taken.has(login))).toBe('elkina.ap3')
  expect(suggestLogin({ lastName: 'Щукин-Заречный', firstName: 'Юрий', middleName: null })).toBe(
    'schukinzarechnyy.yu',
  )
})

test('whatever the name, the login has the shape of one', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(word, word, fc.option(word), (lastName, firstName, middleName) => {
      expect(suggestLogin({ lastName, firstName, middleName })).toMatch(/^[a-z0-9][a-z0-9.]{2,29}$/u)
    }),
  )
})

test('a printed code survives how people type it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
      const code = codeFrom(random)
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/u)
      expect(readCode(code)).toBe(code)
      expect(readCode(code.toLowerCase().replace('-', ' '))).toBe(code)
      expect(readCode(` ${code.replace('-', '')} `)).toBe(code)
      // the same keys with the Russian layout's look-alikes
      const cyrillic = code.replace(
        /[ABCEHKMPTX]/gu,
        (sign) => 'АВСЕНКМРТХ'['ABCEHKMPTX'.indexOf(sign)] ?? sign,
      )
      expect(readCode(cyrillic)).toBe(code)
    }),
  )
})

test.each(['', 'K7QXM', 'K7QXM-2RTW', 'K7QXM-2RTWAA', '01IO0-00000', 'приглашение', 'K7QXM-2RTWA!'])(
  '«%s» is no code',
  (typed) => {
    expect(readCode(typed)).toBeNull()
  },
)

test('a device is named from what its browser says', () => {
  expect(
    deviceName(
      'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0 Safari/537.36',
    ),
  ).toBe('Chrome, Windows 7')
  expect(
    deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 YaBrowser/24.1 Safari/537.36'),
  ).toBe('Яндекс Браузер, Windows')
  expect(deviceName('')).toBeNull()
  expect(deviceName(null)).toBeNull()
})

const newcomer = {
  node: 'organisation:01a2010f-18d8-772a-9e64-1e83907859c7',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: '',
  email: '',
  phone: '',
  position: 'учитель',
  role: '',
  from: '05.03.2022',
  act: '',
  evenSo: false,
}

const faults = (input: Partial<Record<keyof typeof newcomer, unknown>>): string[] => {
  const parsed = AddPersonInput.safeParse({ ...newcomer, ...input })
  return parsed.success ? [] : parsed.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`)
}

test('the fields of a new person are checked, each in its own words', () => {
  expect(AddPersonInput.parse(newcomer)).toMatchObject({
    middleName: null,
    email: null,
    role: null,
    from: '2022-03-05',
  })
  expect(faults({ lastName: ' ' })).toEqual(['lastName: lastNameNeeded'])
  expect(faults({ firstName: 'Анна1' })).toEqual(['firstName: notAName'])
  expect(faults({ email: 'нет почты' })).toEqual(['email: notAnEmail'])
  expect(faults({ email: 'a@b.ru, c@d.ru' })).toEqual(['email: notAnEmail'])
  expect(faults({ phone: '12' })).toEqual(['phone: notAPhone'])
  expect(faults({ from: '31.02.2022' })).toEqual(['from: notADay'])
  expect(faults({ from: '' })).toEqual(['from: required'])
  expect(faults({ node: 'organisation:1' })).toEqual(['node: chooseNode'])
  expect(faults({ role: 'king' })).toEqual(['role: chooseRole'])
})

test('names of many peoples are names', () => {
  for (const lastName of [
    'Мамин-Сибиряк',
    'О’Коннор',
    'Салтыков Щедрин',
    'Ли',
    'Гюльнара-оглы',
    'Ó Súilleabháin',
  ])
    expect(faults({ lastName })).toEqual([])
})

test('an appointment needs its act', () => {
  const wish = {
    person: newcomer.node.split(':')[1],
    node: newcomer.node,
    role: 'mentor',
    from: '1.9.22',
    until: '',
    act: '',
  }
  const parsed = GrantRoleInput.safeParse(wish)
  expect(parsed.success ? [] : parsed.error.issues.map(({ message }) => message)).toEqual(['actNeeded'])
})

test('a node is a level and an id', () => {
  expect(NodeChoice.parse(newcomer.node)).toEqual({ level: 'organisation', id: newcomer.node.split(':')[1] })
  for (const text of ['', 'organisation', 'installation:', 'school:01a2010f-18d8-772a-9e64-1e83907859c7'])
    expect(NodeChoice.safeParse(text).success).toBe(false)
})
