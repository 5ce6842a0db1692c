import { effectsEn, effectsRu } from './text/effects.ts'
import { modelText } from './text/model.ts'
import { namesText } from './text/names.ts'
import { openText } from './text/open.ts'
import { passportText } from './text/passport.ts'
import { programmeText } from './text/programme.ts'
import { summaryEn, summaryRu } from './text/summary.ts'

const ru = {
  ...effectsRu,
  ...summaryRu,
  ...namesText.ru,
  ...programmeText.ru,
  ...modelText.ru,
  ...passportText.ru,
  ...openText.ru,
}
const en = {
  ...effectsEn,
  ...summaryEn,
  ...namesText.en,
  ...programmeText.en,
  ...modelText.en,
  ...passportText.en,
  ...openText.en,
} satisfies typeof ru

/** Every sentence of the module, by the part of it. */
export type ProgrammesText = typeof ru
export const programmesText: Readonly<Record<'ru' | 'en', ProgrammesText>> = { ru, en }
export { programmesSentences } from './text/refusals.ts'
