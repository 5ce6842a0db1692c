import type { Day } from '../kernel/day.ts'
import type { Lang } from '../kernel/plural.ts'

/** One entry of the header's line of sections. `count` is what waits for *this* person; `urgent` when something is overdue. */
export type FrameSection = {
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  readonly urgent?: boolean | undefined
  readonly current: boolean
}

/** Settings of the version for low vision, kept in a cookie. */
export type LowVision = {
  readonly size: 'normal' | 'l' | 'xl'
  readonly colour: 'normal' | 'bw' | 'wb' | 'blue'
  readonly spacing: 'normal' | 'wide'
  readonly pictures: 'on' | 'off'
}

/** What the card of a thing offers besides its own buttons: a star, and questions about it. */
export type ThingTools = {
  readonly starred: boolean
  /** What the star is about, as the form carries it. */
  readonly subject: Readonly<Record<string, string>>
  readonly commandKey: string
  /** Null where nobody answers questions: people, forms. */
  readonly questions: { readonly href: string; readonly all: number; readonly open: number } | null
}

/** Filters of the list on the page that the person keeps under names. */
export type SavedFilters = {
  readonly list: string
  /** What stands in the address now; empty without a filter. */
  readonly query: string
  readonly filters: readonly { readonly name: string; readonly href: string; readonly current: boolean }[]
  readonly commandKey: string
}

/** What surrounds every page; made once per request from the session. */
export type Frame = {
  readonly lang: Lang
  /** The signed-in person and where his own page is; null on open pages. */
  readonly person: { readonly name: string; readonly href: string } | null
  /** Organisation or territory, in bold: «МКОУ «Озерская СОШ»». */
  readonly place: string
  /** Role and district under it; may be empty. */
  readonly role: string
  /** Names of roles as pages say them here. */
  readonly roleName?: ((code: string) => string) | undefined
  readonly sections: readonly FrameSection[]
  /** Names of the person's roles that open nothing until his second step of sign-in is on. */
  readonly waitingRoles?: readonly string[] | undefined
  /** Only in the demo district: its date, whether it has passed (nothing can be changed then), where to change date or person. */
  readonly demo: { readonly today: Day; readonly isPast: boolean; readonly href: string } | null
  /** A page that can be drawn for a past day; `day` is the one it shows now, `path` the page itself with its other wishes. */
  readonly on?: { readonly day: Day | null; readonly path: string } | undefined
  readonly thing?: ThingTools | undefined
  readonly saved?: SavedFilters | undefined
  readonly lowVision: LowVision
  readonly csrf: string
  /** Where Help speaks of this section: «#deficits»; empty elsewhere. */
  readonly helpAnchor?: string | undefined
  /** Address of this page with its query: where language and low vision settings return to. */
  readonly path: string
}

/** Addresses that the frame itself leads to. */
export const framePaths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  lowVision: '/low-vision',
  language: '/language',
  search: '/search',
  help: '/help',
  personalData: '/personal-data',
  secondStep: '/me/second-step',
  drafts: '/drafts',
  news: '/news',
  changes: '/changes',
  watching: '/watching',
  questions: '/questions',
  filters: '/filters',
} as const
