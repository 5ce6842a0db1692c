import { shortDay } from '../../../kernel/format.ts'
import type { Unsent } from '../../../platform/http/draft.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Actions, Details, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type TaskGroup, type TaskLine, TaskThread } from '../../../ui/task-thread.tsx'
import { BUCKETS, type Bucket, listHref, PER_PAGE } from '../domain/listing.ts'
import { isPostponable } from '../domain/postponing.ts'
import { isOverdue } from '../domain/rules.ts'
import type { AssignmentLine, BucketLine } from '../queries/line.ts'
import type { Found, Mine } from '../queries/list.ts'
import type { PaperToDecide } from '../queries/papers.ts'
import type { LaterLine } from '../queries/postponing.ts'
import { JudgeForm } from './judging.tsx'
import { isFiltered, LISTS, ListFilters, type ListPageProps, ListTabs, pageHref } from './list-parts.tsx'
import { LaterRequests } from './postponing.tsx'
import { factOf, type Here } from './words.ts'

const handedOf = (line: AssignmentLine, { t }: Here): string | undefined => {
  if (line.handedTo === null) return undefined
  return line.isHandedToMe ? t.handedToMe : t.handedTo(line.handedTo, line.handedUntil)
}

const taskOf = (line: AssignmentLine, here: Here, isFirst: boolean): TaskLine => {
  const { state, fact } = factOf(line, here)
  const waits = line.state === 'reported'
  const label = line.state === 'returned' ? here.t.fix : here.t.answering(line.answerPath)
  return {
    title: line.title,
    href: `/assignments/${line.id}`,
    quote: line.quote === '' || line.quote === line.title ? undefined : line.quote,
    source: { label: line.sourceLabel, href: `/sources/${line.sourceRecord}` },
    why: handedOf(line, here),
    state,
    fact,
    waiting: waits,
    ...(waits ? {} : { action: { label, href: `/assignments/${line.id}/report`, main: isFirst } }),
    // the one who is late asks at once; the others find it on the card
    ...(isPostponable(line) && isOverdue(line, here.today)
      ? { second: { label: here.t.later.ask, href: `/assignments/${line.id}/later` } }
      : {}),
  }
}

/** Groups by urgency: overdue, today, this week, later, without a term, under review. */
const groupsOf = (mine: Mine, buckets: readonly Bucket[], here: Here): TaskGroup[] => {
  const first = mine.lines.find((line) => line.state !== 'reported')
  return buckets.map((bucket) => ({
    when: here.t.buckets[bucket],
    left: here.t.bucketCount(mine.counts[bucket] ?? 0),
    late: bucket === 'late',
    tasks: mine.lines
      .filter((line: BucketLine) => line.bucket === bucket)
      .map((line) => taskOf(line, here, line === first)),
  }))
}

/** «Ещё 24 позже»: rows of a roadmap that open 30 days before their term. */
const Folded = ({ mine, props }: { readonly mine: Mine; readonly props: ListPageProps }) => {
  const { here, request } = props
  if (request.folded)
    return (
      <WithMargin after>
        <Link href={listHref(LISTS.mine, request, { folded: false })}>{here.t.unfoldedBack}</Link>
      </WithMargin>
    )
  if (mine.nearest === null) return null
  return (
    <WithMargin sideTitle={here.t.folded} after>
      <p>
        {here.t.foldedLine(mine.folded, shortDay(mine.nearest))}{' '}
        <Link href={listHref(LISTS.mine, request, { folded: true })}>{here.t.foldedShow}</Link>
      </p>
    </WithMargin>
  )
}

/** What was begun and not sent (decisions 34): it goes on where it was typed. */
const UnsentForms = ({ unsent, here }: { readonly unsent: readonly Unsent[]; readonly here: Here }) =>
  unsent.length === 0 ? null : (
    <WithMargin sideTitle={here.t.unsent.title} after id="unsent">
      <p class="muted">{here.t.unsent.lead}</p>
      <ul class="rows">
        {unsent.map(({ id, title, address, on }) => (
          <li>
            <Link href={address}>
              <span lang="ru">{title}</span>
            </Link>{' '}
            <span class="muted">{here.t.unsent.typed(on)}</span>
            <Details title={here.t.unsent.needless}>
              <PostButton
                action="/drafts/drop"
                commandKey={here.commandKey}
                hidden={{ id }}
                kind="stop"
                small
              >
                {here.t.unsent.drop}
              </PostButton>
            </Details>
          </li>
        ))}
      </ul>
    </WithMargin>
  )

const ORDERS = BUCKETS.filter((bucket) => bucket !== 'recommended')

const Advice = ({ mine, here }: { readonly mine: Mine; readonly here: Here }) =>
  mine.counts.recommended === undefined ? null : (
    <div class="after">
      <WithMargin>
        <Section title={here.t.recommended}>
          <p class="muted">{here.t.recommendedLead}</p>
        </Section>
      </WithMargin>
      <TaskThread groups={groupsOf(mine, ['recommended'], here)} />
    </div>
  )

const leadOf = ({
  mine,
  waiting: { total },
  papers,
  here: { t },
}: WaitsForMe & { readonly mine: Mine }): string => {
  const { late = 0, today = 0, week = 0 } = mine.counts
  return [
    papers.length === 0 ? '' : t.papers.lead(papers.length),
    total === 0 ? '' : t.leadJudge(total),
    t.lead(late, today + week),
  ]
    .filter(Boolean)
    .join(' ')
}

