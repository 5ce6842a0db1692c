import type { ZodType } from 'zod'
import type { AccessRule } from '../../kernel/access.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { addSeconds } from '../clock.ts'
import { type Command, command, type Subject } from '../command/command.ts'
import type { Tx } from '../database/query.ts'
import type { Visit } from '../http/visit.ts'
import { newToken } from '../random.ts'
import { createLink, type NewLink, revokeLinks } from './link.ts'

/** How long a link opens; the sentence beside it says so. */
export const LINK_DAYS = 14

/** What a new link opens, and the page that shows it to whoever made it. */
type Opening = Omit<NewLink, 'expiresAt'> & { readonly back: string }

type LinkKind<Input, S extends Subject> = {
  readonly name: string
  readonly input: ZodType<Input>
  readonly access: AccessRule
  readonly load: (tx: Tx, input: Input) => Promise<S | null>
  /** What it opens now, or why there is nothing to answer. */
  readonly opens: (subject: S, input: Input) => Result<Opening>
}

type Made = Opening & { readonly secret: string }

/** Whoever leads a school to its answer makes a link for it (decisions 24); a new one takes the old back. */
export const linkCommand = <Input, S extends Subject>(kind: LinkKind<Input, S>): Command<Input, S, Made> =>
  command<Input, S, Made>({
    name: kind.name,
    input: kind.input,
    access: kind.access,
    load: kind.load,
    decide: (subject, input) => {
      const opening = kind.opens(subject, input)
      return opening.ok ? ok({ ...opening.value, secret: newToken() }) : opening
    },
    save: async (tx, { secret, ...link }, _subject, work) => {
      await revokeLinks(tx, link)
      await createLink(tx, { ...link, expiresAt: addSeconds(work.at, LINK_DAYS * 86_400) }, secret)
    },
    tell: ({ record, row = null }) => ({ record, row, change: { days: LINK_DAYS } }),
    to: ({ back, secret }) => {
      const [path = '', anchor] = back.split('#')
      return `${path}${path.includes('?') ? '&' : '?'}link=${secret}${anchor === undefined ? '' : `#${anchor}`}`
    },
  })

/** A link made a moment ago: its secret is only in this address, nowhere else. */
export const madeLink = (visit: Visit): string | null => {
  const secret = visit.query('link')
  return /^[\w-]{43}$/.test(secret) && visit.scope.kind === 'person'
    ? new URL(`/link/${secret}`, visit.c.req.url).href
    : null
}
