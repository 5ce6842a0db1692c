import { type Column, Table } from '../../../ui/table.tsx'
import { ownWeight } from '../domain/plan/policy.ts'
import type { PlanRequest } from '../domain/plan/request.ts'
import type { PlanLine } from '../domain/types.ts'
import type { PlansText } from '../text/plans.ts'
import type { SchoolProps } from './scenario-school.tsx'

type Point = { readonly what: string; readonly points: number; readonly isData?: boolean }

/** What the score of a pair is made of; the points sum to it. */
export const pointsOf = (p: PlansText, line: PlanLine, { policy }: Pick<PlanRequest, 'policy'>): Point[] => {
  const w = p.school
  const { why } = line
  const isLead = line.kind === 'lead'
  const minutes = isLead ? line.minutes : Math.floor(line.minutes / policy.subjectMinuteDiv)
  const points: readonly Point[] = [
    ...why.themes.map(({ name, severity, level, points: worth }) => ({
      what: w.theme(name, severity, level),
      points: worth,
      isData: true,
    })),
    { what: w.context(why.context), points: isLead ? policy.context * why.context : 0 },
    { what: w.own, points: isLead && why.sameMunicipality ? ownWeight(policy) : 0 },
    { what: w.lastYear, points: isLead && why.lastYear ? policy.lastYear : 0 },
    { what: w.priority, points: why.priority ?? 0 },
    { what: w.floor, points: -(why.floor ?? 0) },
    { what: w.load, points: -why.loadStep },
    { what: w.link, points: -(why.link ?? 0) },
    { what: w.minutes(line.minutes, why.isGuess ?? false), points: -minutes },
  ]
  return points.filter(({ points: worth }) => worth !== 0)
}

export const Why = ({
  here,
  scenario,
  line,
}: Pick<SchoolProps, 'here' | 'scenario'> & { readonly line: PlanLine }) => {
  const w = here.p.school
  const columns: Column<Point>[] = [
    {
      key: 'what',
      head: w.forWhat,
      rowHead: true,
      cell: ({ what, isData }) => (isData ? <span lang="ru">{what}</span> : what),
    },
    { key: 'points', head: w.pointsHead, num: true, cell: ({ points }) => String(points) },
  ]
  return (
    <>
      <h3>
        <span lang="ru">
          {line.mentorName}
          {line.kind === 'subject' ? `, ${here.p.page.subjectOf(line.subject)}` : ''}
        </span>
      </h3>
      <Table
        caption={line.mentorName}
        captionHidden
        rows={pointsOf(here.p, line, scenario.request)}
        columns={columns}
        foot={{ what: w.total, points: String(line.score) }}
      />
    </>
  )
}
