import type { Owner } from '../../../kernel/access.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { groundOf } from '../domain/plan/judge.ts'
import { linesOf, type NewLine, type Seat } from '../domain/plan/lines.ts'
import type { PlanRequest } from '../domain/plan/request.ts'

/** Pairs that a person has made by hand, with the reason. */
export type ByHand = ReadonlyMap<string, string>

type Plan = {
  readonly id: string
  readonly matching: string
  readonly owner: Owner
  readonly request: PlanRequest
}

const toRow = (plan: Plan, line: NewLine, byHand: ByHand, id: string) => {
  const note = line.kind === 'lead' ? byHand.get(line.mentee) : undefined
  return {
    id,
    scenario_id: plan.id,
    record_id: plan.matching,
    region_id: plan.owner.region,
    municipality_id: plan.owner.municipality,
    mentee_id: line.mentee,
    mentee_name: line.menteeName,
    mentor_id: line.mentor,
    mentor_name: line.mentorName,
    kind: line.kind,
    subject: line.subject,
    score: line.score,
    coverage: line.coverage,
    minutes: line.minutes,
    why: note === undefined ? line.why : { ...line.why, note },
    is_pinned: line.isPinned,
    is_by_hand: note !== undefined,
  }
}

/** Writes the pairs of a plan anew, with the reasons of each. */
export const savePlanLines = async (
  tx: Pick<Tx, 'db'>,
  plan: Plan,
  seats: readonly Seat[],
  { newId, byHand = new Map() }: { readonly newId: () => string; readonly byHand?: ByHand },
): Promise<void> => {
  await run(tx, sql`delete from matching_line where scenario_id = ${plan.id}`)
  const lines = linesOf(groundOf(plan.request), seats)
  await insertAll(
    tx,
    'matching_line',
    lines.map((line) => toRow(plan, line, byHand, newId())),
  )
}
