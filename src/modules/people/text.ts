import { cardsText } from './text/cards.ts'
import { entranceText } from './text/entrance.ts'
import { ownText } from './text/own.ts'
import { teamsText } from './text/teams.ts'
import { tokensText } from './text/tokens.ts'

/** Every sentence of the module, by the part of it. */
export const peopleText = {
  ru: { ...entranceText.ru, ...ownText.ru, ...tokensText.ru, ...cardsText.ru, ...teamsText.ru },
  en: { ...entranceText.en, ...ownText.en, ...tokensText.en, ...cardsText.en, ...teamsText.en },
} as const
export type PeopleText = typeof peopleText.ru

/** Sentences of the notices that the module sends, by code. */
export const peopleNotices = { ru: teamsText.ru.notices, en: teamsText.en.notices } as const
