import { createContext, useContext } from 'hono/jsx'
import type { Lang } from '../kernel/plural.ts'
import { type UiText, uiText } from './text.ts'

/** What every part of a page may need without being told: the language and the token of the forms. */
export type Surroundings = { readonly lang: Lang; readonly csrf: string }

/** Set by the page frame once; parts rendered outside a page are Russian and carry no token. */
export const SurroundingsContext = createContext<Surroundings>({ lang: 'ru', csrf: '' })

/** Language of the page that is being drawn. */
export const useLang = (): Lang => useContext(SurroundingsContext).lang

/** The words of the parts themselves in the language of the page. */
export const useText = (): UiText => uiText[useLang()]

/** Token that a form sends back; empty on open pages without a session. */
export const useCsrf = (): string => useContext(SurroundingsContext).csrf
