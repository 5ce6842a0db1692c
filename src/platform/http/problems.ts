import type { Refusal } from '../../kernel/result.ts'
import type { Language } from '../scope/scope.ts'
import { commonSentences } from './text.ts'
import type { Problem, Sentence, Sentences } from './visit.ts'

const say = (sentence: Sentence, refusal: Refusal): string =>
  typeof sentence === 'string' ? sentence : sentence(refusal.values ?? {})

const sentenceOf = (code: string, language: Language, sentences: Sentences): Sentence | undefined =>
  sentences[language][code] ?? commonSentences[language][code]

/** False for a code that nobody has put into words: the person sees a general sentence, so the log must have the code. */
export const hasSentence = (code: string, sentences: Sentences): boolean =>
  sentenceOf(code, 'ru', sentences) !== undefined

/** Sentence of one refusal: the module's own words first, then the common ones. */
export const problemOf = (refusal: Refusal, language: Language, sentences: Sentences): Problem => {
  const sentence =
    sentenceOf(refusal.code, language, sentences) ?? commonSentences[language].unknown ?? refusal.code
  return { text: say(sentence, refusal), ...(refusal.field === undefined ? {} : { field: refusal.field }) }
}
