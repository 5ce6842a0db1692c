import type { HeldRole } from '../../../../kernel/access.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../../kernel/result.ts'
import { nextState } from '../../../../kernel/workflow.ts'
import type { Cells, RoadmapItem } from '../../../roadmaps/domain/types.ts'
import type { Pair, PairSchool } from '../types.ts'
import { isOwnLine } from './delivered.ts'
import type { ConsiderInput } from './input.ts'
import type {
  Approval,
  Considered,
  ConsideredKind,
  Plan,
  PlanDistrict,
  PlanState,
  WholePlan,
} from './types.ts'
import { type PlanAction, planWorkflow } from './workflow.ts'

/** A plan is made for a pair that its schools have agreed to. */
export const mayPlan = ({ state }: Pick<Pair, 'state'>): boolean =>
  state === 'agreed' || state === 'confirmed' || state === 'working'

/** Where an action leads now, or why not. */
export const movePlan = (
  plan: Pick<Plan, 'state'>,
  action: PlanAction,
): Result<{ readonly from: PlanState; readonly to: PlanState }> => {
  const to = nextState(planWorkflow, plan.state, action)
  return to === null ? refuse('planNotNow') : ok({ from: plan.state, to })
}

/** Districts that an agreement speaks for: the own one, or all of them where the region says it. */
export type Agreement = {
  readonly from: PlanState
  /** Agreed with the last district, else as it was. */
  readonly to: PlanState
  readonly districts: readonly string[]
}

/** Districts that have not agreed yet and that this role may speak for. */
export const awaitedBy = (
  { districts }: Pick<Plan, 'districts'>,
  as: Pick<HeldRole, 'level' | 'municipality'>,
): readonly PlanDistrict[] =>
  districts.filter(({ id, hasAgreed }) => !hasAgreed && (as.level === 'region' || id === as.municipality))

/** Each district of the pair agrees for itself; the plan is in force with the last of them. */
export const agree = (
  plan: Pick<Plan, 'state' | 'districts'>,
  as: Pick<HeldRole, 'level' | 'municipality'>,
): Result<Agreement> => {
  const moved = movePlan(plan, 'agree')
  if (!moved.ok) return moved
  const mine = awaitedBy(plan, as)
  if (mine.length === 0 && plan.districts.length > 0) return refuse('districtAgreedAlready')
  const left = plan.districts.filter(
    ({ id, hasAgreed }) => !hasAgreed && !mine.some((each) => each.id === id),
  )
  const districts = mine.map(({ id }) => id)
  return ok({ from: plan.state, to: left.length === 0 ? moved.value.to : plan.state, districts })
}

/** Words of the plan may be changed: nobody looks at it and it is not agreed. */
export const isOpen = ({ state }: Pick<Plan, 'state'>): boolean => state === 'draft' || state === 'returned'

/** Approvals of the plan as it stands: a change of the rows asks heads anew. */
export const standing = (
  { approvals }: Pick<Plan, 'approvals'>,
  roadmap: { readonly version: number },
): readonly Approval[] => approvals.filter(({ ofVersion }) => ofVersion === roadmap.version)

export type ApprovedPlan = {
  readonly school: PairSchool
  readonly from: PlanState
  /** Sent with the last head, else as it was. */
  readonly to: PlanState
}

/** A head approves what he has seen. */
export const approve = (plan: WholePlan, organisation: OrganisationId): Result<ApprovedPlan> => {
  const moved = movePlan(plan, 'approve')
  if (!moved.ok) return moved
  const school = plan.pair.schools.find((each) => each.organisation === organisation)
  if (school === undefined) return refuse('notOfThePair')
  if (!plan.roadmap.items.some(({ isSection }) => !isSection)) return refuse('planIsEmpty')
  const approved = new Set(standing(plan, plan.roadmap).map((each) => each.organisation))
  if (approved.has(organisation)) return refuse('planApprovedAlready')
  const isLast = plan.pair.schools.every(
    (each) => each.organisation === organisation || approved.has(each.organisation),
  )
  return ok({ school, from: plan.state, to: isLast ? moved.value.to : plan.state })
}

