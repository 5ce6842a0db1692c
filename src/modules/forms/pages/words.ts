import type { Language } from '../../../platform/scope/scope.ts'
import type { TagState } from '../../../ui/tag.tsx'
import type { AnswerState, Standing } from '../domain/types.ts'
import { type FormsText, formsText } from '../text/words.ts'

export const textOf = (lang: Language): FormsText => formsText[lang]

export const STATE_TAG: Readonly<Record<AnswerState, TagState>> = {
  draft: 'draft',
  sent: 'reported',
  returned: 'returned',
  accepted: 'accepted',
}

export const STANDING_TAG: Readonly<Record<Standing, TagState>> = {
  late: 'overdue',
  waiting: 'assigned',
  returned: 'returned',
  sent: 'reported',
  sentLate: 'reported',
  accepted: 'accepted',
  recalled: 'cancelled',
}

/** A word of a table by a code that came from outside; the code itself when there is no word. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
