import type { NodeLevel, Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { maybe, one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { AbsenceReason, Names, PersonState } from '../domain/types.ts'

export type CardRole = {
  readonly id: string
  readonly role: Role
  readonly level: NodeLevel
  readonly region: string | null
  readonly municipality: string | null
  readonly organisation: string | null
  readonly node: string
  readonly from: Day
  readonly until: Day | null
  readonly act: string | null
  readonly actRecord: string | null
  readonly clause: string | null
  /** Who handed the duty over; null for a role of one's own. */
  readonly delegatedBy: string | null
}

export type CardPosition = {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly from: Day
  readonly until: Day | null
}

export type Account = {
  readonly login: string | null
  readonly totp: boolean
  readonly password: boolean
  readonly lastSeen: string | null
}

export type Absence = {
  readonly id: string
  readonly reason: AbsenceReason
  readonly from: Day
  readonly until: Day
  readonly deputy: string | null
  readonly deputyId: string | null
}

export type CardTeam = {
  readonly id: string
  readonly name: string
  readonly duty: string | null
  readonly isHead: boolean
}

/** Everything that a person's card and his own page show; contacts and account are null for those who do not manage him. */
export type PersonCard = Names & {
  readonly id: string
  readonly state: PersonState
  readonly version: number
  readonly language: 'ru' | 'en'
  readonly notify: 'usual' | 'digest' | 'each' | 'none'
  readonly managed: boolean
  readonly email: string | null
  readonly phone: string | null
  readonly sharedEmail: boolean
  readonly erasureAskedAt: string | null
  readonly account: Account | null
  readonly invitedAt: string | null
  readonly invitedUntil: string | null
  readonly mergedInto: string | null
  readonly roles: readonly CardRole[]
  readonly positions: readonly CardPosition[]
  readonly absences: readonly Absence[]
  readonly teams: readonly CardTeam[]
}

const NAME = sql.raw(
  `trim(d.last_name || ' ' || left(d.first_name, 1) || '.' || coalesce(' ' || left(d.middle_name, 1) || '.', ''))`,
)

const rolesOf = (id: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'level', h.level, 'region', h.region_id, 'municipality', h.municipality_id,
      'organisation', h.organisation_id, 'node', coalesce(o.short_name, m.short_name, g.name, ''), 'from', h.from_on, 'until', h.until_on,
      'act', h.act, 'actRecord', h.act_record_id, 'clause', h.act_clause,
      'delegatedBy', case when h.delegated_by is null then null else coalesce((select ${NAME} from person d where d.id = h.delegated_by), '') end)
    order by h.from_on desc, h.id)
  from role_held h left join organisation o on o.id = h.organisation_id left join municipality m on m.id = h.municipality_id
    left join region g on g.id = h.region_id
  where h.person_id = ${id}), '[]'::jsonb)`

const positionsOf = (id: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', h.id, 'title', h.title, 'place', coalesce(o.short_name, ''), 'from', h.from_on, 'until', h.until_on)
    order by h.from_on desc, h.id)
  from position_held h left join organisation o on o.id = h.organisation_id where h.person_id = ${id}), '[]'::jsonb)`

const absencesOf = (id: string, today: Day) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', a.id, 'reason', a.reason, 'from', a.from_on, 'until', a.until_on, 'deputyId', a.deputy_id,
      'deputy', (select ${NAME} from person d where d.id = a.deputy_id)) order by a.from_on)
  from absence a where a.person_id = ${id} and a.cancelled_at is null and a.until_on > ${today}), '[]'::jsonb)`

const teamsOf = (id: string, today: Day) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'isHead', t.head_id is not distinct from ${id}, 'duty',
      (select m.duty from school_team_member m where m.record_id = t.id and m.person_id = ${id} limit 1)) order by t.name)
  from school_team t where t.from_on <= ${today} and (t.until_on is null or t.until_on > ${today}) and (t.head_id = ${id} or exists (
    select 1 from school_team_member m where m.record_id = t.id and m.person_id = ${id} and m.from_on <= ${today} and (m.until_on is null or m.until_on > ${today})))), '[]'::jsonb)`

