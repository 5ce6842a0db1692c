const LONG = 9
const VOWEL_THEN_SYLLABLE = /([аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu

/** Places where the long words of a narrow head may break: before a syllable that begins with a consonant. */
export const softHyphens = (text: string): string =>
  text
    .split(' ')
    .map((word) => (word.length > LONG ? word.replace(VOWEL_THEN_SYLLABLE, '$1\u00ad') : word))
    .join(' ')
