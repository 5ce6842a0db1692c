import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { ownHands } from '../../../platform/jobs/own-hands.ts'
import { proofWords, proveThese, withdrawOfSource } from '../../assignments/public.ts'
import { giveOutPlan } from '../../roadmaps/public.ts'
import { sidesIn } from '../domain/plans/sides.ts'
import type { Pair } from '../domain/types.ts'
import { fulfilledBy, lockPlan } from '../queries/plans.ts'
import { planWords } from '../text/plans.ts'

/** «школа-наставник», «обе школы»: whom the words of a plan mean is written down once, when it is agreed (decisions 11). */
const nameSides = async (tx: Tx, plan: string, pair: Pair): Promise<void> => {
  const open = await rows(
    tx,
    sql<{
      id: string
      words: string
    }>`select id, as_written as words from responsible where record_id = ${plan} and kind in ('unresolved','role','category') order by id limit 2000`,
  )
  for (const { id, words } of open) {
    const [first, ...others] = sidesIn(words, pair)
    if (first === undefined) continue
    await run(
      tx,
      sql`insert into responsible (id, record_id, row_id, region_id, municipality_id, organisation_id, ord, level, as_written, kind, addressee_organisation_id)
          select gen_random_uuid(), r.record_id, r.row_id, r.region_id, r.municipality_id, r.organisation_id, r.ord, r.level, r.as_written, 'organisation', w.id
          from responsible r, unnest(${others}::uuid[]) as w(id) where r.id = ${id}`,
    )
    await run(
      tx,
      sql`update responsible set kind = 'organisation', role_code = null, category_code = null, addressee_organisation_id = ${first} where id = ${id}`,
    )
  }
}

/**
 * A plan is agreed: its rows become поручения of the schools they name, and what asked for the plan is fulfilled at every school
 * of the pair, whichever municipality it belongs to (R119).
 */
export const followAgreedPlan: FactHandler = {
  name: 'pairs.followAgreedPlan',
  of: 'planMoved',
  handle: async (worker, fact) => {
    if (fact.record === null || fact.payload.to !== 'agreed') return
    const { tx, work } = await ownHands(worker, fact, fact.record)
    const plan = await lockPlan(tx, fact.record)
    // taken back in these seconds: nothing is given out
    if (plan === null || plan.state !== 'agreed') return
    await nameSides(tx, plan.id, plan.pair)
    await giveOutPlan(tx, work, plan.id, planWords.agreedAs(plan.roadmap.title))
    const asked = await fulfilledBy(tx, plan.id)
    await proveThese(
      tx,
      work,
      asked.map(({ id }) => id),
      { label: proofWords.planAgreed(plan.roadmap.title), record: plan.id },
    )
  },
}

const ENDS = ['ended', 'endedEarly', 'declined']

/** A pair is over: what its plans still ask is taken back. */
export const endPlanRows: FactHandler = {
  name: 'pairs.endPlanRows',
  of: 'pairMoved',
  handle: async (worker, fact) => {
    if (fact.record === null || !ENDS.includes(String(fact.payload.to))) return
    const { tx, work } = await ownHands(worker, fact, fact.record)
    const plans = await rows(
      tx,
      sql<{
        id: string
      }>`select id from interaction_plan where pair_id = ${fact.record} order by id limit 100`,
    )
    for (const { id } of plans) await withdrawOfSource(tx, work, id, planWords.pairIsOver)
  },
}
