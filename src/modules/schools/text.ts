import { cardText } from './text/card.ts'
import { importText } from './text/import.ts'
import { listText } from './text/list.ts'
import { namesText } from './text/names.ts'

const ru = { ...namesText.ru, ...listText.ru, ...cardText.ru, ...importText.ru }
const en = { ...namesText.en, ...listText.en, ...cardText.en, ...importText.en } satisfies typeof ru

/** Every sentence of the module, by the part of it. */
export type SchoolsText = typeof ru
export const schoolsText: Readonly<Record<'ru' | 'en', SchoolsText>> = { ru, en }
export { schoolsSentences } from './text/refusals.ts'
