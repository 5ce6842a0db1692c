import { z } from 'zod'
import type { PersonId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { type AnyCommand, command, type Subject } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { hashOfToken } from '../../../platform/random.ts'
import { keepCalendar } from '../domain/access.ts'

const FeedInput = z.object({ secret: z.string().regex(/^[\w-]{43}$/u, 'badForm') })
type FeedInput = z.infer<typeof FeedInput>
const Nothing = z.object({})
type Nothing = z.infer<typeof Nothing>

const myself = async (tx: Tx): Promise<Subject | null> => {
  const { person } = tx.scope
  return person === null
    ? null
    : {
        owner: { region: null, municipality: null, organisation: null },
        named: { person: person as PersonId },
      }
}

/**
 * Opens the person's calendar under a secret that the page has shown him; a new one closes the old. Only the hash is
 * kept: neither the journal nor the address he is sent to knows the secret.
 */
export const openFeed = command<FeedInput, Subject, { readonly hash: string }>({
  name: 'calendar.makeLink',
  input: FeedInput,
  access: keepCalendar,
  load: myself,
  decide: (_person, input) => ok({ hash: hashOfToken(input.secret) }),
  save: async (tx, { hash }, _person, work) => {
    await run(
      tx,
      sql`insert into calendar_feed (person_id, token_hash, created_at) values (${tx.scope.person}, ${hash}, ${work.at})
          on conflict (person_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`,
    )
  },
  tell: () => ({}),
  to: () => '/roadmaps/calendar-link?done=made',
})

export const closeFeed = command<Nothing, Subject, Nothing>({
  name: 'calendar.revoke',
  input: Nothing,
  access: keepCalendar,
  load: myself,
  decide: () => ok({}),
  save: async (tx) => {
    await run(tx, sql`delete from calendar_feed where person_id = ${tx.scope.person}`)
  },
  tell: () => ({}),
  to: () => '/roadmaps/calendar-link',
})

export const feedCommands: readonly AnyCommand[] = [openFeed, closeFeed]
