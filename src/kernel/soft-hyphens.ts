/** A word of seven letters fits the narrowest head. */
const LONG = 7
/** «ди-дак»: after a vowel, before a consonant with a vowel. */
const OPEN_SYLLABLE = /([аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu
/** «дак-ти»: between two consonants after a vowel. */
const CLOSED_SYLLABLE = /([аеёиоуыэюя][бвгджзйклмнпрстфхцчшщ]ь?)(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu

const hyphened = (text: string): string =>
  text
    .split(' ')
    .map((word) =>
      word.length > LONG
        ? word.replace(OPEN_SYLLABLE, '$1\u00ad').replace(CLOSED_SYLLABLE, '$1\u00ad')
        : word,
    )
    .join(' ')

/** Heads of tables are the same on every page: names of themes, labels of fields. */
const MOST_KNOWN = 1_000
const known = new Map<string, string>()

/** Places where the long words of a narrow head may break: where a syllable begins with a consonant. */
export const softHyphens = (text: string): string => {
  const found = known.get(text) ?? hyphened(text)
  if (known.size < MOST_KNOWN) known.set(text, found)
  return found
}
