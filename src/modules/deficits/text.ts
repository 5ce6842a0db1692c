import type { Day } from '../../kernel/day.ts'
import type { Language } from '../../platform/scope/scope.ts'
import type { DraftName } from '../../ui/form.tsx'
import { quarterNumber } from './domain/rounds.ts'
import { itemText } from './text/item.ts'
import { mapText } from './text/map.ts'
import { namesText } from './text/names.ts'
import { roundsText } from './text/rounds.ts'
import { routingText } from './text/routing.ts'
import { sheetsText } from './text/sheets.ts'
import { tablesText } from './text/tables.ts'

const QUARTERS = ['', 'I', 'II', 'III', 'IV']

const ru = {
  ...namesText.ru,
  ...roundsText.ru,
  ...sheetsText.ru,
  ...mapText.ru,
  ...itemText.ru,
  ...routingText.ru,
  ...tablesText.ru,
}
const en = {
  ...namesText.en,
  ...roundsText.en,
  ...sheetsText.en,
  ...mapText.en,
  ...itemText.en,
  ...routingText.en,
  ...tablesText.en,
} satisfies typeof ru

/** Every sentence of the module, by the part of it. */
export type DeficitsText = typeof ru
export const deficitsText: Readonly<Record<Language, DeficitsText>> = { ru, en }

/** «Обновление дефицитов за IV квартал 2026»: title of a round in papers and assignments, which stay Russian. */
export const roundTitle = (quarterOn: Day): string => {
  const [no, year] = quarterNumber(quarterOn)
  return `Обновление дефицитов за ${QUARTERS[no]} квартал ${year} года`
}

/** The same on a page, in the reader's language. */
export const roundName = (quarterOn: Day, lang: Language): string => {
  const [no, year] = quarterNumber(quarterOn)
  return lang === 'ru' ? roundTitle(quarterOn) : `Deficits of quarter ${QUARTERS[no]}, ${year}`
}

/** The draft of a sheet: what was typed survives an expired session (decisions 34). */
export const sheetDraft = (sheet: { readonly id: string }): DraftName => ({
  form: 'deficit.sheet',
  subject: sheet.id,
  title: ru.school.title,
  address: `/deficit-sheets/${sheet.id}/fill`,
})

/** Heads of the template and words of audiences: Russian, as tables are. */
export const templateHeads = () => ({ heads: ru.table.heads, audiences: ru.audiences })

export { deficitsSentences } from './text/refusals.ts'

/** «IV кв. 2026»: head of a narrow column. */
export const quarterShort = (quarterOn: Day, lang: Language): string => {
  const [no, year] = quarterNumber(quarterOn)
  return deficitsText[lang].region.quarterShort(QUARTERS[no] ?? '', year)
}
