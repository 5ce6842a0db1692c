import type { Refusal } from '../../kernel/result.ts'
import type { Language } from '../scope/scope.ts'
import { commonSentences } from './text.ts'
import type { Problem, Sentence, Sentences } from './visit.ts'

const say = (sentence: Sentence, refusal: Refusal): string =>
  typeof sentence === 'string' ? sentence : sentence(refusal.values ?? {})

/** Sentence of one refusal: the module's own words first, then the common ones. */
export const problemOf = (refusal: Refusal, language: Language, sentences: Sentences): Problem => {
  const sentence =
    sentences[language][refusal.code] ??
    commonSentences[language][refusal.code] ??
    commonSentences[language].unknown ??
    refusal.code
  return { text: say(sentence, refusal), ...(refusal.field === undefined ? {} : { field: refusal.field }) }
}
