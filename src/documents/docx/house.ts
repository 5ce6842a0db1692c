import type { IPropertiesOptions } from 'docx'

/** What every DOCX of the program says of its words: they are Russian, and long ones may be broken at the end of a line. */
export const RUSSIAN_PAPER: Pick<IPropertiesOptions, 'hyphenation' | 'styles'> = {
  hyphenation: { autoHyphenation: true, doNotHyphenateCaps: true, consecutiveHyphenLimit: 3 },
  styles: { default: { document: { run: { language: { value: 'ru-RU' } } } } },
}