/** The card of one person in one query; null when he is out of sight. */
export const personCard = (tx: Tx, id: string): Promise<PersonCard | null> =>
  maybe(
    tx,
    sql<PersonCard>`select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName", p.state, p.version,
        p.language, p.notify, p.erasure_asked_at as "erasureAskedAt", p.merged_into as "mergedInto", person_managed(p.id) as managed,
        c.email, c.phone,
        c.email is not null and jsonb_array_length(accounts_of_email(c.email)) > 1 as "sharedEmail",
        account_facts(p.id) as account, i.created_at as "invitedAt", i.expires_at as "invitedUntil",
        ${rolesOf(id)} as roles, ${positionsOf(id)} as positions, ${absencesOf(id, tx.scope.today)} as absences,
        ${teamsOf(id, tx.scope.today)} as teams
      from person p left join person_contact c on c.person_id = p.id
      left join lateral (select created_at, expires_at from invitation v where v.person_id = p.id and v.used_at is null and v.revoked_at is null
        and v.purpose = 'join' order by created_at desc limit 1) i on true
      where p.id = ${id}`,
  )

export type OwnSession = {
  readonly id: string
  readonly since: string
  readonly seen: string
  readonly agent: string | null
  readonly address: string | null
}

/** Sessions of the person who asks. */
export const ownSessions = async (tx: Tx, at: string): Promise<readonly OwnSession[]> =>
  (await one(tx, sql<{ list: OwnSession[] }>`select my_sessions(${at}) as list`)).list

/** Colleagues who may stand in: people of the given nodes, without the person himself. */
export const colleagues = (
  tx: Tx,
  person: string,
  nodes: readonly {
    readonly municipality: string | null
    readonly organisation: string | null
    readonly region: string | null
  }[],
): Promise<(Names & { id: string; place: string })[]> => {
  const ids = (pick: (node: (typeof nodes)[number]) => string | null) =>
    nodes.flatMap((node) => pick(node) ?? [])
  const organisations = ids((node) => node.organisation)
  const municipalities = ids((node) => (node.organisation === null ? node.municipality : null))
  const regions = ids((node) =>
    node.organisation === null && node.municipality === null ? node.region : null,
  )
  const here = sql`(h.organisation_id = any (${organisations}::uuid[])
    or (h.municipality_id = any (${municipalities}::uuid[])) or (h.region_id = any (${regions}::uuid[])))`
  return rows(
    tx,
    sql<Names & { id: string; place: string }>`
      with here as (select h.person_id, h.organisation_id from role_held h where ${here}
        union select h.person_id, h.organisation_id from position_held h where ${here})
      select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName",
        coalesce(min(o.short_name), '') as place
      from here join person p on p.id = here.person_id and p.state = 'active' left join organisation o on o.id = here.organisation_id
      where p.id <> ${person} group by p.id order by p.last_name, p.first_name limit 500`,
  )
}

/** Everything the program holds about the person who asks, for his own copy (152-ФЗ, art. 14). */
export const ownData = async (tx: Tx): Promise<unknown> => {
  const id = tx.scope.person
  return (
    await one(
      tx,
      sql<{ everything: unknown }>`select jsonb_build_object(
        'person', (select to_jsonb(p) - 'account_id' - 'normal_name' from person p where p.id = ${id}),
        'contacts', (select to_jsonb(c) from person_contact c where c.person_id = ${id}),
        'roles', (select jsonb_agg(to_jsonb(r)) from role_held r where r.person_id = ${id}),
        'positions', (select jsonb_agg(to_jsonb(h)) from position_held h where h.person_id = ${id}),
        'absences', (select jsonb_agg(to_jsonb(a)) from absence a where a.person_id = ${id}),
        'teams', (select jsonb_agg(to_jsonb(m)) from school_team_member m where m.person_id = ${id}),
        'notifications', (select jsonb_agg(to_jsonb(n)) from notification n where n.person_id = ${id}),
        'drafts', (select jsonb_agg(to_jsonb(d)) from draft d where d.person_id = ${id}),
        'keys', (select jsonb_agg(to_jsonb(t) - 'token_hash') from access_token t where t.person_id = ${id}),
        'account', account_facts(${id}),
        'actions', (select jsonb_agg(jsonb_build_object('at', e.at, 'command', e.command, 'role', e.role, 'words', w.words) order by e.id)
                    from audit_entry e left join audit_personal w on w.entry_id = e.id where e.person_id = ${id})) as everything`,
    )
  ).everything
}
