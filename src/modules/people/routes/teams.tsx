import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  form,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { addTeamMember, endTeamMember, formTeam } from '../commands/teams.ts'
import { keepTeam } from '../domain/access.ts'
import { EndPage } from '../pages/holding-forms.tsx'
import { TeamPage } from '../pages/team.tsx'
import { TeamFormPage, TeamNodePage, TeamsPage } from '../pages/teams.tsx'
import { type NodeOption, nodesInReach } from '../queries/subject.ts'
import { findTeam, listTeams, type Team, teamCandidates } from '../queries/teams.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'

import { formProps, NOTHING, wantedNode } from './typed.ts'

const SECTION = '/people'

const guarded = (team: Team) => ({
  owner: { region: team.region, municipality: team.municipality, organisation: team.organisation },
  named: { head: team.head },
})

/** Enough of the asker's nodes to know whether there is any. */
const ANY = 50

const teamNodes = async (visit: Visit, wanted: string, most?: number): Promise<readonly NodeOption[]> =>
  (await nodesInReach(visit.tx, wanted, most)).filter(
    ({ level, owner }) => level !== 'region' && may(keepTeam, visit.scope, { owner }),
  )

const showList = async (visit: Visit): Promise<Answer> => {
  const number = Math.min(10_000, Math.max(1, Math.trunc(Number(visit.query('page'))) || 1))
  const mayForm = (await teamNodes(visit, '', ANY)).length > 0
  return visit.page(
    { title: peopleText[visit.lang].teams.title, section: SECTION, wide: true },
    <TeamsPage
      teams={await listTeams(visit.tx, number)}
      page={number}
      mayForm={mayForm}
      lang={visit.lang}
      on={visit.scope.on}
    />,
  )
}

const find = async (visit: Visit): Promise<Team | null> => {
  const id = visit.param('id')
  return isUuid(id) ? findTeam(visit.tx, id) : null
}

// ---------------------------------------------------------------- forming

const showNew = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const t = peopleText[visit.lang].teams
  const wanted = wantedNode(visit, typed)
  const nodes = await teamNodes(visit, wanted)
  if (nodes.length === 0) return { kind: 'redirect', to: '/teams' }
  const node = nodes.length === 1 ? nodes[0] : nodes.find(({ value }) => value === wanted)
  if (node === undefined)
    return visit.page(
      { title: t.chooseNode, section: SECTION },
      <TeamNodePage nodes={nodes} lang={visit.lang} />,
    )
  const known = prefilled({ kind: 'school', from: shortDay(visit.scope.today) })
  const props = formProps(visit, typed, known)
  return visit.page(
    { title: t.newTitle, section: SECTION, failed: props.problems.length > 0 },
    <TeamFormPage
      {...props}
      team={null}
      node={node}
      candidates={await teamCandidates(visit.tx, node.owner)}
    />,
  )
}

const nodeOf = (team: Team): NodeOption => {
  const level = team.organisation === null ? 'municipality' : 'organisation'
  return {
    value: `${level}:${team.organisation ?? team.municipality ?? ''}`,
    name: team.place,
    level,
    municipality: null,
    owner: guarded(team).owner,
  }
}

const showEdit = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const team = await find(visit)
  if (team === null) return { kind: 'notFound' }
  if (typed === NOTHING && !may(keepTeam, visit.scope, guarded(team)))
    return { kind: 'redirect', to: `/teams/${team.id}` }
  const known = prefilled({
    name: team.name,
    head: team.head,
    purpose: team.purpose,
    act: team.act,
    from: shortDay(team.from),
    until: team.until === null ? '' : shortDay(team.until),
  })
  const props = formProps(visit, typed, known)
  return visit.page(
    { title: peopleText[visit.lang].teams.editTitle, section: SECTION, failed: props.problems.length > 0 },
    <TeamFormPage
      {...props}
      team={{ ...team, version: typed.conflict ?? team.version }}
      node={nodeOf(team)}
      candidates={await teamCandidates(visit.tx, guarded(team).owner)}
    />,
  )
}

const teamInput = (team: string, values: FormValues) => ({
  team,
  node: values.text('node'),
  // a team of a district has no choice of kind: it is a network's
  kind: values.text('kind') || 'network',
  name: values.text('name'),
  purpose: values.text('purpose'),
  head: values.text('head'),
  act: values.text('act'),
  from: values.text('from'),
  until: values.text('until'),
})

// ---------------------------------------------------------------- members

const networkNode = (team: Team) =>
  team.kind === 'network' ? { ...guarded(team).owner, organisation: null } : guarded(team).owner

const showTeam = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const team = await find(visit)
  if (team === null) return { kind: 'notFound' }
  const keeps = may(keepTeam, visit.scope, guarded(team))
  const props = formProps(visit, typed, prefilled({ from: shortDay(visit.scope.today) }))
  return visit.page(
    {
      title: team.name,
      section: SECTION,
      failed: props.problems.length > 0,
      about: { record: team.id },
    },
    <TeamPage
      {...props}
      team={team}
      keeps={keeps}
      today={visit.scope.today}
      candidates={keeps ? await teamCandidates(visit.tx, networkNode(team)) : []}
    />,
  )
}

const showEnd = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const team = await find(visit)
  const member = team?.members.find(({ id }) => id === visit.param('member'))
  if (!team || !member) return { kind: 'notFound' }
  if (typed === NOTHING && !may(keepTeam, visit.scope, guarded(team)))
    return { kind: 'redirect', to: `/teams/${team.id}` }
  const t = peopleText[visit.lang].teams
  return visit.page(
    { title: t.endTitle(member.name), section: SECTION, failed: typed.problems.length > 0 },
    <EndPage
      {...formProps(visit, typed, prefilled({ until: shortDay(visit.scope.today) }))}
      title={t.endTitle(member.name)}
      field={t.endUntil}
      button={t.endDo}
      action={`/teams/${team.id}/members/${member.id}/end`}
      back={`/teams/${team.id}`}
      crumbs={[
        { label: t.title, href: '/teams' },
        { label: team.name, href: `/teams/${team.id}` },
      ]}
    />,
  )
}

/** Teams of schools and networks. */
export const teamRoutes: readonly Route[] = [
  datedPage('/teams', 'person', showList),
  page('/teams/new', 'person', (visit) => showNew(visit, NOTHING)),
  form('/teams/new', 'person', {
    command: formTeam,
    input: (values) => teamInput('new', values),
    again: showNew,
    sentences: peopleSentences,
  }),
  datedPage('/teams/:id', 'person', (visit) => showTeam(visit, NOTHING)),
  page('/teams/:id/edit', 'person', (visit) => showEdit(visit, NOTHING)),
  form('/teams/:id/edit', 'person', {
    command: formTeam,
    input: (values, param) => teamInput(param('id'), values),
    again: showEdit,
    sentences: peopleSentences,
  }),
  form('/teams/:id/members', 'person', {
    command: addTeamMember,
    input: (values, param) => ({
      team: param('id'),
      person: values.text('person'),
      duty: values.text('duty'),
      from: values.text('from'),
      until: '',
    }),
    again: showTeam,
    sentences: peopleSentences,
  }),
  page('/teams/:id/members/:member/end', 'person', (visit) => showEnd(visit, NOTHING)),
  form('/teams/:id/members/:member/end', 'person', {
    command: endTeamMember,
    input: (values, param) => ({ team: param('id'), member: param('member'), until: values.text('until') }),
    again: showEnd,
    sentences: peopleSentences,
  }),
]
