import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { passwordFault } from './password-policy.ts'

test.each([
  'password123',
  'Password2024!',
  'P@ssw0rd2024',
  'qwertyuiop',
  'йцукенгшщз',
  'ghbdtn12345',
  'gfhjkm1234567',
  'пароль12345',
  'парольпароль',
  'Учительница2024',
  '89111234567',
  '1111111111',
  'abcabcabcabc',
  '1q2w3e4r5t6y',
  'qwerty123456',
  '01.01.1980 1',
])('«%s» is among the first to be tried', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'рыжий кот на заборе',
  'Тихая-пристань-42',
  'zelenyj chajnik 8',
  'w8Kf-qnPz-41x',
  'Ветер с озера 7',
])('«%s» will do', (password) => {
  expect(passwordFault(password, ['ivanova.ap', 'Иванова', 'Анна'])).toBeNull()
})

test('short, long and one’s own name are told apart', () => {
  expect(passwordFault('коротко', [])).toBe('passwordShort')
  expect(passwordFault('щ'.repeat(64) + 'ж'.repeat(70), [])).toBe('passwordLong')
  expect(passwordFault('Рябинина-1981', ['Рябинина'])).toBe('passwordIsName')
  expect(passwordFault('ryabinina.vp1', ['ryabinina.vp'])).toBe('passwordIsName')
})

test('a password is kept as argon2id and known again; another one is not', async () => {
  const stored = await hashPassword('рыжий кот на заборе')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword(stored, 'рыжий кот на заборе')).toBe(true)
  expect(await isPassword(stored, 'рыжий кот под забором')).toBe(false)
  expect(await isPassword('not a hash', 'рыжий кот на заборе')).toBe(false)
})
