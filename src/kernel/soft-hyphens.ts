/** A word of seven letters fits the narrowest head. */
const LONG = 7
/** «ди-дак»: after a vowel, before a consonant with a vowel. */
const OPEN_SYLLABLE = /([аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu
/** «дак-ти»: between two consonants after a vowel. */
const CLOSED_SYLLABLE = /([аеёиоуыэюя][бвгджзйклмнпрстфхцчшщ]ь?)(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu

/** Places where the long words of a narrow head may break: where a syllable begins with a consonant. */
export const softHyphens = (text: string): string =>
  text
    .split(' ')
    .map((word) =>
      word.length > LONG
        ? word.replace(OPEN_SYLLABLE, '$1\u00ad').replace(CLOSED_SYLLABLE, '$1\u00ad')
        : word,
    )
    .join(' ')
