import type { Child } from 'hono/jsx'
import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { RoadmapItem } from '../../roadmaps/domain/types.ts'
import type { WholePlan } from '../domain/plans/types.ts'
import type { PairSchool } from '../domain/types.ts'
import type { PlansText } from '../text/plans.ts'
import { AnswerForm, type Done, Remarks, Reply, type ReplyHere } from './reply-parts.tsx'

const columnsOf = (p: PlansText): Column<RoadmapItem>[] => [
  { key: 'number', head: p.card.number, nowrap: true, cell: (item) => item.number ?? '' },
  { key: 'what', head: p.card.what, rowHead: true, cell: (item) => <span lang="ru">{item.title}</span> },
  {
    key: 'term',
    head: p.card.term,
    phone: p.card.term,
    cell: (item) =>
      item.termAsWritten === null && !item.isSection ? null : <span lang="ru">{item.termAsWritten}</span>,
  },
  {
    key: 'who',
    head: p.card.who,
    phone: p.card.who,
    cell: (item) => <Prose text={item.cells.institutionalResponsibles ?? ''} />,
  },
  {
    key: 'result',
    head: p.card.result,
    phone: p.card.result,
    cell: (item) => <Prose text={item.cells.expectedResult ?? ''} />,
  },
]

type OfPlan = {
  readonly here: ReplyHere
  readonly filled: Filled
  readonly plan: WholePlan
  readonly school: PairSchool
  readonly isAsked: boolean
  readonly done: Done | null
  readonly remark: Filled
  readonly said: Child
  readonly takesRemarks: boolean
}

/** The head of a school reads the plan by a link and approves it. */
export const PlanReplyPage = (props: OfPlan) => {
  const { here, filled, plan, school, isAsked, done } = props
  const { p, r } = here
  return (
    <Reply
      here={here}
      title={r.plan.title}
      lead={<span lang="ru">{glue(r.plan.for(school.name))}</span>}
      done={done}
      isOver={!isAsked}
    >
      <ErrorSummary problems={[...filled.problems, ...props.remark.problems]} />
      <Stack>
        <p>
          <span lang="ru">{plan.roadmap.title}</span>
        </p>
        {isAsked ? <p>{r.plan.why}</p> : null}
        <Table
          caption={r.plan.rows}
          stackable
          dense
          rows={plan.roadmap.items}
          strong={(item) => item.isSection}
          columns={columnsOf(p)}
        />
      </Stack>
      {isAsked ? (
        <Section title={p.approve.title} after>
          <p>{r.plan.next}</p>
          <AnswerForm
            here={here}
            filled={filled}
            action={`/plans/${plan.id}/reply`}
            save={r.plan.save}
            hidden={{ school: school.organisation, channel: 'self' }}
            fields={() => null}
          />
        </Section>
      ) : null}
      <Remarks
        here={here}
        filled={props.remark}
        action={`/plans/${plan.id}/reply/remark`}
        said={props.said}
        why={props.takesRemarks && isAsked ? r.remarks.plan : null}
      />
    </Reply>
  )
}
