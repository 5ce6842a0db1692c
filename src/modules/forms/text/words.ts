import { answeringText } from './answering.ts'
import { collectingText } from './collecting.ts'
import { libraryText } from './library.ts'
import { namesText } from './names.ts'

const ru = { ...namesText.ru, ...answeringText.ru, ...collectingText.ru, ...libraryText.ru }
const en = {
  ...namesText.en,
  ...answeringText.en,
  ...collectingText.en,
  ...libraryText.en,
} satisfies typeof ru

/** Every sentence of the module, by the part of it. */
export const formsText = { ru, en } as const
export type FormsText = typeof ru
