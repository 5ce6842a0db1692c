import type { Child } from 'hono/jsx'
import { shortDay, spanText } from '../../../kernel/format.ts'
import { movesFrom } from '../../../kernel/workflow.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows, SummaryList } from '../../../ui/lists.tsx'
import { matchingWorkflow } from '../domain/workflow.ts'
import type { MatchingCard, StateLine } from '../queries/matching.ts'
import { type Here, SECTION, StateTag } from './shell.tsx'

export type CardProps = {
  readonly here: Here
  readonly matching: MatchingCard
  readonly states: readonly StateLine[]
  /** Makes plans: coordinators and methodologists of the node. */
  readonly plans: boolean
  /** Offers, scenarios, consent, rulings: what the parts of the module put here. */
  readonly more: Child
  /** Buttons that the parts add. */
  readonly actions: Child
}

const Facts = ({ here, matching }: Pick<CardProps, 'here' | 'matching'>) => {
  const { card } = here.t
  return (
    <SummaryList
      lines={[
        { label: card.days, value: spanText(matching) },
        {
          label: card.programme,
          value:
            matching.programme === null ? (
              card.noProgramme
            ) : (
              <Link href={`/programmes/${matching.programme}`}>{matching.programmeName ?? ''}</Link>
            ),
        },
        { label: card.offersUntil, value: shortDay(matching.offersUntil) },
        { label: card.silence, value: card.silences[matching.silence] },
        ...(matching.cancelledReason === null
          ? []
          : [{ label: card.reason, value: <span lang="ru">{matching.cancelledReason}</span> }]),
      ]}
    />
  )
}

const History = ({ here, states }: Pick<CardProps, 'here' | 'states'>) => (
  <Section title={here.t.card.history} after>
    <Rows
      rows={states.map((line) => ({
        key: shortDay(line.on),
        children: (
          <>
            {here.t.states[line.to]}{' '}
            <span class="by" lang="ru">
              {line.note}
            </span>
          </>
        ),
      }))}
    />
  </Section>
)

const mayCancel = ({ plans, matching }: Pick<CardProps, 'plans' | 'matching'>): boolean =>
  plans && movesFrom(matchingWorkflow, matching.state).some(({ action }) => action === 'cancel')

/** The card of a matching: its state, what is next, then what its parts show. */
export const MatchingPage = (props: CardProps) => {
  const { here, matching } = props
  const { t } = here
  return (
    <>
      <SpreadHead
        title={t.titleOf(matching.schoolYear)}
        lead={
          <>
            <span lang="ru">{matching.place}</span> <StateTag state={matching.state} t={t} />
          </>
        }
        crumbs={[{ label: t.title, href: SECTION }, { label: t.year(matching.schoolYear) }]}
        actions={
          <>
            {props.actions}
            {mayCancel(props) ? (
              <ButtonLink href={`${SECTION}/${matching.id}/cancel`} small kind="other">
                {t.card.cancel}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <p class="muted">{t.card.next[matching.state](matching.offersUntil)}</p>
      <Facts {...props} />
      {props.more}
      <History {...props} />
    </>
  )
}
