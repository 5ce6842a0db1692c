import { parseDay } from '../../../kernel/day.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import { type Work, workIn } from '../../../platform/command/work.ts'
import { one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { WorkerTx } from '../../../platform/database/worker-transaction.ts'
import type { Fact, FactHandler } from '../../../platform/jobs/facts.ts'
import { newId } from '../../../platform/random.ts'
import { nobody } from '../../../platform/scope/scope.ts'
import { openOfSource, proofWords, proveThese, withdraw } from '../../assignments/public.ts'
import { giveOutPlan } from '../../roadmaps/public.ts'
import { sidesIn } from '../domain/plans/sides.ts'
import type { Pair } from '../domain/types.ts'
import { fulfilledBy, lockPlan } from '../queries/plans.ts'
import { planWords } from '../text/plans.ts'

/** The program's own hands on the day of the fact: a pair may have schools of several municipalities, and no person sees them all. */
const ownHands = async (
  worker: WorkerTx,
  { at, payload }: Fact,
  record: string,
): Promise<{ tx: Tx; work: Work }> => {
  const moment = toMoment(at)
  const { zone } = await one(
    worker,
    sql<{
      zone: string
    }>`select coalesce(m.zone, g.zone) as zone from record r join region g on g.id = r.region_id
      left join municipality m on m.id = r.municipality_id where r.id = ${record}`,
  )
  const today = parseDay(typeof payload.on === 'string' ? payload.on : '') ?? dayInZone(moment, zone)
  const tx: Tx = { ...worker, scope: { ...nobody(moment), today } }
  return { tx, work: workIn({ tx, at: moment, as: 'self', newId }) }
}

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
    for (const { id } of plans) {
      const open = await openOfSource(tx, id)
      await withdraw(
        tx,
        work,
        open.map((each) => each.id),
        planWords.pairIsOver,
      )
    }
  },
}
