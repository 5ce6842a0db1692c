const NUMBERED_SCHOOLS =
  /(?<![А-Яа-яё])(школ[а-яё]*|СОШ|ООШ|НОШ|лице[а-яё]+|гимнази[а-яё]+)\s*(?:№\s*)+(\d{1,4}(?:\s*(?:,|и)\s*(?:№\s*)?\d{1,4}(?!\d))+)/giu
const ONE_SCHOOL: readonly (readonly [RegExp, string])[] = [
  [/^школ/iu, 'школа'],
  [/^лице/iu, 'лицей'],
  [/^гимнази/iu, 'гимназия'],
]

const QUOTED_NUMBERS =
  /((?<![А-Яа-яё])[А-ЯЁ]{2,6}\s*)?[«"]\s*(школ[аы]|СОШ|ООШ|НОШ|лице[йи]|гимнази[яи])\s*№+\s*(\d{1,4}(?:\s*(?:,|и)\s*(?:№\s*)?\d{1,4}(?!\d))+)\s*[»"](\s*(?:г|гор|п|пос|с|д)\.\s*[А-ЯЁ][а-яё-]+|\s+города\s+[А-ЯЁ][а-яё-]+)?/gu

/** «МБОУ «СОШ № 1, 2» г. N» are two schools of that town. */
const eachQuoted = (text: string): string =>
  text.replace(
    QUOTED_NUMBERS,
    (_whole, form: string | undefined, type: string, numbers: string, town?: string) => {
      const one = ONE_SCHOOL.find(([pattern]) => pattern.test(type))?.[1] ?? type
      const name = (number: string): string => `${form ?? ''}«${one} № ${number}»${town ?? ''}`
      return (numbers.match(/\d+/gu) ?? []).map(name).join(', ')
    },
  )

/** «школ № 3, 7 и 12» are three schools. */
export const eachNumbered = (text: string): string =>
  eachQuoted(text).replace(NUMBERED_SCHOOLS, (_whole, type: string, numbers: string) => {
    const one = ONE_SCHOOL.find(([pattern]) => pattern.test(type))?.[1] ?? type
    return (numbers.match(/\d+/gu) ?? []).map((number) => `${one} № ${number}`).join(', ')
  })
