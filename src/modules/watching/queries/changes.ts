import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Happening } from '../domain/types.ts'

type Sql = ReturnType<typeof sql>

/** When the person last said that he has looked through; null when never. */
export const lastLook = async (tx: Tx): Promise<string | null> =>
  (await maybe(tx, sql<{ at: string }>`select at from last_look where person_id = ${tx.scope.person}`))?.at ??
  null

/** The moment at which a day begins where the person lives. */
export const startOf = async (tx: Tx, day: Day): Promise<string> =>
  (await maybe(tx, sql<{ at: string }>`select (${day}::date::timestamp at time zone ${tx.scope.zone}) as at`))
    ?.at ?? ''

/**
 * Rows of the person's nodes and of what those above did: only the arms that he has, each with an index by node and time.
 * A school does not read what its municipality's other schools did.
 */
const inNodes = ({ scope }: Tx, alias: string): Sql => {
  const [organisation, municipality, region] = ['organisation_id', 'municipality_id', 'region_id'].map(
    (column) => sql.ref(`${alias}.${column}`),
  )
  const arms: Sql[] = []
  if (scope.organisations.length > 0)
    arms.push(sql`${organisation} = any (${[...scope.organisations]}::uuid[])`)
  if (scope.municipalities.length > 0)
    arms.push(sql`${municipality} = any (${[...scope.municipalities]}::uuid[])`)
  if (scope.regions.length > 0) arms.push(sql`${region} = any (${[...scope.regions]}::uuid[])`)
  if (scope.above.municipalities.length > 0)
    arms.push(
      sql`(${municipality} = any (${[...scope.above.municipalities]}::uuid[]) and ${organisation} is null)`,
    )
  return arms.length === 0 ? sql`false` : sql`(${sql.join(arms, sql` or `)})`
}

/** Only the nodes that the person works at: for what has no reach downwards. */
const inOwnNodes = ({ scope }: Tx, alias: string): Sql =>
  sql`(${sql.ref(`${alias}.organisation_id`)} = any (${[...scope.organisations]}::uuid[]) or ${sql.ref(`${alias}.municipality_id`)} = any (${[...scope.municipalities]}::uuid[])
    or ${sql.ref(`${alias}.region_id`)} = any (${[...scope.regions]}::uuid[]))`

/** Everything that happened since a moment, by kinds of things and by what it was, in one trip. */
export const happeningsSince = (tx: Tx, since: string, sinceDay: Day): Promise<Happening[]> =>
  rows(
    tx,
    sql<Happening>`
      select r.kind, s.to_state as what, count(distinct s.record_id)::int as things
        from state_change s join record r on r.id = s.record_id
        where s.at >= ${since}::timestamptz and s.from_state is not null and ${inNodes(tx, 's')} group by 1, 2
      union all select r.kind, 'made', count(*)::int from record r where r.created_at >= ${since}::timestamptz and ${inNodes(tx, 'r')} group by 1
      union all select 'question', case q.state when 'open' then 'open' else 'settled' end, count(*)::int from question q
        where q.asked_at >= ${since}::timestamptz and ${inOwnNodes(tx, 'q')} group by 2
      union all select 'person', 'roleBegun', count(distinct h.person_id)::int from role_held h
        where h.from_on between ${sinceDay} and ${tx.scope.today} and ${inOwnNodes(tx, 'h')} having count(*) > 0`,
  )

/** One thing to which it happened. */
export type ChangedThing = {
  readonly id: string
  readonly title: string
  readonly place: string | null
  readonly at: string
  readonly by: string | null
  readonly note: string | null
}

/** Things on a page of a list of what changed. */
export const CHANGES_PER_PAGE = 50

const BY = sql`(select w.last_name || ' ' || left(w.first_name, 1) || '.' || coalesce(' ' || left(w.middle_name, 1) || '.', '') from person w where w.id = x.by_person) as by`
const PLACE = sql`left join organisation o on o.id = x.organisation_id and x.kind <> 'organisation' left join municipality m on m.id = x.municipality_id`

const page = (number: number): Sql =>
  sql`limit ${CHANGES_PER_PAGE + 1} offset ${(number - 1) * CHANGES_PER_PAGE}`

const moved = (tx: Tx, kind: string, what: string, since: string): Sql =>
  sql`select distinct on (s.record_id) s.record_id as id, r.kind, r.title, r.organisation_id, r.municipality_id, s.at, s.by_person, s.note
    from state_change s join record r on r.id = s.record_id and r.kind = ${kind}
    where s.at >= ${since}::timestamptz and s.to_state = ${what} and s.from_state is not null and ${inNodes(tx, 's')} order by s.record_id, s.at desc`

const made = (tx: Tx, kind: string, since: string): Sql =>
  sql`select r.id, r.kind, r.title, r.organisation_id, r.municipality_id, r.created_at as at, r.author_id as by_person, null::text as note
    from record r where r.created_at >= ${since}::timestamptz and r.kind = ${kind} and ${inNodes(tx, 'r')}`

const begun = (tx: Tx, sinceDay: Day): Sql =>
  sql`select distinct on (h.person_id) h.person_id as id, 'person' as kind, w.last_name || ' ' || w.first_name || coalesce(' ' || w.middle_name, '') as title,
      h.organisation_id, h.municipality_id, (h.from_on::timestamp at time zone ${tx.scope.zone}) as at, null::uuid as by_person, h.role as note
    from role_held h join person w on w.id = h.person_id where h.from_on between ${sinceDay} and ${tx.scope.today} and ${inOwnNodes(tx, 'h')}
    order by h.person_id, h.from_on desc`

/** Things of one kind to which one thing happened, the newest first. */
export const changedThings = (
  tx: Tx,
  { kind, what }: Pick<Happening, 'kind' | 'what'>,
  since: string,
  sinceDay: Day,
  number: number,
): Promise<ChangedThing[]> => {
  const source =
    kind === 'person'
      ? begun(tx, sinceDay)
      : what === 'made'
        ? made(tx, kind, since)
        : moved(tx, kind, what, since)
  return rows(
    tx,
    sql<ChangedThing>`with x as materialized (select * from (${source}) every_one order by at desc, id ${page(number)})
      select x.id, x.title, x.at, x.note, coalesce(o.short_name, m.short_name) as place, ${BY} from x ${PLACE} order by x.at desc, x.id`,
  )
}
