import type { Language } from '../../../platform/scope/scope.ts'
import type { SayingWords } from '../domain/say.ts'
import { formsText } from './words.ts'

/** The words that answers are said with in a language. */
export const sayingIn = (lang: Language): SayingWords => ({
  lang,
  yes: formsText[lang].yes,
  no: formsText[lang].no,
})
