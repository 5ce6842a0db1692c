import type { Child } from 'hono/jsx'
import type { Day } from '../kernel/day.ts'
import type { Lang } from '../kernel/plural.ts'
import type { SavedFilters, ThingTools } from './frame.ts'
import { drawn } from './jsx/render.ts'
import { rolesIn } from './roles.ts'
import { type UiText, uiText } from './text.ts'

/** What every part of a page may need without being told: the language and the token of the forms. */
export type Surroundings = {
  readonly lang: Lang
  readonly csrf: string
  /** Names of roles as the visitor's municipality says them (R219); the program's where nothing is said. */
  readonly roleName?: ((code: string) => string) | undefined
  /** The past day that the page shows: nothing on it can be sent. */
  readonly past?: Day | null | undefined
  readonly thing?: ThingTools | undefined
  readonly saved?: SavedFilters | undefined
}

/** Of the page that is being drawn; parts drawn outside a page are Russian and carry no token. Drawing waits for nothing, so one place is enough. */
const around: { now: Surroundings } = { now: { lang: 'ru', csrf: '' } }

/** Draws its children with these surroundings; the page frame does it once. */
export const Surround = ({ value, children }: { readonly value: Surroundings; readonly children: Child }) => {
  const before = around.now
  around.now = value
  try {
    return drawn(children) as unknown as Child
  } finally {
    around.now = before
  }
}

/** Language of the page that is being drawn. */
export const useLang = (): Lang => around.now.lang

/** The words of the parts themselves in the language of the page. */
export const useText = (): UiText => uiText[useLang()]

/** Names of roles by their codes, in the language and the local words of the page; nothing for `self` and `link` of the audit. */
export const useRoles = (): ((code: string) => string) => around.now.roleName ?? rolesIn(useLang())

/** Token that a form sends back; empty on open pages without a session. */
export const useCsrf = (): string => around.now.csrf

/** True on a page that shows a past day: forms and buttons that lead to them are left out. */
export const useIsPast = (): boolean => usePastDay() !== null

/** The past day that the page shows; null today. */
export const usePastDay = (): Day | null => around.now.past ?? null

/** The head of a column without history, where it stands as plain words. */
export const useNowWords = (words: string): string => (useIsPast() ? `${words} ${useText().past.now}` : words)

/** The same page with other wishes, on the day that it shows. */
export const useSameDay = (): ((href: string) => string) => {
  const day = usePastDay()
  return (href) =>
    day === null || /[?&]on=/u.test(href) ? href : `${href}${href.includes('?') ? '&' : '?'}on=${day}`
}

/** What the card of a thing offers besides its own buttons; undefined where the page is no card, or shows a past day. */
export const useThing = (): ThingTools | undefined => (useIsPast() ? undefined : around.now.thing)

/** Filters kept for the list at this address; undefined where it is no such list. */
export const useSaved = (list: string): SavedFilters | undefined =>
  around.now.saved?.list === list && !useIsPast() ? around.now.saved : undefined
