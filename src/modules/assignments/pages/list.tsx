import { type Day, daysBetween } from '../../../kernel/day.ts'
import { shortDay, timeLeft } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { TagState } from '../../../ui/tag.tsx'
import { type TaskGroup, type TaskLine, TaskThread } from '../../../ui/task-thread.tsx'
import { isFolded, isOverdue, isUnanswered } from '../domain/rules.ts'
import type { AssignmentLine } from '../queries.ts'
import { type AssignmentText, assignmentText } from '../text.ts'

type Here = { readonly t: AssignmentText; readonly today: Day; readonly lang: Language }

const factOf = (line: AssignmentLine, { t, today }: Here): { state: TagState; fact: string } => {
  if (line.state === 'returned')
    return {
      state: 'returned',
      fact: t.returnedFact(line.decidedOn === null ? '' : shortDay(line.decidedOn), line.remark ?? ''),
    }
  if (line.state === 'reported')
    return { state: 'reported', fact: t.onCheck(line.reportedOn === null ? '' : shortDay(line.reportedOn)) }
  if (isOverdue(line, today) && line.dueOn !== null) return { state: 'overdue', fact: t.wasDue(line.dueOn) }
  if (isUnanswered(line, today) && line.dueOn !== null)
    return { state: 'noAnswer', fact: t.noAnswer(line.dueOn) }
  const due = line.dueOn === null ? '' : `. ${t.dueOn(line.dueOn)}`
  return { state: line.state === 'inWork' ? 'inWork' : 'assigned', fact: t.states[line.state] + due }
}

const taskOf = (line: AssignmentLine, here: Here, isFirst: boolean): TaskLine => {
  const { state, fact } = factOf(line, here)
  const waits = line.state === 'reported'
  const label = line.state === 'returned' ? here.t.fix : here.t.report
  return {
    title: line.title,
    href: `/assignments/${line.id}`,
    quote: line.quote === '' || line.quote === line.title ? undefined : line.quote,
    source: { label: line.sourceLabel, href: `/sources/${line.sourceRecord}` },
    why: line.personName === null ? undefined : line.personName,
    state,
    fact,
    waiting: waits,
    ...(waits ? {} : { action: { label, href: `/assignments/${line.id}/report`, main: isFirst } }),
  }
}

type Bucket = {
  readonly key: string
  readonly when: string
  readonly left?: string | undefined
  readonly late?: boolean
}

const bucketOf = (line: AssignmentLine, { t, today, lang }: Here): Bucket => {
  if (isOverdue(line, today) && line.dueOn !== null)
    return { key: '0', when: t.late, left: t.lateBy(daysBetween(line.dueOn, today)), late: true }
  if (line.dueOn === null) return { key: '3', when: t.noTerm, left: t.noTermWhy }
  return {
    key: `2${line.dueOn}`,
    when: t.until(line.dueOn, today),
    left: line.dueOn < today ? undefined : timeLeft(line.dueOn, today, lang),
  }
}

/** Groups by urgency: overdue first, then by day, what has no term last. */
const groupsOf = (lines: readonly AssignmentLine[], here: Here): TaskGroup[] => {
  const first = lines.find((line) => line.state !== 'reported')
  const groups = new Map<string, { bucket: Bucket; tasks: TaskLine[] }>()
  for (const line of lines) {
    const bucket = bucketOf(line, here)
    const group = groups.get(bucket.key) ?? { bucket, tasks: [] }
    group.tasks.push(taskOf(line, here, line === first))
    groups.set(bucket.key, group)
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { bucket, tasks }]) => ({ ...bucket, tasks }))
}

const Folded = ({ lines, here }: { readonly lines: readonly AssignmentLine[]; readonly here: Here }) => {
  const nearest = lines
    .map((line) => line.opensOn ?? line.dueOn)
    .filter((day) => day !== null)
    .sort()[0]
  if (nearest === undefined) return null
  return (
    <WithMargin sideTitle={here.t.folded} after>
      <p>{here.t.foldedLine(lines.length, shortDay(nearest))}</p>
    </WithMargin>
  )
}

