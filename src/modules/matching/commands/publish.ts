import type { Day } from '../../../kernel/day.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { composeDraft } from '../../directives/public.ts'
import { ruleOnPairs } from '../domain/access.ts'
import { type ActGround, actAnnexes, actClauses, actTitle } from '../domain/act.ts'
import { PublishInput } from '../domain/consent-input.ts'
import { differenceOf, type OldPair } from '../domain/difference.ts'
import * as rules from '../domain/rulings.ts'
import { type AskablePlan, planOf } from '../queries/consent.ts'
import { heldElsewhere, livePairsOf } from '../queries/rulings.ts'
import { lockSitting, type Sitting } from './rulings.ts'

type Publishing = Sitting & {
  readonly plan: AskablePlan | null
  readonly held: readonly rules.Held[]
  /** Pairs that this matching changes; null when it goes on from nothing. */
  readonly old: readonly OldPair[] | null
}

const lockPublishing = async (tx: Tx, id: string): Promise<Publishing | null> => {
  const sitting = await lockSitting(tx, id)
  if (sitting === null) return null
  return {
    ...sitting,
    plan: sitting.scenario === null ? null : await planOf(tx, id, sitting.scenario),
    held: await heldElsewhere(tx, sitting),
    old: sitting.continues === null ? null : await livePairsOf(tx, sitting.continues),
  }
}

const groundOf = (publishing: Publishing, bound: readonly rules.Bound[], contractsUntil: Day): ActGround => {
  const { board, plan, old } = publishing
  // a school that another pair leads is not without a mentor
  const held = new Set(publishing.held.map(({ mentee }) => mentee))
  return {
    bound,
    unbound: rules.unboundOf(board.lines, board.looked).filter(({ mentee }) => !held.has(mentee)),
    difference: old === null ? null : differenceOf(old, bound),
    from: publishing.from,
    until: publishing.until,
    contractsUntil,
    schoolYear: publishing.schoolYear,
    policyVersion: plan?.policyVersion ?? '',
    policy: plan?.policy ?? null,
    inputHash: plan?.inputHash ?? '',
    solver: plan?.solver ?? '',
    value: plan?.value ?? '',
  }
}

type DrawnUp = { readonly ground: ActGround }

/**
 * «Утвердить закрепление»: draws up the act whose annex lists the pairs. It is agreed and signed like every paper; pairs are made
 * when it is signed. Of two who press at once the second is told that the act is drawn up.
 */
export const publishMatching = command<PublishInput, Publishing, DrawnUp>({
  name: 'matching.publish',
  input: PublishInput,
  access: ruleOnPairs,
  load: (tx, input) => lockPublishing(tx, input.matching),
  decide: (publishing, { contractsUntil }, { today }) => {
    const bound = rules.mayDrawUp(publishing, publishing.board.looked, publishing.held)
    if (!bound.ok) return bound
    if (contractsUntil <= today) return refuse('contractsPast', 'contractsUntil')
    if (contractsUntil >= publishing.until) return refuse('contractsLate', 'contractsUntil')
    return ok({ ground: groundOf(publishing, bound.value, contractsUntil) })
  },
  save: async (tx, { ground }, publishing, work) => {
    const directive = await composeDraft(
      tx,
      {
        owner: publishing.owner,
        title: actTitle(ground),
        clauses: actClauses(ground),
        annexes: actAnnexes(ground),
      },
      work,
    )
    await run(
      tx,
      sql`update matching set directive_id = ${directive}, contracts_until = ${ground.contractsUntil}, version = version + 1 where id = ${publishing.id}`,
    )
  },
  tell: ({ ground }, { id }) => ({
    record: id,
    change: { pairs: ground.bound.length, contractsUntil: ground.contractsUntil },
  }),
  to: (_change, { id }) => `/matching/${id}/rulings?done=drawn`,
})
