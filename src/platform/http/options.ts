import type { Context, Hono } from 'hono'
import type pg from 'pg'
import type { Frame } from '../../ui/frame.ts'
import type { Tx } from '../database/query.ts'
import type { Language, LinkFacts, PersonFacts, Scope } from '../scope/scope.ts'
import type { Keeper } from './body.ts'
import type { FormValues } from './form.ts'
import type { Signer } from './signing.ts'
import type { FormRoute, FrameRequest, Node, Route, Waiting } from './visit.ts'

/** A session of a person who signed in. */
export type Session = {
  readonly id: string
  readonly facts: PersonFacts
  /** Days of «другая дата»; 0 outside a demo. */
  readonly shift: number
}

/** The frame without its numbers: for those who are not known, and for error pages, which ask the database nothing. */
export const NOTHING_WAITS: Waiting = { open: 0, late: 0, toJudge: 0, unread: 0, saved: null }

/** What the page frame is made from. */
export type FrameContext = {
  readonly c: Context
  readonly tx: Tx
  readonly scope: Scope
  readonly lang: Language
  readonly csrf: string
  /** What waits for the person; asked for before the page itself, in the same trip to the database. */
  readonly waiting: Promise<Waiting>
}

/** The page of a refused form is no more: where its thing is now, and what was typed into it. */
export type GonePage = { readonly to: string | null; readonly typed: readonly string[] }

/** A page for a status that is no success: one look for all of them. */
export type ErrorFacts = {
  readonly c: Context
  readonly status: number
  readonly lang: Language
  readonly requestId: string
  readonly sentence?: string
  /** The person's own frame: his name and sections stay where they were. Null for others and for faults of the program. */
  readonly frame: Frame | null
  readonly gone?: GonePage
}

export type LogLine = Readonly<Record<string, unknown>>
export type Log = {
  readonly info: (line: LogLine, message: string) => void
  readonly error: (line: LogLine, message: string) => void
}

/** Everything the server is made of; put together in `main/`. */
export type ServerOptions = {
  readonly pool: pg.Pool
  /** Connections of the open pages: they read the views `open_*` and nothing else. */
  readonly openPool: pg.Pool
  readonly keys: Signer
  readonly routes: readonly Route[]
  /** What answers before the routes: assets, health. */
  readonly before?: readonly ((app: Hono) => void)[]
  readonly session: (c: Context) => Promise<Session | null>
  readonly link: (c: Context) => Promise<LinkFacts | null>
  /** This browser came by a one-time link and by nothing else: when the link opens no more, it is told so. */
  readonly hadLink?: (c: Context) => boolean
  readonly keepFile: Keeper
  /** What waits for this person. */
  readonly waiting: (tx: Tx, c: Context) => Promise<Waiting>
  /** What surrounds a page for this person. */
  readonly frame: (context: FrameContext, request: FrameRequest) => Promise<Frame>
  /** The whole page: `content` in its frame. */
  readonly layout: (frame: Frame, request: FrameRequest, content: Node) => Node
  readonly errorPage: (facts: ErrorFacts) => Node
  readonly log: Log
  /** A submit that came after the session ended: keeps the text as a draft of the person who had it (decisions 35); gives the page to return to. */
  readonly keepLostSubmit?: (c: Context, route: FormRoute, values: FormValues) => Promise<string | null>
}
