import { cardText } from './text/card.ts'
import { controlText } from './text/control.ts'
import { handingText } from './text/handing.ts'
import { listsText } from './text/lists.ts'
import { postponingText } from './text/postponing.ts'

const ru = { ...listsText.ru, ...controlText.ru, ...cardText.ru, ...handingText.ru, ...postponingText.ru }
const en = {
  ...listsText.en,
  ...controlText.en,
  ...cardText.en,
  ...handingText.en,
  ...postponingText.en,
} satisfies typeof ru

/** Every sentence of the module, by the part of it. */
export const assignmentText = { ru, en } as const
export type AssignmentText = typeof ru
export { assignmentSentences } from './text/refusals.ts'
