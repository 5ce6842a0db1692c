import type { Child } from 'hono/jsx'
import { addDays } from '../../../kernel/day.ts'
import { shortDay, spanText } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import { AnswerLinkNote, AnswerLinks } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import type { GoalsAhead } from '../../deficits/public.ts'
import type { LinkedPaper } from '../../programmes/public.ts'
import type { Pulse } from '../domain/health.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import type { StateLine } from '../queries/list.ts'
import type { PairGoal, PairOpinion, PairPerson } from '../queries/pair.ts'
import { Goals, Opinions, People, Question } from './card-parts.tsx'
import { History } from './history.tsx'
import { HealthTag, type Here, SECTION, StateTag } from './shell.tsx'

export type PairCard = {
  readonly here: Here
  readonly pair: Pair
  readonly pulse: Pulse
  readonly people: readonly PairPerson[]
  readonly goals: readonly PairGoal[]
  /** Deficits that another pair still holds: goals of this one when that pair ends. */
  readonly ahead: readonly GoalsAhead[]
  readonly opinions: readonly PairOpinion[]
  readonly papers: readonly LinkedPaper[]
  readonly states: readonly StateLine[]
  /** Keeps the pair: confirms, ends. */
  readonly keeps: boolean
  /** Schools of the pair that this person may speak for. */
  readonly speaks: readonly PairSchool[]
  /** Schools for which he may say no. */
  readonly refuses: readonly PairSchool[]
  /** He is of that school himself, not of its municipality. */
  readonly isOwn: boolean
  /** He may write down a consultation now. */
  readonly logs: boolean
  /** Contracts, meetings, plan: what the other parts of the module put here. */
  readonly more: Child
  /** Schools that this person may lead to an answer by a link, and the link made a moment ago. */
  readonly links: readonly PairSchool[]
  readonly madeLink: string | null
}

type AnswerProps = { readonly pair: Pair; readonly school: PairSchool; readonly t: Here['t'] }

const Answer = ({ pair, school: { agreedOn, declinedOn, channel }, t }: AnswerProps) => {
  const said =
    agreedOn !== null ? t.card.agreed(agreedOn) : declinedOn !== null && t.card.declined(declinedOn)
  if (said) return <span class="by">{[said, t.card.said[channel]].filter(Boolean).join(', ')}</span>
  return pair.state === 'declined' ? (
    <span class="by">{t.card.silent}</span>
  ) : (
    <span class="need">{t.card.waits}</span>
  )
}

const roleOf = (pair: Pair, school: PairSchool, { t }: Here): string => {
  if (school.side === 'curated') return t.sides.curated
  const subjects = [
    ...new Set(
      pair.bonds
        .filter((bond) => bond.mentor === school.organisation && bond.kind === 'subject')
        .map((bond) => bond.subject),
    ),
  ]
  const isLead = pair.bonds.some((bond) => bond.mentor === school.organisation && bond.kind === 'lead')
  return [isLead ? t.card.leads : '', subjects.length === 0 ? '' : t.card.bySubject(subjects.join(', '))]
    .filter(Boolean)
    .join('; ')
}

/** The school's word may be written down for it, at its line: a network of six schools has no room for six buttons. */
const wordsFor = (card: PairCard, school: PairSchool): ('agree' | 'decline')[] => {
  const { pair, speaks, refuses, isOwn } = card
  if (isOwn || !isWaiting(pair)) return []
  const isThere = ({ organisation }: PairSchool): boolean => organisation === school.organisation
  return [
    ...(school.agreedOn === null && speaks.some(isThere) ? (['agree'] as const) : []),
    ...(refuses.some(isThere) ? (['decline'] as const) : []),
  ]
}

const isWaiting = ({ state }: Pair): boolean => state === 'proposed' || state === 'agreed'

const sayAddress = (pair: Pair, school: PairSchool, word: 'agree' | 'decline'): string =>
  `${SECTION}/${pair.id}/${word}?school=${school.organisation}`

