import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { isUuid, type PersonId } from '../../../kernel/ids.ts'
import { ok, refuse, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { keepTeam } from '../domain/access.ts'
import { EndMemberInput, TeamInput, TeamMemberInput } from '../domain/input.ts'
import { printedName } from '../domain/names.ts'
import { memberFitsTeam, rolesGrantedBy } from '../domain/rules.ts'
import type { Names } from '../domain/types.ts'
import { ownerOfNode } from '../queries/subject.ts'
import { lockTeam, type Team } from '../queries/teams.ts'
import { insertRole } from './holding.ts'

const teamPage = (id: string): string => `/teams/${id}`

type Known = Names & { readonly id: PersonId; readonly organisation: string | null }

/** A person in sight with the school he is counted to. */
const findKnown = (tx: Tx, id: string): Promise<Known | null> =>
  maybe(
    tx,
    sql<Known>`select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName",
        (select h.organisation_id from position_held h where h.person_id = p.id order by h.until_on desc nulls first limit 1) as organisation
      from person p where p.id = ${id} and p.state = 'active'`,
  )

type Forming = Subject & { readonly team: Team | null; readonly head: Known | null }
type Formed = TeamInput & {
  readonly id: string
  readonly head: string
  readonly headName: string
  readonly grantsRole: boolean
}

const guardTeam = (team: Team): Subject => ({
  owner: { region: team.region, municipality: team.municipality, organisation: team.organisation },
  named: { head: team.head },
  version: team.version,
  record: team.id,
})

const loadForming = async (tx: Tx, input: TeamInput): Promise<Forming | null> => {
  const head = await findKnown(tx, input.head)
  if (input.team === 'new') {
    const owner = await ownerOfNode(tx, input.node)
    return owner && { owner, named: { head: null }, team: null, head }
  }
  const team = isUuid(input.team) ? await lockTeam(tx, input.team) : null
  return team && { ...guardTeam(team), team, head }
}

const insertTeam = async (tx: Tx, change: Formed, owner: Owner, work: Work): Promise<void> => {
  const { region, municipality, organisation } = owner
  const reach = change.kind === 'network' ? 'shared' : 'own'
  await work.record({ id: change.id, kind: 'team', title: change.name, owner, reach })
  await run(
    tx,
    sql`insert into school_team (id, region_id, municipality_id, organisation_id, kind, name, purpose, head_id, head_name, act, from_on, until_on)
        values (${change.id}, ${region}, ${municipality}, ${organisation}, ${change.kind}, ${change.name}, ${change.purpose}, ${change.head},
                ${change.headName}, ${change.act}, ${change.from}, ${change.until})`,
  )
}

const updateTeam = async (tx: Tx, change: Formed): Promise<void> => {
  await run(
    tx,
    sql`update school_team set name = ${change.name}, purpose = ${change.purpose}, head_id = ${change.head}, head_name = ${change.headName},
          act = ${change.act}, from_on = ${change.from}, until_on = ${change.until}, version = version + 1 where id = ${change.id}`,
  )
  await run(tx, sql`update record set title = ${change.name}, version = version + 1 where id = ${change.id}`)
}

/** Whoever leads the team answers for it in the roadmap (27 of 32 rows of one name him): he then holds the role as well. */
const grantHeadRole = async (tx: Tx, change: Formed, owner: Owner, work: Work): Promise<void> => {
  const held = await maybe(
    tx,
    sql<{
      id: string
    }>`select id from role_held where person_id = ${change.head} and role = 'teamHead' and organisation_id = ${owner.organisation}
        and (until_on is null or until_on > ${change.from})`,
  )
  if (held !== null) return
  await insertRole(tx, work.newId(), change.head, owner, {
    role: 'teamHead',
    from: change.from,
    until: change.until,
    act: change.act,
    delegatedBy: null,
  })
}

/** Forms a team or puts it right: name, head, act, dates. The head's name is kept as it is now (R221). */
export const formTeam = command<TeamInput, Forming, Formed>({
  name: 'team.form',
  input: TeamInput,
  access: keepTeam,
  load: loadForming,
  decide: (subject, input, { scope, newId }) => {
    const { head, owner, team } = subject
    if (head === null) return refuse('choosePerson', 'head')
    if (input.until !== null && input.until <= input.from) return refuse('periodBackwards', 'until')
    const kind = team?.kind ?? input.kind
    if (kind === 'school' && owner.organisation === null) return refuse('teamNeedsSchool', 'node')
    const grantsRole = owner.organisation !== null && rolesGrantedBy(scope, owner).includes('teamHead')
    return ok({
      ...input,
      kind,
      id: team?.id ?? newId(),
      head: head.id,
      headName: printedName(head),
      grantsRole,
    })
  },
  save: async (tx, change, subject, work) => {
    if (subject.team === null) await insertTeam(tx, change, subject.owner, work)
    else await updateTeam(tx, change)
    if (change.grantsRole) await grantHeadRole(tx, change, subject.owner, work)
  },
  tell: (change, subject) => ({
    record: change.id,
    change: { head: change.head, from: change.from, until: change.until, formed: subject.team === null },
    words: { name: change.name },
  }),
  to: (change) => teamPage(change.id),
})

type Joining = Subject & { readonly team: Team; readonly person: Known | null }
type Joined = TeamMemberInput & { readonly printed: string; readonly organisation: string | null }

const shareWith = async (tx: Tx, team: Team, organisation: string): Promise<void> => {
  await run(
    tx,
    sql`insert into share (record_id, region_id, municipality_id, organisation_id, why)
        select ${team.id}, o.region_id, o.municipality_id, o.id, 'team' from organisation o where o.id = ${organisation}
        on conflict on constraint share_once do nothing`,
  )
}

/** A member with dates; in a network his school sees the team from then on. */
export const addTeamMember = command<TeamMemberInput, Joining, Joined>({
  name: 'team.addMember',
  input: TeamMemberInput,
  access: keepTeam,
  load: async (tx, input) => {
    const team = await lockTeam(tx, input.team)
    return team && { ...guardTeam(team), team, person: await findKnown(tx, input.person) }
  },
  decide: ({ team, person }, input) => {
    if (person === null) return refuse('choosePerson', 'person')
    const fits = memberFitsTeam(team, input)
    if (!fits.ok) return refuseAll(fits.refusals)
    const inside = team.members.some(
      (member) =>
        member.person === person.id &&
        (member.until === null || member.until > input.from) &&
        (input.until === null || member.from < input.until),
    )
    if (inside) return refuse('member_once', 'person')
    return ok({ ...input, printed: printedName(person), organisation: person.organisation })
  },
  save: async (tx, change, { team, owner }, work) => {
    const { region, municipality, organisation } = owner
    await run(
      tx,
      sql`insert into school_team_member (id, record_id, region_id, municipality_id, organisation_id, person_id, printed_name, from_organisation_id,
                                          duty, from_on, until_on)
          values (${work.newId()}, ${team.id}, ${region}, ${municipality}, ${organisation}, ${change.person}, ${change.printed},
                  ${change.organisation}, ${change.duty}, ${change.from}, ${change.until})`,
    )
    if (team.kind === 'network' && change.organisation !== null && change.organisation !== organisation)
      await shareWith(tx, team, change.organisation)
  },
  tell: (change, { team }) => ({ record: team.id, change: { person: change.person, from: change.from } }),
  to: (_change, { team }) => teamPage(team.id),
})

type Leaving = Subject & { readonly team: Team; readonly from: Day }

export const endTeamMember = command<EndMemberInput, Leaving, EndMemberInput>({
  name: 'team.endMember',
  input: EndMemberInput,
  access: keepTeam,
  load: async (tx, input) => {
    const team = await lockTeam(tx, input.team)
    const member = team?.members.find(({ id }) => id === input.member)
    return team && member ? { ...guardTeam(team), team, from: member.from } : null
  },
  decide: ({ from }, input) => (input.until <= from ? refuse('endsBeforeStart', 'until') : ok(input)),
  save: async (tx, change) => {
    await run(tx, sql`update school_team_member set until_on = ${change.until} where id = ${change.member}`)
  },
  tell: (change, { team }) => ({ record: team.id, change: { member: change.member, until: change.until } }),
  to: (_change, { team }) => teamPage(team.id),
})
