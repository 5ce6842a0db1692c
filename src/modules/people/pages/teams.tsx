import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Actions, MarginHead, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { TEAMS_PER_PAGE } from '../domain/paging.ts'
import type { NodeOption } from '../queries/subject.ts'
import type { Candidate, ListedTeam, Team } from '../queries/teams.ts'
import { peopleText } from '../text.ts'
import { periodWords } from './held.tsx'
import { nodeChoices } from './person-parts.tsx'
import { type FormPageProps, Shell } from './shell.tsx'

import { candidateOptions, crumbsOf } from './team-parts.ts'

export type TeamsPageProps = {
  readonly teams: readonly ListedTeam[]
  readonly page: number
  readonly mayForm: boolean
  readonly lang: Language
  /** The past day that the list is drawn for. */
  readonly on: Day | null
}

const columnsOf = (lang: Language): readonly Column<ListedTeam>[] => {
  const t = peopleText[lang].teams
  return [
    {
      key: 'name',
      head: t.name,
      rowHead: true,
      now: true,
      cell: (team) => <Link href={`/teams/${team.id}`}>{team.name}</Link>,
    },
    { key: 'kind', head: t.kind, phone: t.kind, cell: (team) => t.kinds[team.kind] },
    { key: 'place', head: t.place, phone: t.place, cell: (team) => team.place },
    { key: 'head', head: t.head, phone: t.head, nowrap: true, now: true, cell: (team) => team.head },
    { key: 'members', head: t.members, phone: t.members, num: true, cell: (team) => team.members },
    {
      key: 'period',
      head: t.period,
      phone: t.period,
      nowrap: true,
      cell: (team) => periodWords(team.from, team.until, lang),
    },
  ]
}

/** All teams in sight. */
export const TeamsPage = ({ teams, page, mayForm, lang, on }: TeamsPageProps) => {
  const t = peopleText[lang].teams
  const add = (small: boolean) => (
    <ButtonLink href="/teams/new" small={small}>
      {t.add}
    </ButtonLink>
  )
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={mayForm && teams.length > 0 ? add(true) : undefined}
      />
      <Table
        caption={t.caption}
        captionHidden
        stackable
        rows={teams}
        empty={
          <Empty title={t.empty} action={mayForm ? add(false) : undefined}>
            {t.emptyWords}
          </Empty>
        }
        columns={columnsOf(lang)}
      />
      <Pager
        page={page}
        perPage={TEAMS_PER_PAGE}
        total={teams[0]?.total ?? 0}
        href={(to) => `/teams?page=${to}${on === null ? '' : `&on=${on}`}`}
      />
    </>
  )
}

/** First step of a new team where there is a choice of nodes: where it is. */
export const TeamNodePage = ({
  nodes,
  lang,
}: {
  readonly nodes: readonly NodeOption[]
  readonly lang: Language
}) => {
  const t = peopleText[lang].teams
  return (
    <>
      <MarginHead title={t.chooseNode} crumbs={crumbsOf(lang)} />
      <WithMargin>
        <form class="form" method="get" action="/teams/new">
          <SelectField name="node" label={t.node} filter={nodes.length > 15} options={nodeChoices(nodes)} />
          <Actions>
            <Button>{t.next}</Button>
            <Link href="/teams">{peopleText[lang].common.cancel}</Link>
          </Actions>
        </form>
      </WithMargin>
    </>
  )
}

export type TeamFormProps = FormPageProps & {
  readonly team: Team | null
  readonly node: NodeOption
  readonly candidates: readonly Candidate[]
}

/** Forming a team, or putting its facts right. */
export const TeamFormPage = (props: TeamFormProps) => {
  const { team, node, lang, candidates } = props
  const t = peopleText[lang].teams
  const form = bindForm(props.values, props.problems)
  const address = team === null ? '/teams/new' : `/teams/${team.id}/edit`
  return (
    <Shell
      {...props}
      title={team === null ? t.newTitle : t.editTitle}
      lead={node.name}
      crumbs={crumbsOf(lang, team ?? undefined)}
      action={address}
      button={t.save}
      back={team === null ? '/teams' : `/teams/${team.id}`}
      version={team?.version}
      hidden={{ node: node.value }}
    >
      <TextField {...form.text('name')} label={t.nameField} hint={t.nameHint} />
      {team === null && node.level === 'organisation' ? (
        <RadioGroup
          {...form.text('kind')}
          label={t.kind}
          options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <SelectField
        {...form.text('head')}
        label={t.headField}
        hint={t.headHint}
        filter={candidates.length > 15}
        options={candidateOptions(candidates)}
      />
      <TextField {...form.text('purpose')} label={t.purpose} optional />
      <TextField {...form.text('act')} label={t.act} hint={peopleText[lang].role.actHint} optional />
      <DateField {...form.text('from')} label={t.from} />
      <DateField {...form.text('until')} label={t.until} optional />
    </Shell>
  )
}