const ToJudge = ({ lines, here }: { readonly lines: readonly AssignmentLine[]; readonly here: Here }) =>
  lines.length === 0 ? null : (
    <WithMargin sideTitle={here.t.waiting} side={here.t.waitingLead} after id="waiting">
      <TaskThreadPlain lines={lines} here={here} />
    </WithMargin>
  )

const TaskThreadPlain = ({
  lines,
  here,
}: {
  readonly lines: readonly AssignmentLine[]
  readonly here: Here
}) => (
  <ul class="rows">
    {lines.map((line) => (
      <li>
        <Link href={`/assignments/${line.id}/judge`}>{line.title}</Link>
        <span class="by">
          {' '}
          {line.personName ?? line.organisation},{' '}
          {here.t.onCheck(line.reportedOn === null ? '' : shortDay(line.reportedOn))}, {line.sourceLabel}
        </span>
      </li>
    ))}
  </ul>
)

const SOON_DAYS = 14

const leadOf = (lines: readonly AssignmentLine[], { t, today }: Here): string => {
  const waiting = lines.filter((line) => line.state !== 'reported')
  if (waiting.length === 0) return t.leadNothing
  const late = waiting.filter((line) => isOverdue(line, today)).length
  const soon = waiting.filter(
    (line) => line.dueOn !== null && line.dueOn >= today && daysBetween(today, line.dueOn) <= SOON_DAYS,
  ).length
  return t.lead(late, soon)
}

/** «Мои поручения»: what I owe, by when, why, and what to press. */
export const AssignmentList = ({
  lines,
  toJudge,
  today,
  lang,
}: {
  readonly lines: readonly AssignmentLine[]
  readonly toJudge: readonly AssignmentLine[]
  readonly today: Day
  readonly lang: Language
}) => {
  const here: Here = { t: assignmentText[lang], today, lang }
  const folded = lines.filter((line) => isFolded(line, today))
  const open = lines.filter((line) => !isFolded(line, today))
  const orders = open.filter((line) => line.modality === 'order')
  const advice = open.filter((line) => line.modality === 'recommendation')
  return (
    <>
      <MarginHead title={here.t.mine} lead={leadOf(orders, here)} />
      {orders.length === 0 && advice.length === 0 && toJudge.length === 0 ? (
        <WithMargin>
          <Empty title={here.t.none}>{here.t.noneWhy}</Empty>
        </WithMargin>
      ) : null}
      <TaskThread groups={groupsOf(orders, here)} />
      <ToJudge lines={toJudge} here={here} />
      {advice.length === 0 ? null : (
        <div class="after">
          <WithMargin>
            <Section title={here.t.recommended}>
              <p class="muted">{here.t.recommendedLead}</p>
            </Section>
          </WithMargin>
          <TaskThread groups={groupsOf(advice, here)} />
        </div>
      )}
      <Folded lines={folded} here={here} />
      <WithMargin after>
        <Link href="/assignments/closed">{here.t.closedLink}</Link>
      </WithMargin>
    </>
  )
}

/** What is over: accepted, taken off control, declined, recalled. */
export const ClosedList = ({
  lines,
  lang,
}: {
  readonly lines: readonly AssignmentLine[]
  readonly lang: Language
}) => {
  const t = assignmentText[lang]
  return (
    <>
      <MarginHead title={t.closed} crumbs={[{ label: t.mine, href: '/assignments' }]} />
      <WithMargin>
        {lines.length === 0 ? (
          <Empty title={t.closedEmpty}>{t.closedEmptyWhy}</Empty>
        ) : (
          <ul class="rows">
            {lines.map((line) => (
              <li>
                <Link href={`/assignments/${line.id}`}>{line.title}</Link>
                <span class="by">
                  {' '}
                  {t.states[line.state]}, {line.sourceLabel}
                </span>
              </li>
            ))}
          </ul>
        )}
      </WithMargin>
    </>
  )
}
