import type { TermContext } from '../../../../../kernel/term/types.ts'
import { ownModality } from './modality.ts'
import { sentencesOf } from './orders.ts'
import { haveTerms } from './sentence.ts'

/** «Срок – до …», «Ответственный: …» after the order belong to it. */
const TRAILER =
  /^(?:сроки?(?![а-яё])|ответственн(?!\S+\s[^:–—-]{0,80}\s(?:прос|прошу|назнач))|отв\.|исполнител)/iu

/** «Просим … до 20 октября. Рекомендуем … до 1 ноября.»: each with its own term, or the one asked and the other recommended. */
const areTwoOrders = (before: string, sentence: string, context: TermContext): boolean => {
  const [one, other] = [ownModality(before), ownModality(sentence)]
  const differ = (one === 'recommendation') !== (other === 'recommendation')
  return differ || haveTerms(before, sentence, context)
}

/** Parts of a paragraph that order each by itself; sentences that only explain stay with the order before them. */
export const ordersApart = (
  text: string,
  orders: (sentence: string) => boolean,
  context: TermContext,
): string[] => {
  const parts: { text: string; ordering: string }[] = []
  for (const { text: sentence } of sentencesOf(text)) {
    const last = parts.at(-1)
    const isOrder = orders(sentence)
    if (last === undefined) parts.push({ text: sentence, ordering: isOrder ? sentence : '' })
    else if (isOrder && last.ordering !== '' && areTwoOrders(last.ordering, sentence, context))
      parts.push({ text: sentence, ordering: sentence })
    else {
      last.text += ` ${sentence}`
      if (isOrder) last.ordering += ` ${sentence}`
    }
  }
  return parts.map((part) => part.text)
}

/** The sentences of a paragraph that carry the order come first in reading it; the rest explains. */
export const orderingPart = (text: string, orders: (sentence: string) => boolean): string => {
  const sentences = sentencesOf(text)
  const first = sentences.findIndex((sentence) => orders(sentence.text))
  const counts = (sentence: string): boolean => orders(sentence) || TRAILER.test(sentence)
  const last = sentences.map((sentence) => counts(sentence.text)).lastIndexOf(true)
  const from = sentences[first]
  const to = sentences[last]
  return from === undefined || to === undefined ? text : text.slice(from.at, to.at + to.text.length)
}
