import type { Child } from 'hono/jsx'
import { AnswerLinkNote, AnswerLinks } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { Prose } from '../../../ui/prose.tsx'
import type { UpperRow, VersionLine } from '../../roadmaps/public.ts'
import { periodWords } from '../domain/plans/naming.ts'
import { isOpen, standing } from '../domain/plans/rules.ts'
import { CONSIDERED, type Considered, type WholePlan } from '../domain/plans/types.ts'
import type { PairSchool } from '../domain/types.ts'
import type { StateLine } from '../queries/list.ts'
import { History } from './history.tsx'
import { Above, Activities, ConsideredPart, Versions } from './plan-card-parts.tsx'
import { PLANS, type PlanHere, PlanTag, planCrumbs } from './plan-shell.tsx'
import { SECTION } from './shell.tsx'

export type PlanCard = {
  readonly here: PlanHere
  readonly plan: WholePlan
  readonly above: readonly UpperRow[]
  readonly considered: readonly Considered[]
  readonly fulfils: readonly { readonly id: string; readonly title: string }[]
  readonly versions: readonly VersionLine[]
  readonly states: readonly StateLine[]
  /** Decides about it for a district that has not agreed yet. */
  readonly keeps: boolean
  /** Schools of the pair that this person may approve for. */
  readonly approvesFor: readonly PairSchool[]
  readonly writes: boolean
  readonly isOwn: boolean
  /** Schools that this person may lead to an approval by a link, and the link made a moment ago. */
  readonly links: readonly PairSchool[]
  readonly madeLink: string | null
}

const namesLeft = ({ plan }: PlanCard): string => {
  const done = new Set(standing(plan, plan.roadmap).map(({ organisation }) => organisation))
  return plan.pair.schools
    .filter(({ organisation }) => !done.has(organisation))
    .map(({ name }) => name)
    .join(', ')
}

const Post = ({
  card,
  path,
  children,
}: {
  readonly card: PlanCard
  readonly path: string
  readonly children: Child
}) => (
  <PostButton
    action={`${PLANS}/${card.plan.id}/${path}`}
    commandKey={card.here.commandKey}
    small
    kind="other"
  >
    {children}
  </PostButton>
)

const Approvals = (card: PlanCard) => {
  const { here, plan, approvesFor, isOwn } = card
  const done = new Set(standing(plan, plan.roadmap).map(({ organisation }) => organisation))
  return (
    <>
      {approvesFor
        .filter(({ organisation }) => isOpen(plan) && !done.has(organisation))
        .map((school) => (
          <ButtonLink
            href={`${PLANS}/${plan.id}/approve?school=${school.organisation}`}
            small
            kind={isOwn ? undefined : 'other'}
          >
            {isOwn ? here.p.card.approve : here.p.card.approveFor(school.name)}
          </ButtonLink>
        ))}
    </>
  )
}

const Decisions = (card: PlanCard) => {
  const { here, plan } = card
  return card.keeps && plan.state === 'sent' ? (
    <>
      <PostButton action={`${PLANS}/${plan.id}/agree`} commandKey={here.commandKey} small>
        {here.p.card.agree}
      </PostButton>
      <ButtonLink href={`${PLANS}/${plan.id}/return`} small kind="other">
        {here.p.card.back}
      </ButtonLink>
    </>
  ) : null
}

const Buttons = (card: PlanCard) => {
  const { here, plan, writes } = card
  const { p } = here
  const own = `${PLANS}/${plan.id}`
  return (
    <>
      <Approvals {...card} />
      <Decisions {...card} />
      {writes && isOpen(plan) ? (
        <ButtonLink href={`/roadmaps/${plan.id}/edit`} small kind="other">
          {p.card.edit}
        </ButtonLink>
      ) : null}
      {writes && plan.state === 'sent' ? (
        <Post card={card} path="withdraw">
          {p.card.withdraw}
        </Post>
      ) : null}
      {writes && plan.state === 'agreed' ? (
        <Post card={card} path="amend">
          {p.card.amend}
        </Post>
      ) : null}
      <ButtonLink href={`${own}/paper`} small kind="other">
        {p.card.print}
      </ButtonLink>
      <ButtonLink href={`${own}/docx`} small kind="other" download>
        {p.card.docx}
      </ButtonLink>
    </>
  )
}

/** Which districts have agreed and which is awaited, where schools of two of them are in the pair. */
const districtWords = ({ here, plan: { state, districts } }: PlanCard): string => {
  if (state !== 'sent' || districts.length < 2) return ''
  const names = (hasAgreed: boolean) =>
    districts
      .filter((each) => each.hasAgreed === hasAgreed)
      .map(({ name }) => name)
      .join(', ')
  return [names(true), here.p.card.waits(names(false))].filter(Boolean).join('; ')
}

const Facts = (card: PlanCard) => {
  const { here, plan, fulfils } = card
  const { p } = here
  const said = standing(plan, plan.roadmap).map((each) => {
    const name = plan.pair.schools.find(({ organisation }) => organisation === each.organisation)?.name ?? ''
    return p.card.approval(name, each.on, p.card.said[each.channel])
  })
  const left = isOpen(plan) ? namesLeft(card) : ''
  const districts = districtWords(card)
  return (
    <SummaryList
      lines={[
        { label: p.card.pair, value: <Link href={`${SECTION}/${plan.pair.id}`}>{plan.pair.title}</Link> },
        { label: p.card.year, value: periodWords(plan.roadmap.period) },
        ...(plan.partOf === ''
          ? []
          : [{ label: p.card.partOf, value: <span lang="ru">{plan.partOf}</span> }]),
        {
          label: p.card.approvals,
          value: [...said, ...(left === '' ? [] : [p.card.waits(left)])].join('; ') || '–',
        },
        ...(districts === '' ? [] : [{ label: p.card.districts, value: <span lang="ru">{districts}</span> }]),
        ...(fulfils.length === 0
          ? []
          : [
              {
                label: p.card.fulfils,
                value: (
                  <ul class="rows" lang="ru">
                    {fulfils.map(({ id, title }) => (
                      <li>
                        <Link href={`/assignments/${id}`}>{title}</Link>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  )
}

/** The plan of a pair: what is done together, what it answers and takes into account, where it stands. */
export const PlanPage = (card: PlanCard) => {
  const { here, plan } = card
  const { p } = here
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{plan.roadmap.title}</span>}
        lead={
          <>
            <PlanTag state={plan.state} p={p} /> {p.card.nexts[plan.state]}
          </>
        }
        crumbs={planCrumbs(here, plan)}
        actions={<Buttons {...card} />}
      />
      {plan.state === 'returned' ? (
        <Note kind="need" title={p.card.remarks}>
          <p>
            <Prose text={plan.remarks} />
          </p>
        </Note>
      ) : null}
      <AnswerLinkNote link={card.madeLink} />
      <Facts {...card} />
      <AnswerLinks
        action={`${PLANS}/${card.plan.id}/link`}
        commandKey={card.here.commandKey}
        schools={card.links}
      />
      <Activities {...card} />
      <Above {...card} />
      <Section title={<Now>{p.card.considered}</Now>} after id="considered">
        {CONSIDERED.map((kind) => (
          <ConsideredPart card={card} kind={kind} />
        ))}
      </Section>
      <Versions {...card} />
      <History title={card.here.p.card.history} names={card.here.p.states} states={card.states} />
    </>
  )
}
