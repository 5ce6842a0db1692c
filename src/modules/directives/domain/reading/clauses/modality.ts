import { masked } from '../mask.ts'
import type { Modality } from '../types.ts'

const RECOMMENDS =
  /(?<![а-яё])(?:рекомендовать|рекомендует(?:ся)?|рекомендуем|рекомендую|рекомендуют|предлагаем|предлагает(?:ся)?|предлагаю|предложить|целесообразно|желательно)(?![а-яё])/iu
const OBLIGES =
  /(?<![а-яё])(?:необходимо|надлежит|следует|требуется|обязан[ыа]?|должн[ыао]|просим|прошу|просит|поручить|поручаю|обязать|обязываю|приказываю)(?![а-яё])/iu

/** Modality of a sentence by its own words (R183); null when it has none and takes that of what stands above it. */
export const ownModality = (text: string): Modality | null => {
  const hidden = masked(text)
  if (RECOMMENDS.test(hidden)) return 'recommendation'
  return OBLIGES.test(hidden) ? 'order' : null
}
