import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink, PostButtonLink } from '../../../ui/button.tsx'
import { Actions, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { useIsPast } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { OpinionKind, Pair, PairSchool } from '../domain/types.ts'
import { pairWorkflow } from '../domain/workflow.ts'
import type { PairGoal } from '../queries/pair.ts'
import type { PairCard } from './card.tsx'
import { SECTION } from './shell.tsx'

const isOver = (pair: Pair): boolean => pairWorkflow.final.includes(pair.state)

const nameOf = (pair: Pair, organisation: string): string =>
  pair.schools.find((school) => school.organisation === organisation)?.name ?? ''

const speaksFor = (speaks: readonly PairSchool[], organisation: string): boolean =>
  speaks.some((school) => school.organisation === organisation)

const GOAL_TAG = { open: 'inWork', met: 'accepted', dropped: 'cancelled' } as const

const Outcome = ({ goal, card }: { readonly goal: PairGoal; readonly card: PairCard }) => {
  const { t } = card.here
  const mayClose = goal.state === 'open' && speaksFor(card.speaks, goal.organisation)
  return (
    <>
      <Prose text={goal.outcome} />{' '}
      {mayClose ? (
        <Link href={`${SECTION}/${card.pair.id}/goals/${goal.id}`} hidden={goal.text}>
          {t.card.closeGoal}
        </Link>
      ) : null}
    </>
  )
}

const GoalWords = ({ goal, card }: { readonly goal: PairGoal; readonly card: PairCard }) => (
  <span lang="ru">
    {goal.text}
    {goal.subject === '' ? null : <span class="by"> {goal.subject}</span>}
    {goal.source === null ? null : (
      <span class="by" lang={card.here.lang}>
        {' '}
        {card.here.t.card.fromDeficit}
      </span>
    )}
  </span>
)

const goalColumns = (card: PairCard): Column<PairGoal>[] => {
  const { here, pair } = card
  const { t } = here
  const many = pair.schools.filter(({ side }) => side === 'curated').length > 1
  const school: Column<PairGoal> = {
    key: 'school',
    head: t.goal.school,
    phone: t.goal.school,
    cell: (goal) => <span lang="ru">{nameOf(pair, goal.organisation)}</span>,
  }
  return [
    {
      key: 'text',
      head: t.goal.text,
      rowHead: true,
      cell: (goal) => <GoalWords goal={goal} card={card} />,
    },
    ...(many ? [school] : []),
    {
      key: 'state',
      head: t.list.state,
      cell: (goal) => (
        <Tag state={GOAL_TAG[goal.state]}>
          {[t.card.goalStates[goal.state], goal.closedOn === null ? '' : shortDay(goal.closedOn)]
            .filter(Boolean)
            .join(' ')}
        </Tag>
      ),
    },
    {
      key: 'outcome',
      head: t.goal.outcome,
      phone: t.goal.outcome,
      cell: (goal) => <Outcome goal={goal} card={card} />,
    },
  ]
}

/** What the help is for and what came of it. */
export const Goals = (card: PairCard) => {
  const { here, pair, goals, ahead, speaks } = card
  const { t } = here
  return (
    <Section title={<Now>{t.card.goals}</Now>} after id="goals">
      <Table
        caption={t.card.goals}
        captionHidden
        stackable
        rows={goals}
        empty={<p class="muted">{t.card.noGoals}</p>}
        columns={goalColumns(card)}
      />
      {ahead.map((other) => (
        <p>
          {t.card.goalsAhead(other.count)}{' '}
          <Link href={`${SECTION}/${other.pair}`}>
            <span lang="ru">{other.title}</span>
          </Link>
        </p>
      ))}
      {speaks.some(({ side }) => side === 'curated') && !isOver(pair) ? (
        <p class="go">
          <Link href={`${SECTION}/${pair.id}/goals/new`}>{t.card.addGoal}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** People of both sides; those who went last. */
export const People = ({ here, pair, people, speaks }: PairCard) => {
  const { t } = here
  return (
    <Section title={t.card.people} after id="people">
      {people.length === 0 ? <p class="muted">{t.card.noPeople}</p> : null}
      <ul class="rows">
        {people.map((person) => (
          <li>
            <span lang="ru">
              {[person.name, person.position, nameOf(pair, person.organisation)].filter(Boolean).join(', ')}
            </span>{' '}
            <span class="by">
              {person.duty === 'subject' ? t.card.bySubject(person.subject) : t.card.duties[person.duty]}
              {person.until === null ? '' : `, ${t.card.until(person.until)}`}
            </span>{' '}
            {person.until === null && speaksFor(speaks, person.organisation) && !isOver(pair) ? (
              <PostButtonLink
                action={`${SECTION}/${pair.id}/people/${person.id}/release`}
                commandKey={`${here.commandKey.slice(0, -12)}${person.id.slice(-12)}`}
              >
                {t.card.release}
                <span class="vh"> {person.name}</span>
              </PostButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
      {speaks.length > 0 && !isOver(pair) ? (
        <p class="go">
          <Link href={`${SECTION}/${pair.id}/people/new`}>{t.card.addPerson}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** Which question the school is asked now. */
const askedNow = ({ pair, pulse }: PairCard): OpinionKind | null => {
  if (pair.state === 'ended' || pair.state === 'endedEarly') return 'closing'
  return pair.state === 'working' && pulse.lastMet !== null ? 'fit' : null
}

/** What a school is asked now stands first: whether the pair fits, how the help went. */
export const Question = (card: PairCard) => {
  const { here, pair, speaks, opinions, isOwn } = card
  const { t } = here
  const kind = askedNow(card)
  if (kind === null || useIsPast()) return null
  const waiting = speaks.filter(
    (school) => !opinions.some((each) => each.kind === kind && each.organisation === school.organisation),
  )
  if (waiting.length === 0) return null
  return (
    <Note kind="need" title={t.card[kind]}>
      <p>{kind === 'fit' ? t.card.fitWhy : t.card.closingWhy}</p>
      <Actions>
        {waiting.map((school) => (
          <ButtonLink
            href={`${SECTION}/${pair.id}/opinion?kind=${kind}&school=${school.organisation}`}
            small
            kind="other"
          >
            {isOwn ? t.card.answer : `${t.card.answer}: ${school.name}`}
          </ButtonLink>
        ))}
      </Actions>
    </Note>
  )
}

/** The fit question and the closing one, and what those whom this person answers for have said. */
export const Opinions = (card: PairCard) => {
  const { here, pair, opinions } = card
  const { t } = here
  if (opinions.length === 0) return null
  return (
    <Section title={t.card.opinions} after id="opinions">
      <ul class="rows">
        {opinions.map((opinion) => (
          <li>
            <span class="by">
              {t.card.kinds[opinion.kind]}, {shortDay(opinion.on)}, {nameOf(pair, opinion.organisation)}:
            </span>{' '}
            <b>{t.card.marks[opinion.mark]}</b>{' '}
            <Prose text={[opinion.helped, opinion.missing].filter(Boolean).join('\n')} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
