import { z } from 'zod'
import type { AccessRule, Guarded } from '../../../kernel/access.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { WorkerTx } from '../../../platform/database/worker-transaction.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { passHeld, type StillHeld, stillHeldAt } from '../../people/public.ts'
import { findSuccession, type OpenWork, openWorkOf, type Succession } from '../queries/pass-on.ts'
import { passOnText } from '../text/pass-on.ts'

const PassOnInput = z.object({
  organisation: z.uuid('notFound'),
  held: z.array(z.string()),
  work: z.array(z.string()),
})
type PassOnInput = z.infer<typeof PassOnInput>

/** Whoever keeps the register of the place (`schools`: keepRegister). */
export const passOnAccess: AccessRule = {
  by: [
    { roles: ['municipalCoordinator', 'committeeOfficer', 'authorityHead'], at: 'municipality' },
    { roles: ['regionalCoordinator', 'administrator'], at: 'region' },
  ],
}

type Staying = Guarded &
  Succession & { readonly held: readonly StillHeld[]; readonly work: readonly OpenWork[] }
type Passing = { readonly held: readonly StillHeld[]; readonly work: readonly OpenWork[] }

/** The successor may have the same row of the same paper already: then the old one is recalled, not doubled. */
const moveWork = async (
  tx: Tx,
  ids: readonly string[],
  to: Succession['successor'],
  today: string,
): Promise<string[]> => {
  const { owner } = to
  await run(
    tx,
    sql`update assignment a set state = 'recalled', closed_on = ${today}, version = version + 1 where a.id = any (${[...ids]}::uuid[]) and exists (
      select 1 from assignment k where k.organisation_id = ${to.id} and k.source_record_id = a.source_record_id and k.source_row_id = a.source_row_id
        and k.occurrence = a.occurrence and k.person_id is not distinct from a.person_id and k.role_code is not distinct from a.role_code)`,
  )
  const moved = await rows(
    tx,
    sql<{
      id: string
    }>`update assignment set organisation_id = ${to.id}, municipality_id = ${owner.municipality}, region_id = ${owner.region}, version = version + 1
      where id = any (${[...ids]}::uuid[]) and state <> 'recalled' returning id`,
  )
  const list = moved.map(({ id }) => id)
  await run(
    tx,
    sql`update record set organisation_id = ${to.id}, municipality_id = ${owner.municipality}, region_id = ${owner.region} where id = any (${list}::uuid[])`,
  )
  return list
}

/** People, roles and open assignments of a closed organisation go on at its successor: those that the coordinator leaves ticked. */
export const passOn = command<PassOnInput, Staying, Passing>({
  name: 'organisation.passOn',
  input: PassOnInput,
  access: passOnAccess,
  load: async (tx, input) => {
    const found = await findSuccession(tx, input.organisation)
    return found && { ...found, held: await stillHeldAt(tx, found.id), work: await openWorkOf(tx, found.id) }
  },
  decide: (staying, input) => {
    const held = staying.held.filter(({ id }) => input.held.includes(id))
    const work = staying.work.filter(({ id }) => input.work.includes(id))
    return held.length + work.length === 0 ? refuse('nothingToPass') : ok({ held, work })
  },
  save: async (tx, { held, work: passing }, { name, successor }, work) => {
    const ids = held.map(({ id }) => id)
    const people = held.map(({ person }) => person)
    await passHeld(tx, { ids, people, to: successor.owner, act: passOnText.ru.act(name) }, work)
    const moved = await moveWork(
      tx,
      passing.map(({ id }) => id),
      successor,
      work.today,
    )
    if (moved.length > 0)
      await work.notify({
        organisation: successor.id,
        code: 'workPassedOn',
        row: successor.id,
        address: '/assignments',
      })
  },
  tell: ({ held, work }, { id, successor }) => ({
    record: id,
    change: { successor: successor.id, held: held.length, work: work.length },
  }),
  to: (_change, { id }) => `/schools/${id}/pass-on?done=yes`,
})

const JOIN_WORK = `update assignment a set organisation_id = t.id, municipality_id = t.municipality_id, region_id = t.region_id, version = a.version + 1 from organisation t
  where t.id = $2 and a.organisation_id = $1 and not exists (select 1 from assignment k where k.organisation_id = t.id and k.source_record_id = a.source_record_id
    and k.source_row_id = a.source_row_id and k.occurrence = a.occurrence and k.person_id is not distinct from a.person_id and k.role_code is not distinct from a.role_code)`
const JOIN_RECORDS = `update record r set organisation_id = a.organisation_id, municipality_id = a.municipality_id, region_id = a.region_id from assignment a
  where r.id = a.id and a.organisation_id = $1 and r.organisation_id is distinct from $1`
const RECALL_DOUBLES = `update assignment set state = 'recalled', closed_on = $2::date, version = version + 1
  where organisation_id = $1 and state in ('assigned','inWork','reported','returned')`

const joinAll = async ({ client }: WorkerTx, from: string, to: string, day: string): Promise<void> => {
  await client.query(JOIN_WORK, [from, to])
  await client.query(JOIN_RECORDS, [to])
  await client.query(RECALL_DOUBLES, [from, day])
}

/** Two cards of one organisation were made one: all its assignments are of that one, and what both had is asked once. */
export const joinWork: FactHandler = {
  name: 'assignments.joinWork',
  of: 'organisationsMerged',
  handle: async (tx, { payload, at }) => {
    const { from, to } = payload
    if (typeof from === 'string' && typeof to === 'string') await joinAll(tx, from, to, at.slice(0, 10))
  },
}

const TELL = `insert into notification (id, person_id, code, record_id, day, words, address, created_at)
  select gen_random_uuid(), h.person_id, 'organisationJoined', o.id, $2::date, jsonb_build_object('title', o.short_name), '/schools/' || o.id || '/pass-on', $3::timestamptz
  from organisation o join role_held h on h.municipality_id = o.municipality_id and h.level = 'municipality' and h.role = 'municipalCoordinator'
    and h.from_on <= $2::date and (h.until_on is null or h.until_on > $2::date)
  where o.id = $1 and o.successor_id is not null on conflict do nothing`

/** An organisation closed with a successor: its coordinator is asked to look at what stays behind. */
export const askToPassOn: FactHandler = {
  name: 'assignments.askToPassOn',
  of: 'organisationClosed',
  handle: async (tx, { record, at }) => {
    if (record !== null) await tx.client.query(TELL, [record, at.slice(0, 10), at])
  },
}