/** What was ticked, with the names of the dictionary; own lines bring their own. */
export const consider = (
  input: ConsiderInput,
  known: ReadonlyMap<string, string>,
): Result<readonly Considered[]> => {
  const refusals: Refusal[] = []
  const lines = input.lines.flatMap((each): Considered[] => {
    const title = isOwnLine(each.code) ? each.title : known.get(each.code)
    const verdict = isOwnLine(each.code) && each.title !== '' ? 'taken' : each.verdict
    if (verdict === '' || title === undefined || title === '') return []
    if (verdict === 'unfit' && each.words === '')
      refusals.push({ code: 'unfitNeedsReason', field: `words.${each.code}` })
    return [{ kind: input.kind, code: each.code, title, verdict, words: each.words }]
  })
  return refusals.length > 0 ? refuseAll(refusals) : ok(lines)
}

/** What a reader of the plan should know before it is approved; nothing of it blocks. */
export type PlanWarning =
  | { readonly kind: 'noTerm' | 'noResponsible'; readonly count: number }
  | { readonly kind: 'unanswered'; readonly count: number }
  | { readonly kind: 'notConsidered'; readonly of: ConsideredKind }

export const warningsOf = (
  items: readonly Pick<RoadmapItem, 'isSection' | 'termAsWritten' | 'cells'>[],
  unanswered: number,
  considered: readonly Pick<Considered, 'kind'>[],
): PlanWarning[] => {
  const rows = items.filter(({ isSection }) => !isSection)
  const noTerm = rows.filter(({ termAsWritten }) => termAsWritten === null).length
  const nobody = rows.filter(({ cells }) => !cells.institutionalResponsibles?.trim()).length
  return [
    ...(noTerm === 0 ? [] : [{ kind: 'noTerm' as const, count: noTerm }]),
    ...(nobody === 0 ? [] : [{ kind: 'noResponsible' as const, count: nobody }]),
    ...(unanswered === 0 ? [] : [{ kind: 'unanswered' as const, count: unanswered }]),
    ...(['guideline', 'model', 'mentoring'] as const)
      .filter((of) => !considered.some(({ kind }) => kind === of))
      .map((of) => ({ kind: 'notConsidered' as const, of })),
  ]
}

/** A row of a plan before it is written. */
export type DraftRow = {
  readonly id: string
  readonly parentId: string | null
  readonly isSection: boolean
  readonly cells: Cells
  readonly answersId: string | null
}

type Line = { readonly cells: Cells; readonly answersId: string | null }

/** Rows under a heading, numbered after the headings that are there; under one of the same name when there is one. */
export const underHeading = (
  title: string,
  lines: readonly Line[],
  have: readonly Pick<RoadmapItem, 'id' | 'parentId' | 'isSection' | 'title'>[],
  newId: () => string,
): DraftRow[] => {
  if (lines.length === 0) return []
  const headings = have.filter(({ isSection, parentId }) => isSection && parentId === null)
  const at = headings.findIndex((each) => each.title === title)
  const heading = headings[at]?.id ?? newId()
  const number = at === -1 ? headings.length + 1 : at + 1
  const before = have.filter(({ parentId }) => parentId === heading).length
  const row = (cells: Cells, no: string): Cells => ({ ...cells, number: no })
  return [
    ...(at === -1
      ? [
          {
            id: heading,
            parentId: null,
            isSection: true,
            cells: row({ activity: title }, String(number)),
            answersId: null,
          },
        ]
      : []),
    ...lines.map(({ cells, answersId }, nth) => ({
      id: newId(),
      parentId: heading,
      isSection: false,
      cells: row(cells, `${number}.${before + nth + 1}`),
      answersId,
    })),
  ]
}

/** «Утверждён руководителями: Озёрская гимназия 12.03.2025, Приозёрная ООШ 14.03.2025». */
export const approvedBy = (
  pair: Pick<Pair, 'schools'>,
  approvals: readonly Pick<Approval, 'organisation' | 'on'>[],
  say: (day: Approval['on']) => string,
): string =>
  pair.schools
    .flatMap(({ organisation, name }) => {
      const found = approvals.find((each) => each.organisation === organisation)
      return found === undefined ? [] : [`${name} ${say(found.on)}`]
    })
    .join(', ')
