import { isCommonPassword } from './common-passwords.ts'

/** Length is what makes a password strong; composition rules only make it forgotten (architecture, section 5). */
export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128

export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordCommon' | 'passwordIsName'

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** True when the password is little more than the login or a name of its owner. */
const isMadeOf = (password: string, names: readonly string[]): boolean => {
  const bare = plain(password)
  return names
    .map(plain)
    .some((name) => name.length >= 4 && bare.includes(name) && bare.length - name.length < 5)
}

/** What is wrong with a new password; null when it will do. `names` are the login and the names of its owner. */
export const passwordFault = (password: string, names: readonly string[]): PasswordFault | null => {
  if (password.length < MIN_PASSWORD) return 'passwordShort'
  if (password.length > MAX_PASSWORD) return 'passwordLong'
  if (isCommonPassword(password)) return 'passwordCommon'
  return isMadeOf(password, names) ? 'passwordIsName' : null
}
