import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { useIsPast } from '../../../ui/surroundings.ts'
import { Table } from '../../../ui/table.tsx'
import type { Candidate, Team, TeamMember } from '../queries/teams.ts'
import { peopleText } from '../text.ts'
import { periodWords } from './held.tsx'
import type { FormPageProps } from './shell.tsx'

import { candidateOptions, crumbsOf } from './team-parts.ts'

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
                head: t.what,
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
  // who comes later was not there on a past day
  const known = useIsPast() ? team.members.filter((member) => member.from <= today) : team.members
  const present = known.filter(isPresent)
  const past = known.filter((member) => !isPresent(member))
  return (
    <>
      <MarginHead title={team.name} lead={`${t.kinds[team.kind]}, ${team.place}`} crumbs={crumbsOf(lang)} />
      <WithMargin>
        <Stack>
          <SummaryList
            lines={[
              { label: t.headName, value: team.headName, now: true },
              { label: t.purpose, value: team.purpose, now: true },
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