const Schools = (card: PairCard) => {
  const { here, pair, keeps } = card
  return (
    <Section title={here.t.card.schools} after>
      <ul class="rows" lang="ru">
        {pair.schools.map((school) => (
          <li>
            {keeps ? <Link href={`/schools/${school.organisation}`}>{school.name}</Link> : school.name}{' '}
            <span class="by" lang={here.lang}>
              {`${roleOf(pair, school, here)}, `}
            </span>
            <Answer pair={pair} school={school} t={here.t} />
            {wordsFor(card, school).map((word) => (
              <>
                {' · '}
                <span lang={here.lang}>
                  <Link href={sayAddress(pair, school, word)} hidden={school.name}>
                    {word === 'agree' ? here.t.card.agreeFor : here.t.card.declineFor}
                  </Link>
                </span>
              </>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Facts = ({ here, pair }: PairCard) => {
  const { t } = here
  const lines = [
    { label: t.card.days, value: spanText(pair) },
    ...(pair.programme === null
      ? []
      : [
          {
            label: t.card.programme,
            value: <Link href={`/programmes/${pair.programme}`}>{pair.programmeName ?? ''}</Link>,
          },
        ]),
    ...(pair.endedOn === null ? [] : [{ label: t.card.endedOn, value: shortDay(pair.endedOn) }]),
    ...(pair.endedReason ? [{ label: t.card.reason, value: <span lang="ru">{pair.endedReason}</span> }] : []),
  ]
  return <SummaryList lines={lines} />
}

/** Its own head answers from the head of the card. */
const Answers = ({ here, pair, speaks, isOwn }: PairCard) => (
  <>
    {speaks
      .filter((school) => isOwn && pair.state === 'proposed' && school.agreedOn === null)
      .map((school) => (
        <ButtonLink href={sayAddress(pair, school, 'agree')} small>
          {here.t.card.agree}
        </ButtonLink>
      ))}
  </>
)

const Buttons = (card: PairCard) => {
  const { here, pair, keeps, speaks, isOwn, logs } = card
  const { t } = here
  const own = `${SECTION}/${pair.id}`
  const isOn = pair.state === 'working' || pair.state === 'confirmed'
  const mine = isOwn ? speaks[0] : undefined
  return (
    <>
      <Answers {...card} />
      {logs ? (
        <ButtonLink href={`${own}/meetings/new`} small kind={isOwn ? undefined : 'other'}>
          {t.card.log}
        </ButtonLink>
      ) : null}
      {keeps && pair.state === 'agreed' ? (
        <ButtonLink href={`${own}/confirm`} small>
          {t.card.confirm}
        </ButtonLink>
      ) : null}
      {pair.state === 'confirmed' && (keeps || mine) ? (
        <PostButton
          action={`${own}/start`}
          commandKey={here.commandKey}
          small
          hidden={{ school: keeps ? '' : (mine?.organisation ?? '') }}
        >
          {t.card.start}
        </PostButton>
      ) : null}
      {isWaiting(pair) && (keeps || mine) ? (
        <ButtonLink
          href={`${own}/decline${keeps || !mine ? '' : `?school=${mine.organisation}`}`}
          small
          kind="other"
        >
          {keeps ? t.card.withdraw : t.card.decline}
        </ButtonLink>
      ) : null}
      {keeps && isOn ? (
        <ButtonLink href={`${own}/end`} small kind="other">
          {t.card.end}
        </ButtonLink>
      ) : null}
    </>
  )
}

const Papers = ({ here, papers }: PairCard) => (
  <Section title={here.t.card.papers} after>
    {papers.length === 0 ? (
      <p class="muted">{here.t.card.noPapers}</p>
    ) : (
      <ul class="rows" lang="ru">
        {papers.map(({ id, words, title }) => (
          <li>
            <Ref href={id === null || title === null ? null : `/directives/${id}`}>{words}</Ref>{' '}
            <span class="by">{title}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
)

const nextWords = ({ here, pair }: PairCard): string => here.t.card.nexts[pair.state]

/** Before the schools have agreed the card is about them, afterwards about what they do. */
const Order = (card: PairCard) => {
  const isAgreed = card.pair.state !== 'proposed' && card.pair.state !== 'agreed'
  const schools = <Schools {...card} />
  return (
    <>
      {isAgreed ? null : schools}
      <Goals {...card} />
      {card.more}
      {isAgreed ? schools : null}
      <People {...card} />
    </>
  )
}

/** A school that is helped reads who helps it; everybody else reads whom the help is for. */
const Head = (card: PairCard) => {
  const { here, pair, pulse, isOwn, speaks } = card
  const { t } = here
  const names = (side: PairSchool['side']) =>
    pair.schools
      .filter((school) => school.side === side)
      .map(({ name }) => name)
      .join(', ')
  const isHelped = isOwn && speaks.some(({ side }) => side === 'curated')
  return (
    <SpreadHead
      title={<span lang="ru">{glue(names(isHelped ? 'mentor' : 'curated'))}</span>}
      lead={
        <>
          {isHelped ? t.card.helpsUs : t.card.helps}{' '}
          {isHelped ? null : <span lang="ru">{glue(names('mentor'))}</span>}{' '}
          <StateTag state={pair.state} t={t} /> <HealthTag pulse={pulse} here={here} />
        </>
      }
      crumbs={[{ label: t.title, href: SECTION }, { label: pair.title }]}
      actions={<Buttons {...card} />}
    />
  )
}

/** The card of a pair: who helps whom, what is asked now, with what aim, what has been done, what is next. */
export const PairPage = (card: PairCard) => (
  <>
    <Head {...card} />
    <AnswerLinkNote link={card.madeLink} />
    <Question {...card} />
    {nextWords(card) === '' ? null : <p class="muted">{nextWords(card)}</p>}
    <Facts {...card} />
    <AnswerLinks
      action={`${SECTION}/${card.pair.id}/link`}
      commandKey={card.here.commandKey}
      schools={card.links}
    />
    <Order {...card} />
    <Opinions {...card} />
    <Papers {...card} />
    <History title={card.here.t.card.history} names={card.here.t.states} states={card.states} />
  </>
)

export const lastDayOf = (pair: Pick<Pair, 'until'>) => addDays(pair.until, -1)
