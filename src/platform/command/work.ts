import { type RawBuilder, sql } from 'kysely'
import type { Owner } from '../../kernel/access.ts'
import type { Day } from '../../kernel/day.ts'
import type { Moment } from '../clock.ts'
import { run, type Tx } from '../database/query.ts'
import type { ActingAs } from './command.ts'

/** A change of state that history, «на дату» and reports read (decisions 15). */
export type StateChange = {
  readonly record: string
  readonly row?: string | null
  readonly from: string | null
  readonly to: string
  readonly note?: string | null
  readonly owner: Owner
}

/** The row in the register of records that every noun has (decisions 8); `reach` says who else sees it (decisions 20). */
export type NewRecord = {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly owner: Owner
  readonly reach: 'own' | 'below' | 'shared'
}

/** Something to tell a person, or an organisation's common mailbox: at most once a day about one thing. */
export type Notice = {
  readonly person?: string | null
  readonly organisation?: string | null
  readonly code: string
  readonly record?: string | null
  readonly row?: string | null
  /** Values of the sentence; no personal data beyond the addressee's own name (decisions 37). */
  readonly words?: Readonly<Record<string, unknown>>
  /** Page that the notice leads to. */
  readonly address: string
}

/** What a command's `save` may do besides its own SQL; all of it in the same transaction. */
export type Work = {
  readonly at: Moment
  readonly today: Day
  readonly as: ActingAs
  readonly newId: () => string
  /** Sends a statement whose answer nobody needs: it is waited for with the end of the transaction, and its fault is the fault of the whole. */
  readonly send: (statement: RawBuilder<unknown>) => Promise<void>
  readonly record: (record: NewRecord) => Promise<void>
  readonly state: (change: StateChange) => Promise<void>
  readonly fact: (
    name: string,
    record: string | null,
    payload?: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  readonly notify: (notice: Notice) => Promise<void>
  /** Next number of a register for an owner and year: 1, 2, 3… without holes, even under load. */
  readonly number: (register: string, owner: string, year: number) => Promise<number>
}

/** Something that happened, as other modules will hear of it after the commit. */
export type NewFact = {
  readonly id: string
  readonly name: string
  readonly record: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

type Ground = {
  readonly tx: Tx
  readonly at: Moment
  readonly as: ActingAs
  readonly newId: () => string
  /** What the end of the transaction writes or waits for; without it each thing is written and waited for at once. */
  readonly ending?: Gathered
}

/** Gathered while a command saves: written by its last statement, or sent and waited for with it. */
export type Gathered = {
  readonly facts: NewFact[]
  readonly states: NewState[]
  readonly sent: Promise<unknown>[]
}

type NewState = Readonly<Record<string, string | null>>

/** Facts as a part of a `with` or a statement of their own. */
export const insertFacts = (facts: readonly NewFact[], at: Moment): RawBuilder<unknown> =>
  sql`insert into fact (id, name, record_id, payload, at) select f.id, f.name, f.record, f.payload, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(id uuid, name text, record uuid, payload jsonb)`

/** A longer title is cut: the whole of it stands in the noun itself. */
const MOST_TITLE = 500

const saveRecord = async (
  { tx, at }: Ground,
  { id, kind, title, owner, reach }: NewRecord,
): Promise<void> => {
  const { region, municipality, organisation } = owner
  await run(
    tx,
    sql`insert into record (id, kind, title, region_id, municipality_id, organisation_id, reach, author_id, created_at)
        values (${id}, ${kind}, ${title.slice(0, MOST_TITLE)}, ${region}, ${municipality}, ${organisation}, ${reach}, ${tx.scope.person}, ${at})`,
  )
}

const stateOf = (
  { tx, at, as, newId }: Ground,
  { record, row = null, from, to, note = null, owner }: StateChange,
): NewState => ({
  id: newId(),
  record_id: record,
  row_id: row,
  from_state: from,
  to_state: to,
  on_day: tx.scope.today,
  at,
  by_person: tx.scope.person,
  by_role: typeof as === 'string' ? as : as.role,
  note,
  region_id: owner.region,
  municipality_id: owner.municipality,
  organisation_id: owner.organisation,
})

/** Changes of state as a part of a `with` or a statement of their own. */
export const insertStates = (states: readonly NewState[]): RawBuilder<unknown> =>
  sql`insert into state_change select s.* from jsonb_populate_recordset(null::state_change, ${JSON.stringify(states)}::jsonb) s`

const saveState = async (ground: Ground, change: StateChange): Promise<void> => {
  const state = stateOf(ground, change)
  if (ground.ending === undefined) await run(ground.tx, insertStates([state]))
  else ground.ending.states.push(state)
}

const send = async ({ tx, ending }: Ground, statement: RawBuilder<unknown>): Promise<void> => {
  const sent = run(tx, statement)
  if (ending === undefined) await sent
  else {
    // told by the end of the transaction, whichever way it ends
    sent.catch(() => undefined)
    ending.sent.push(sent)
  }
}

const saveNotice = async (ground: Ground, notice: Notice): Promise<void> => {
  const { tx, at, newId } = ground
  await send(
    ground,
    sql`insert into notification (id, person_id, organisation_id, code, record_id, row_id, day, words, address, created_at)
        values (${newId()}, ${notice.person ?? null}, ${notice.organisation ?? null}, ${notice.code}, ${notice.record ?? null}, ${notice.row ?? null},
                ${tx.scope.today}, ${JSON.stringify(notice.words ?? {})}, ${notice.address}, ${at})
        on conflict do nothing`,
  )
}

const takeNumber = async (tx: Tx, register: string, owner: string, year: number): Promise<number> => {
  const { rows } = await tx.client.query(
    `insert into counter (register, owner, year, value) values ($1, $2, $3, 1)
     on conflict (register, owner, year) do update set value = counter.value + 1 returning value`,
    [register, owner, year],
  )
  return (rows[0] as { value: number }).value
}

/** The `Work` of one run. */
export const workIn = (ground: Ground): Work => ({
  at: ground.at,
  today: ground.tx.scope.today,
  as: ground.as,
  newId: ground.newId,
  send: (statement) => send(ground, statement),
  record: (record) => saveRecord(ground, record),
  state: (change) => saveState(ground, change),
  fact: async (name, record, payload = {}) => {
    const told = { id: ground.newId(), name, record, payload }
    if (ground.ending === undefined) await run(ground.tx, insertFacts([told], ground.at))
    else ground.ending.facts.push(told)
  },
  notify: (notice) => saveNotice(ground, notice),
  number: (register, owner, year) => takeNumber(ground.tx, register, owner, year),
})
