import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, SpreadHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { fullName } from '../domain/names.ts'
import type { NodeOption } from '../queries/subject.ts'
import {
  type Candidate,
  type ListedTeam,
  TEAMS_PER_PAGE,
  type Team,
  type TeamMember,
} from '../queries/teams.ts'
import { peopleText } from '../text.ts'
import { periodWords } from './held.tsx'
import { type FormPageProps, Shell } from './shell.tsx'

export type TeamsPageProps = {
  readonly teams: readonly ListedTeam[]
  readonly page: number
  readonly mayForm: boolean
  readonly lang: Language
}

/** All teams in sight. */
export const TeamsPage = ({ teams, page, mayForm, lang }: TeamsPageProps) => {
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
        columns={[
          {
            key: 'name',
            head: t.name,
            rowHead: true,
            cell: (team) => <Link href={`/teams/${team.id}`}>{team.name}</Link>,
          },
          { key: 'kind', head: t.kind, phone: t.kind, cell: (team) => t.kinds[team.kind] },
          { key: 'place', head: t.place, phone: t.place, cell: (team) => team.place },
          { key: 'head', head: t.head, phone: t.head, nowrap: true, cell: (team) => team.head },
          { key: 'members', head: t.members, phone: t.members, num: true, cell: (team) => team.members },
          {
            key: 'period',
            head: t.period,
            phone: t.period,
            nowrap: true,
            cell: (team) => periodWords(team.from, team.until, lang),
          },
        ]}
      />
      <Pager
        page={page}
        perPage={TEAMS_PER_PAGE}
        total={teams[0]?.total ?? 0}
        href={(to) => `/teams?page=${to}`}
      />
    </>
  )
}

const candidateOptions = (candidates: readonly Candidate[]) =>
  candidates.map((one) => ({
    value: one.id,
    label: one.place === '' ? fullName(one) : `${fullName(one)}, ${one.place}`,
  }))

const crumbsOf = (lang: Language, team?: Team) => [
  { label: peopleText[lang].teams.title, href: '/teams' },
  ...(team === undefined ? [] : [{ label: team.name, href: `/teams/${team.id}` }]),
]

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
          <SelectField
            name="node"
            label={t.node}
            filter={nodes.length > 15}
            options={nodes.map(({ value, name, municipality }) => ({
              value,
              label: name,
              ...(municipality === null ? {} : { group: municipality }),
            }))}
          />
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

type MembersProps = {
  readonly team: Team
  readonly members: readonly TeamMember[]
  readonly keeps: boolean
  readonly caption: string
  readonly lang: Language
}

const Members = ({ team, members, keeps, caption, lang }: MembersProps) => {
  const t = peopleText[lang].teams
  return (
    <Table
      caption={caption}
      captionHidden
      stackable
      rows={members}
      columns={[
        { key: 'name', head: t.person, rowHead: true, cell: (one) => one.name },
        ...(team.kind === 'network'
          ? [{ key: 'place', head: t.place, phone: t.place, cell: (one: TeamMember) => one.place }]
          : []),
        { key: 'duty', head: t.duty, phone: t.duty, cell: (one) => one.duty },
        {
          key: 'period',
          head: t.period,
          phone: t.period,
          nowrap: true,
          cell: (one) => periodWords(one.from, one.until, lang),
        },
        ...(keeps
          ? [
              {
                key: 'end',
                head: '',
                cell: (one: TeamMember) => (
                  <Link href={`/teams/${team.id}/members/${one.id}/end`} hidden={one.name}>
                    {t.end}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

export type TeamPageProps = FormPageProps & {
  readonly team: Team
  readonly keeps: boolean
  readonly candidates: readonly Candidate[]
  readonly today: Day
}

const AddMember = (props: TeamPageProps) => {
  const t = peopleText[props.lang].teams
  const form = bindForm(props.values, props.problems)
  return (
    <WithMargin sideTitle={t.addMember} after id="add">
      <ErrorSummary problems={props.problems} />
      <Form action={`/teams/${props.team.id}/members`} commandKey={props.commandKey}>
        <SelectField
          {...form.text('person')}
          label={t.person}
          filter={props.candidates.length > 15}
          options={candidateOptions(props.candidates)}
        />
        <TextField {...form.text('duty')} label={t.duty} optional />
        <DateField {...form.text('from')} label={t.memberFrom} />
        <Actions>
          <Button>{t.addDo}</Button>
        </Actions>
      </Form>
    </WithMargin>
  )
}

/** A team: head, act, term, who is in it and who was. */
export const TeamPage = (props: TeamPageProps) => {
  const { team, keeps, today, lang } = props
  const t = peopleText[lang].teams
  const isPresent = (member: TeamMember): boolean => member.until === null || member.until > today
  const present = team.members.filter(isPresent)
  const past = team.members.filter((member) => !isPresent(member))
  return (
    <>
      <MarginHead title={team.name} lead={`${t.kinds[team.kind]}, ${team.place}`} crumbs={crumbsOf(lang)} />
      <WithMargin>
        <Stack>
          <SummaryList
            lines={[
              { label: t.headName, value: team.headName },
              { label: t.purpose, value: team.purpose },
              { label: t.act, value: team.act },
              { label: t.period, value: periodWords(team.from, team.until, lang) },
            ]}
          />
          {keeps ? (
            <p>
              <Link href={`/teams/${team.id}/edit`}>{t.edit}</Link>
            </p>
          ) : null}
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.membersTitle} after>
        {present.length === 0 ? (
          <p class="muted">{t.membersEmpty}</p>
        ) : (
          <Members team={team} members={present} keeps={keeps} caption={t.membersTitle} lang={lang} />
        )}
      </WithMargin>
      {keeps && (team.until === null || team.until > today) ? <AddMember {...props} /> : null}
      {past.length === 0 ? null : (
        <WithMargin sideTitle={t.pastTitle} after>
          <Members team={team} members={past} keeps={false} caption={t.pastTitle} lang={lang} />
        </WithMargin>
      )}
    </>
  )
}
