import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { WorkerTx } from '../../../platform/database/worker-transaction.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'

/** A role or a position that somebody still holds at an organisation. */
export type StillHeld = {
  readonly id: string
  readonly kind: 'role' | 'position'
  readonly person: string
  readonly name: string
  /** Code of the role, or the words of the position. */
  readonly what: string
}

const LIMIT = 1000

/** Everything that is held at an organisation today: people, by name, their roles and positions. */
export const stillHeldAt = (tx: Tx, organisation: string): Promise<StillHeld[]> =>
  rows(
    tx,
    sql<StillHeld>`select h.id, h.kind, h.person_id as person, concat_ws(' ', p.last_name, p.first_name, p.middle_name) as name, h.what
      from (select id, 'role' as kind, person_id, role as what, from_on, until_on from role_held where organisation_id = ${organisation}
        union all select id, 'position', person_id, title, from_on, until_on from position_held where organisation_id = ${organisation}) h
      join person p on p.id = h.person_id and p.state = 'active'
      where h.until_on is null or h.until_on > ${tx.scope.today} order by p.last_name, p.first_name, h.kind desc, h.id limit ${LIMIT}`,
  )

/** Ends what is held today and begins the same at the successor; nothing that is there already is doubled. */
const passRoles = (tx: Tx, ids: readonly string[], to: Owner, act: string): Promise<number> =>
  run(
    tx,
    sql`insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on, until_on, act, delegated_by)
      select gen_random_uuid(), h.person_id, h.role, h.level, ${to.region}, ${to.municipality}, ${to.organisation}, greatest(h.from_on, ${tx.scope.today}::date), h.until_on, ${act}, h.delegated_by
      from role_held h where h.id = any (${[...ids]}::uuid[]) and not exists (select 1 from role_held k where k.person_id = h.person_id and k.role = h.role
        and k.organisation_id = ${to.organisation} and (k.until_on is null or k.until_on > ${tx.scope.today}))`,
  )

const passPositions = (tx: Tx, ids: readonly string[], to: Owner): Promise<number> =>
  run(
    tx,
    sql`insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, title_genitive, title_dative, from_on, until_on)
      select gen_random_uuid(), h.person_id, ${to.organisation}, ${to.region}, ${to.municipality}, h.title, h.title_genitive, h.title_dative, greatest(h.from_on, ${tx.scope.today}::date), h.until_on
      from position_held h where h.id = any (${[...ids]}::uuid[]) and not exists (select 1 from position_held k where k.person_id = h.person_id and k.title = h.title
        and k.organisation_id = ${to.organisation} and (k.until_on is null or k.until_on > ${tx.scope.today}))`,
  )

/** A period that would begin and end on the same day ends a day later: periods last at least a day. */
const endHeld = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const table of ['role_held', 'position_held'])
    await run(
      tx,
      sql`update ${sql.table(table)} set until_on = greatest(${tx.scope.today}::date, from_on + 1)
        where id = any (${[...ids]}::uuid[]) and (until_on is null or until_on > ${tx.scope.today})`,
    )
}

/** Roles and positions of an organisation that is no more go on at its successor. Inside the command of the caller, who has asked whether he may. */
export const passHeld = async (
  tx: Tx,
  {
    ids,
    people,
    to,
    act,
  }: {
    readonly ids: readonly string[]
    readonly people: readonly string[]
    readonly to: Owner
    readonly act: string
  },
  work: Work,
): Promise<void> => {
  await passRoles(tx, ids, to, act)
  await passPositions(tx, ids, to)
  await endHeld(tx, ids)
  for (const person of new Set(people))
    await work.notify({ person, code: 'passedOn', row: to.organisation, address: '/me' })
}

const JOIN_ROLES = `update role_held h set organisation_id = t.id, municipality_id = t.municipality_id, region_id = t.region_id from organisation t
  where t.id = $2 and h.organisation_id = $1 and not exists (select 1 from role_held k where k.person_id = h.person_id and k.role = h.role and k.organisation_id = t.id
    and daterange(k.from_on, k.until_on) && daterange(h.from_on, h.until_on))`
const JOIN_POSITIONS = `update position_held h set organisation_id = t.id, municipality_id = t.municipality_id, region_id = t.region_id from organisation t
  where t.id = $2 and h.organisation_id = $1 and not exists (select 1 from position_held k where k.person_id = h.person_id and k.title = h.title and k.organisation_id = t.id
    and daterange(k.from_on, k.until_on) && daterange(h.from_on, h.until_on))`
/** What the card that stays knows already ends on the duplicate: one person would otherwise stand twice. */
const END_ROLES = `update role_held set until_on = greatest($2::date, from_on + 1) where organisation_id = $1 and (until_on is null or until_on > $2::date)`
const END_POSITIONS = `update position_held set until_on = greatest($2::date, from_on + 1) where organisation_id = $1 and (until_on is null or until_on > $2::date)`

const moveHeld = async ({ client }: WorkerTx, from: string, to: string, day: string): Promise<void> => {
  await client.query(JOIN_ROLES, [from, to])
  await client.query(JOIN_POSITIONS, [from, to])
  await client.query(END_ROLES, [from, day])
  await client.query(END_POSITIONS, [from, day])
}

/** Two cards of one organisation were made one: its people were always of that one. */
export const joinHeld: FactHandler = {
  name: 'people.joinHeld',
  of: 'organisationsMerged',
  handle: async (tx, { payload, at }) => {
    const { from, to } = payload
    if (typeof from === 'string' && typeof to === 'string') await moveHeld(tx, from, to, at.slice(0, 10))
  },
}