const FIRST = { register: '/schools/import', people: '/people', directive: '/directives' } as const
export type FirstStep = keyof typeof FIRST

/** An installation on its first day: what to do, in order. */
const FirstSteps = ({ steps, here }: { readonly steps: readonly FirstStep[]; readonly here: Here }) => (
  <Section title={here.t.first.title}>
    <ol>
      {steps.map((step) => (
        <li>
          <Link href={FIRST[step]}>{here.t.first[step]}</Link>
        </li>
      ))}
    </ol>
  </Section>
)

const isEmpty = (mine: Mine, waiting: Found): boolean => mine.lines.length + waiting.lines.length === 0

type WaitsForMe = ListPageProps & {
  /** Papers that stand still until he decides. */
  readonly papers: readonly PaperToDecide[]
  readonly waiting: Found
  /** Who asks for a later day. */
  readonly later: readonly LaterLine[]
}

const PapersToDecide = ({ papers, here: { t } }: Pick<WaitsForMe, 'papers' | 'here'>) =>
  papers.length === 0 ? null : (
    <Section title={t.papers.title} id="papers">
      <ul class="rows">
        {papers.map(({ id, title, wants }) => (
          <li>
            <Link href={wants === 'resolution' ? `/directives/${id}/resolution` : `/directives/${id}`}>
              <span lang="ru">{title}</span>
            </Link>{' '}
            <span class="muted">{t.papers[wants]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )

/** What waits for a decision of this person: papers, requests for a later day, the first reports. Only above the first page of his own work. */
const Waiting = (props: WaitsForMe) => {
  const { here, waiting, later } = props
  if (props.request.page > 1) return null
  return (
    <>
      <PapersToDecide papers={props.papers} here={here} />
      <LaterRequests here={here} lines={later} />
      {waiting.lines.length === 0 ? null : (
        <div class={later.length + props.papers.length === 0 ? undefined : 'after'}>
          <Section title={here.t.waiting} id="waiting">
            <JudgeForm {...props} found={waiting} />
            {waiting.total > waiting.lines.length ? (
              <p>
                <Link href={LISTS.judging}>{here.t.allWaiting(waiting.total)}</Link>
              </p>
            ) : null}
          </Section>
        </div>
      )}
    </>
  )
}

/** As many assignments are seen at once; choosing among them would only push the first one down. */
const SEEN_AT_ONCE = 12

/** A long list is chosen from at once, a short one only by whoever wishes, an empty one not at all. */
const MyFilters = ({ props, total }: { readonly props: ListPageProps; readonly total: number }) => {
  const filters = <ListFilters list="mine" props={props} />
  if (total > SEEN_AT_ONCE || isFiltered(props)) return filters
  return total === 0 ? null : <Details title={props.here.t.filters.title}>{filters}</Details>
}

/** Nothing is asked of this person: what will come, and for whoever controls, where the work of others is. */
const Nothing = ({ props }: { readonly props: ListPageProps }) => {
  const { t } = props.here
  if (isFiltered(props)) return <Empty title={t.noneSuch}>{t.noneSuchWhy}</Empty>
  if (!props.judges) return <Empty title={t.none}>{t.noneWhy}</Empty>
  return (
    <Empty
      title={t.noneForMe}
      action={
        <Actions>
          <Link href={LISTS.control}>{t.tabs.control}</Link>
          <Link href={LISTS.late}>{t.tabs.late}</Link>
        </Actions>
      }
    >
      {t.noneForMeWhy}
    </Empty>
  )
}

/** «Мои поручения»: what waits for my judgement first, then what I owe, by when, why, and what to press. */
export const AssignmentList = (
  props: WaitsForMe & {
    readonly mine: Mine
    /** What to begin with where nothing has been put in yet; empty otherwise. */
    readonly first: readonly FirstStep[]
    /** Forms that the person began and did not send. */
    readonly unsent: readonly Unsent[]
    /** May hand all work of a person over. */
    readonly hands: boolean
  },
) => {
  const { here, mine, waiting, request } = props
  const total = Object.values(mine.counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <MarginHead title={here.t.mine} lead={leadOf(props)} />
      <ListTabs {...props} current="mine" />
      <Waiting {...props} />
      <div
        class={waiting.lines.length + props.later.length + props.papers.length === 0 ? undefined : 'after'}
      >
        <MyFilters props={props} total={total} />
      </div>
      {isEmpty(mine, waiting) ? (
        <WithMargin>
          {props.first.length === 0 ? (
            <Nothing props={props} />
          ) : (
            <FirstSteps steps={props.first} here={here} />
          )}
        </WithMargin>
      ) : null}
      <TaskThread groups={groupsOf(mine, ORDERS, here)} />
      <Advice mine={mine} here={here} />
      <Pager page={request.page} perPage={PER_PAGE} total={total} href={pageHref('mine', request)} />
      <Folded mine={mine} props={props} />
      <UnsentForms unsent={props.unsent} here={here} />
      {props.hands ? (
        <WithMargin after>
          <Link href="/assignments/hand-over">{here.t.handOver.title}</Link>
        </WithMargin>
      ) : null}
    </>
  )
}
