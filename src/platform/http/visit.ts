import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Role } from '../../kernel/access.ts'
import type { Day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import type { Frame, SavedFilters } from '../../ui/frame.ts'
import type { AnyCommand } from '../command/command.ts'
import type { OpenTx } from '../database/open-transaction.ts'
import type { Tx } from '../database/query.ts'
import type { Language, Scope } from '../scope/scope.ts'
import type { FormValues, StoredFile } from './form.ts'
import type { Keeping } from './kept.ts'

/** Something that JSX gives. */
export type Node = Child

/** The thing that a card shows: a record (or a row of it), a person, a form. */
export type About =
  | { readonly record: string; readonly row?: string }
  | { readonly who: string }
  | { readonly form: string }

/** What the page frame needs and only the composition in `main/` knows: sections by role, counts, demo band. */
export type FrameRequest = {
  readonly title: string
  /** Address of the section that carries the knot: `/assignments`. */
  readonly section?: string
  /** A spread: tables from the left edge, landscape paper. */
  readonly wide?: boolean
  /** The sign-in page itself: its header does not lead to itself. */
  readonly gate?: boolean
  /** The form on the page came back with problems. */
  readonly failed?: boolean
  /** A page made only for paper. */
  readonly paper?: boolean
  /** The page can be drawn for a past day (`?on=2026-03-15`); null when it shows today. */
  readonly on?: Day | null
  /** The page is the card of this thing: the frame offers to keep it in sight and to ask about it. */
  readonly about?: About
}

/** What the frame says on every page: counts beside the sections, filters kept for the list that is opened. */
export type Waiting = {
  readonly open: number
  readonly late: number
  readonly toJudge: number
  readonly unread: number
  readonly saved: SavedFilters | null
}

/** One request of one person, inside one transaction with his row-level security. */
export type Visit = {
  readonly c: Context
  readonly tx: Tx
  readonly scope: Scope
  readonly lang: Language
  readonly requestId: string
  /** Token of forms (decisions 31, safety): goes into every form. */
  readonly csrf: string
  /** A new key for the form drawn on this page (decisions 32). */
  readonly commandKey: string
  readonly param: (name: string) => string
  readonly query: (name: string) => string
  /** Asks what everybody may see, as the role that can read nothing else: for the open pages and their preview. */
  readonly openly: <T>(work: (tx: OpenTx) => Promise<T>) => Promise<T>
  /** What waits for the person today: asked for every page, in its first trip to the database. */
  readonly waiting: Promise<Waiting>
  /** Values of the person's draft for this form, if he left one. */
  readonly draft: (form: string, subject: string) => Promise<FormValues | null>
  /** A signed word for a file that stays with a refused form (`FileField` puts it into `<name>__kept`). */
  readonly keptToken: (file: StoredFile) => string
  /** What surrounds this person's pages, for the few that draw themselves. */
  readonly frame: (request: FrameRequest) => Promise<Frame>
  /** The whole page: `content` in the frame of this person. */
  readonly page: (request: FrameRequest, content: Node) => Promise<Answer>
}

/** What a route answers. Out of sight is `notFound`, visible but not allowed is `forbidden`. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly node: Node
      readonly status?: number
      /** The page shows personal data of somebody: written into the audit before it is sent. */
      readonly reading?: { readonly name: string; readonly whose: string }
      readonly keep?: Keeping
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'response'; readonly response: Response; readonly keep?: Keeping }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden'; readonly sentence?: string }

/** There is no such thing for this person. */
export const NOT_FOUND: Answer = { kind: 'notFound' }

/** He sees the thing and may not do this with it. */
export const FORBIDDEN: Answer = { kind: 'forbidden' }

/** Who gets to the door at all: `anyone`, any signed-in person (or a one-time link where said), or holders of roles. */
export type Audience = 'anyone' | 'person' | 'personOrLink' | readonly Role[]

/** A page. The path is also the name by which tests and the crawl know it. */
export type PageRoute = {
  readonly method: 'get'
  readonly path: string
  readonly audience: Audience
  readonly show: (visit: Visit) => Promise<Answer>
  /** It can be drawn «на дату»: for a past day, read only. */
  readonly dated?: boolean
}

/** A problem beside a field (or of the whole form). */
export type Problem = { readonly field?: string; readonly text: string }

/** A form that came back: everything typed is kept. */
export type Typed = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  /** Version of the thing now, when two people edited at once (decisions 33). */
  readonly conflict?: number
}

/** Sentences for codes of refusal, by language. */
export type Sentence = string | ((values: Readonly<Record<string, string | number>>) => string)
export type Sentences = Readonly<Record<Language, Readonly<Record<string, Sentence>>>>

/** A form: which command it feeds and which page shows it again when the command refuses. */
export type FormRoute = {
  readonly method: 'post'
  readonly path: string
  readonly audience: Audience
  readonly command: AnyCommand
  /** Raw input of the command from the form and the address. */
  readonly input: (values: FormValues, param: (name: string) => string) => unknown
  /** What has to be done before the transaction: reading a file in a child process. Refusals show the page again. */
  readonly prepare?: (raw: unknown) => Promise<Result<unknown>>
  /** The same page with the typed values and problems. */
  readonly again: (visit: Visit, typed: Typed) => Promise<Answer>
  readonly sentences: Sentences
  /** Name and subject of the draft that a refused submit leaves (decisions 34). */
  readonly draft?: (
    values: FormValues,
    param: (name: string) => string,
  ) => { form: string; subject: string; title: string; address: string }
}

/** An endpoint that is no page and no command: downloads by hand, health, sign-in plumbing. Kept few. */
export type PlainRoute = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly audience: Audience
  readonly plain: (c: Context, scope: Scope) => Promise<Response>
}

export type Route = PageRoute | FormRoute | PlainRoute

/** A page route, checked. */
export const page = (path: string, audience: Audience, show: PageRoute['show']): PageRoute => ({
  method: 'get',
  path,
  audience,
  show,
})

/** A page that can also be drawn for a past day (`?on=2026-03-15`): `scope.today` is that day then. */
export const datedPage = (path: string, audience: Audience, show: PageRoute['show']): PageRoute => ({
  ...page(path, audience, show),
  dated: true,
})

/** A form route, checked. */
export const form = (
  path: string,
  audience: Audience,
  rest: Omit<FormRoute, 'method' | 'path' | 'audience'>,
): FormRoute => ({
  method: 'post',
  path,
  audience,
  ...rest,
})

/** A plain endpoint. */
export const plain = (
  method: 'get' | 'post',
  path: string,
  audience: Audience,
  handler: PlainRoute['plain'],
): PlainRoute => ({
  method,
  path,
  audience,
  plain: handler,
})
