import type { Circumstances } from './command.ts'

type As = Circumstances['as']

/** The school speaks for itself: signed in, or by a one-time link; else its officers write down what it said. */
export const isOwnWord = (as: As): boolean => typeof as === 'string' || as.level === 'organisation'

/** How the word came (decisions 24): what is typed counts only where somebody writes for the school. */
export const channelOf = <Typed extends string>(as: As, typed: Typed): Typed | 'self' | 'link' => {
  if (as === 'link') return 'link'
  return isOwnWord(as) ? 'self' : typed
}
