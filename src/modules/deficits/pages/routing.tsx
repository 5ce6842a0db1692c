import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Details, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { AUDIENCES } from '../domain/types.ts'
import type { ShownRound } from '../queries/round.ts'
import type { Open, Proposal } from '../queries/routing.ts'
import { roundName } from '../text.ts'
import { deficitColumns } from './deficit-columns.tsx'
import { numbered, placed } from './numbered.ts'
import { DeficitTabs, HandsOf, type Here } from './shell.tsx'

export type RoutingPageProps = {
  readonly here: Here
  readonly rounds: readonly ShownRound[]
  readonly round: ShownRound | null
  readonly routedOn: string | null
  readonly threshold: number
  readonly named: readonly Open[]
  readonly proposals: readonly Proposal[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly done: string
}

const ProposalLine = ({
  here: { t, commandKey },
  proposal,
  at,
  typed,
}: {
  readonly at: number
  readonly typed: Pick<RoutingPageProps, 'values' | 'problems'>
  readonly here: Here
  readonly proposal: Proposal
}) => (
  <>
    <b lang="ru">{proposal.name}</b>{' '}
    <span class="muted">
      {t.routing.schools(proposal.schools)}, {t.routing.states[proposal.state]}
    </span>
    {proposal.reason === '' ? null : (
      <>
        {' '}
        <span lang="ru">{proposal.reason}</span>
      </>
    )}
    {proposal.state === 'proposed' ? (
      <Details title={t.routing.decline} open={typed.values.text('at') === String(at)}>
        <Form action={`/deficits/proposals/${proposal.id}/decline`} commandKey={commandKey} hidden={{ at }}>
          <TextField {...numbered(typed.values, typed.problems, at).text('reason')} label={t.item.reason} />
          <Button kind="other" small>
            {t.routing.declineSave}
          </Button>
        </Form>
      </Details>
    ) : null}
  </>
)

const Agenda = ({ here, proposals, values, problems }: RoutingPageProps) => {
  const { t } = here
  return (
    <Section title={t.routing.agenda} after>
      <p class="muted">{t.routing.agendaLead}</p>
      {proposals.length === 0 ? <p>{t.routing.noCommon}</p> : null}
      {AUDIENCES.filter((section) => proposals.some((each) => each.section === section)).map((section) => (
        <>
          <h3 class="h">{t.routing.section(t.audiences[section])}</h3>
          <Rows
            rows={proposals
              .filter((each) => each.section === section)
              .map((proposal) => ({
                children: (
                  <ProposalLine
                    here={here}
                    proposal={proposal}
                    at={proposals.indexOf(proposal)}
                    typed={{ values, problems }}
                  />
                ),
              }))}
          />
        </>
      ))}
    </Section>
  )
}

const Individual = ({ here, named }: Pick<RoutingPageProps, 'here' | 'named'>) => {
  const { t } = here
  return (
    <Section title={t.routing.individual} after>
      <p class="muted">{t.routing.individualLead}</p>
      <Table
        caption={t.routing.individual}
        captionHidden
        stackable
        rows={named.filter(({ route }) => route === 'individual')}
        empty={<p>{t.routing.noIndividual}</p>}
        columns={[
          ...deficitColumns<Open>(t),
          {
            key: 'taken',
            head: t.deficit.hands,
            phone: t.deficit.hands,
            cell: (row) => (
              <HandsOf line={{ ...row, state: 'open', proposal: null, chosen: 0 }} here={here} />
            ),
          },
        ]}
      />
    </Section>
  )
}

const RoundChoice = ({
  here: { t, lang },
  rounds,
  round,
}: Pick<RoutingPageProps, 'here' | 'rounds' | 'round'>) => (
  <Filters
    action="/deficits/routing"
    reset="/deficits/routing"
    filters={[
      {
        kind: 'select',
        name: 'round',
        label: t.round.name,
        value: round?.id ?? '',
        options: rounds.map(({ id, quarterOn }) => ({ value: id, label: roundName(quarterOn, lang) })),
      },
    ]}
  />
)

const Press = ({ here, round, routedOn, threshold }: RoutingPageProps) => {
  const { t, commandKey } = here
  return (
    <Stack>
      <p>
        {t.map.lead(threshold)} <Link href="/deficits/threshold">{t.map.changeThreshold}</Link>.{' '}
        {routedOn === null ? t.routing.notYet : t.routing.routedOn(routedOn)}
      </p>
      <PostButton
        action={`/deficits/rounds/${round?.id ?? ''}/route`}
        commandKey={commandKey}
        kind={routedOn === null ? 'main' : 'other'}
      >
        {routedOn === null ? t.routing.route : t.routing.again}
      </PostButton>
    </Stack>
  )
}

/** Common to the method day, individual to the pair: counted by the threshold, pressed by a person. */
export const RoutingPage = (props: RoutingPageProps) => {
  const { here, round, routedOn, done, problems } = props
  const { t } = here
  return (
    <>
      <SpreadHead title={t.routing.title} lead={t.routing.lead} />
      <DeficitTabs current="routing" t={t} />
      <ErrorSummary problems={placed(props.values, problems)} />
      {done in t.routing.done ? (
        <Note kind="done" title={t.routing.done[done as keyof typeof t.routing.done]} />
      ) : null}
      {round === null ? (
        <Empty title={t.map.none}>{t.map.noneWhy}</Empty>
      ) : (
        <>
          <RoundChoice {...props} />
          <Press {...props} />
          {routedOn === null ? null : (
            <>
              <Agenda {...props} />
              <Individual {...props} />
            </>
          )}
        </>
      )}
    </>
  )
}
