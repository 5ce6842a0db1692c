import type { Guarded } from '../../../kernel/access.ts'
import { ok } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { LinkFacts } from '../../../platform/scope/scope.ts'
import { remarkByLink } from '../domain/access.ts'
import { nodeAbove, toldRoles } from '../domain/concern.ts'
import { RemarkInput } from '../domain/input.ts'
import type { Thing } from '../domain/types.ts'
import { findThing } from '../queries.ts'

/** Pages that a link answers on, by the kind of the record. */
const REPLIES: Readonly<Record<string, string>> = { contract: '/contracts', roadmap: '/plans' }

type Remarking = Guarded & { readonly record: string; readonly thing: Thing; readonly link: LinkFacts }
type Remarked = { readonly id: string; readonly text: string }

/** Those who keep the record hear of it, and the school's own district where another keeps it: a link sees nobody's roles. */
const tellKeepers = (
  tx: Tx,
  id: string,
  { thing: { record, kind, title, owner: kept }, owner }: Remarking,
  work: Work,
): Promise<number> => {
  const told = [kept, owner].flatMap((node) => toldRoles(kind, nodeAbove(node)))
  return run(
    tx,
    sql`insert into notification (id, person_id, code, record_id, row_id, day, words, address, created_at)
      select gen_random_uuid(), who.person, 'questionAsked', ${record}::uuid, ${id}::uuid, ${work.today}::date,
        ${JSON.stringify({ title })}::jsonb, ${`/questions/${id}`}, ${work.at}::timestamptz
      from linked_holders(${told}::text[], ${work.today}) as who (person) on conflict do nothing`,
  )
}

/** What a school says by its link against the contract or the plan before it: a question to whoever keeps it. The link stays open. */
export const remark = command<RemarkInput, Remarking, Remarked>({
  name: 'question.remark',
  input: RemarkInput,
  access: remarkByLink,
  byLink: true,
  load: async (tx, input) => {
    const { link } = tx.scope
    const thing = link === null ? null : await findThing(tx, input.record, null)
    if (link === null || thing === null || REPLIES[thing.kind] === undefined) return null
    const { region, municipality, organisation } = link
    return { thing, link, record: thing.record, owner: { region, municipality, organisation } }
  },
  decide: (_subject, { remark: text }, { newId }) => ok({ id: newId(), text }),
  save: async (tx, { id, text }, subject, work) => {
    const { thing, owner } = subject
    const to = nodeAbove(thing.owner)
    await run(
      tx,
      sql`insert into question (id, record_id, text, channel, asked_at, last_at, region_id, municipality_id, organisation_id, to_region_id, to_municipality_id)
        values (${id}, ${thing.record}, ${text}, 'link', ${work.at}, ${work.at}, ${owner.region}, ${owner.municipality}, ${owner.organisation},
          ${to.region}, ${to.municipality})`,
    )
    await tellKeepers(tx, id, subject, work)
  },
  tell: ({ id, text }, { thing }) => ({
    record: thing.record,
    row: id,
    words: { text },
    channel: 'link',
  }),
  to: (_change, { thing }) => `${REPLIES[thing.kind]}/${thing.record}/reply?done=remarked`,
})
