import type { Names } from './types.ts'

const initial = (name: string | null): string => (name ? `${name.slice(0, 1)}.` : '')

/** «Иванова А. П.»: how a person is named on screens and in tables. An erased person is his pseudonym alone. */
export const printedName = ({ lastName, firstName, middleName }: Names): string =>
  [lastName, initial(firstName), initial(middleName)].filter((part) => part !== '').join(' ')

/** «Иванова Анна Петровна». */
export const fullName = ({ lastName, firstName, middleName }: Names): string =>
  [lastName, firstName, middleName ?? ''].filter((part) => part !== '').join(' ')

/** «Анна Петровна»: how a letter greets. */
export const greetingName = ({ firstName, middleName }: Names): string =>
  [firstName, middleName ?? ''].filter((part) => part !== '').join(' ')

/** The form under which names are compared: lower case, ё and е alike; the same as `person.normal_name` in the database. */
export const normalFullName = (names: Names): string => fullName(names).toLowerCase().replaceAll('ё', 'е')

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

const latin = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]/gu, '')

/** A login name made of a person's own: «Иванова Анна Петровна» gives `ivanova.ap`. `taken` names follow with a figure. */
export const suggestLogin = (names: Names, taken: (login: string) => boolean = () => false): string => {
  const initials = latin(names.firstName.slice(0, 1)) + latin((names.middleName ?? '').slice(0, 1))
  const base = `${latin(names.lastName) || 'user'}${initials === '' ? '' : `.${initials}`}`.slice(0, 26)
  const whole = base.length < 3 ? `${base}user`.slice(0, 26) : base
  for (let number = 2; ; number++) {
    const login = number === 2 && !taken(whole) ? whole : `${whole}${number}`
    if (!taken(login)) return login
  }
}

/** «Фамилия Имя Отчество» as typed in one line: the third word and what follows it are the patronymic. */
export const splitNames = (text: string): Names => {
  const [lastName = '', firstName = '', ...rest] = text.trim().split(/\s+/u)
  return { lastName, firstName, middleName: rest.length === 0 ? null : rest.join(' ') }
}
