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

/** What surrounds every page; made once per request from the session. */
export type Frame = {
  readonly lang: Lang
  /** The signed-in person and where his own page is; null on open pages. */
  readonly person: { readonly name: string; readonly href: string } | null
  /** Organisation or territory, in bold: «МКОУ «Озерская СОШ»». */
  readonly place: string
  /** Role and district under it; may be empty. */
  readonly role: string
  readonly sections: readonly FrameSection[]
  /** Only in the demo district: its date and where to change date or person. */
  readonly demo: { readonly today: Day; readonly href: string } | null
  /** A page that can be drawn for a past day; `day` is the one it shows now, `path` the page itself with its other wishes. */
  readonly on?: { readonly day: Day | null; readonly path: string } | undefined
  readonly lowVision: LowVision
  readonly csrf: string
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
  drafts: '/drafts',
} as const
