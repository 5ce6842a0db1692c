import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { TEAMS_PER_PAGE } from '../domain/paging.ts'
import type { TeamKind } from '../domain/types.ts'

export type ListedTeam = {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly place: string
  readonly head: string | null
  readonly from: Day
  readonly until: Day | null
  readonly members: number
  readonly total: number
}

/** Teams in sight, those of the present first. `organisation` narrows to one school's. */
export const listTeams = (tx: Tx, page: Part, organisation: string | null = null): Promise<ListedTeam[]> => {
  const { regions, municipalities, organisations, today } = tx.scope
  const shared = sql`exists (select 1 from share s where s.record_id = t.id and s.organisation_id = any (${[...organisations]}::uuid[]))`
  const part = partOf(page, {
    id: sql`t.id`,
    order: sql`coalesce(t.until_on <= ${today}, false), t.name, t.id`,
    perPage: TEAMS_PER_PAGE,
  })
  return rows(
    tx,
    sql<ListedTeam>`
      with page as materialized (
        select t.*, count(*) over () as total from school_team t
        where (t.organisation_id = any (${[...organisations]}::uuid[]) or t.municipality_id = any (${[...municipalities]}::uuid[])
            or t.region_id = any (${[...regions]}::uuid[]) or ${shared})
          and (${organisation === null} or t.organisation_id = ${organisation}) and (${tx.scope.on === null} or t.from_on <= ${today})
          and ${part.follows} order by ${part.order} ${part.slice})
      select page.id, page.name, page.kind, coalesce(o.short_name, m.short_name, '') as place, page.head_name as head,
        page.from_on as "from", page.until_on as until, page.total,
        (select count(*) from school_team_member k where k.record_id = page.id and (k.until_on is null or k.until_on > ${today})
          and (${tx.scope.on === null} or k.from_on <= ${today})) as members
      from page left join organisation o on o.id = page.organisation_id left join municipality m on m.id = page.municipality_id
      order by coalesce(page.until_on <= ${today}, false), page.name, page.id`,
  )
}

export type TeamMember = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly place: string | null
  readonly duty: string | null
  readonly from: Day
  readonly until: Day | null
}

export type Team = {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly purpose: string | null
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
  readonly place: string
  readonly head: PersonId | null
  readonly headName: string | null
  readonly act: string | null
  readonly from: Day
  readonly until: Day | null
  readonly version: number
  readonly members: readonly TeamMember[]
}

const teamColumns = sql`t.id, t.name, t.kind, t.purpose, t.region_id as region, t.municipality_id as municipality,
  t.organisation_id as organisation, coalesce(o.short_name, m.short_name, '') as place, t.head_id as head, t.head_name as "headName",
  t.act, t.from_on as "from", t.until_on as until, t.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'person', k.person_id, 'name', k.printed_name, 'place', s.short_name, 'duty', k.duty,
      'from', k.from_on, 'until', k.until_on) order by k.until_on desc nulls first, k.printed_name)
    from school_team_member k left join organisation s on s.id = k.from_organisation_id where k.record_id = t.id), '[]'::jsonb) as members`

/** A team with everybody who is or was in it; null when out of sight. */
export const findTeam = (tx: Tx, id: string): Promise<Team | null> =>
  maybe(
    tx,
    sql<Team>`select ${teamColumns} from school_team t left join organisation o on o.id = t.organisation_id
      left join municipality m on m.id = t.municipality_id where t.id = ${id}`,
  )

/** The same, locked for a command. */
export const lockTeam = async (tx: Tx, id: string): Promise<Team | null> => {
  const locked = await maybe(tx, sql<{ id: string }>`select id from school_team where id = ${id} for update`)
  return locked === null ? null : findTeam(tx, id)
}

export type Candidate = {
  readonly id: string
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string | null
  readonly place: string
}

/** People who may be named in a team of a node: of the school itself, or of all schools of a network's district. */
export const teamCandidates = (
  tx: Tx,
  node: {
    readonly region: string | null
    readonly municipality: string | null
    readonly organisation: string | null
  },
): Promise<Candidate[]> => {
  const here =
    node.organisation !== null
      ? sql`h.organisation_id = ${node.organisation}`
      : node.municipality !== null
        ? sql`h.municipality_id = ${node.municipality}`
        : sql`h.region_id = ${node.region}`
  return rows(
    tx,
    sql<Candidate>`
      with here as (select h.person_id, h.organisation_id from position_held h where ${here}
        union select h.person_id, h.organisation_id from role_held h where ${here})
      select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName", coalesce(min(o.short_name), '') as place
      from here join person p on p.id = here.person_id and p.state = 'active' left join organisation o on o.id = here.organisation_id
      group by p.id order by p.last_name, p.first_name limit 1500`,
  )
}
