import { addSeconds, moment } from '../clock.ts'
import type { Pools } from '../database/pools.ts'
import { asWorker, type WorkerTx } from '../database/worker-transaction.ts'
import type { Log } from '../log.ts'

/** Something that happened in a module to the left or right, told without knowing who listens (decisions 10). */
export type Fact = {
  readonly id: string
  readonly name: string
  readonly record: string | null
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: string
}

/** What a module does when a fact is told: once for each fact, in a transaction of its own. */
export type FactHandler = {
  /** Name of the handler, kept with the fact: renaming it would run old facts again. */
  readonly name: string
  readonly of: string
  readonly handle: (tx: WorkerTx, fact: Fact) => Promise<void>
}

/** A handler that appears later does not live through the whole past. */
const BACK_DAYS = 30
const DAY_SECONDS = 86_400
const AT_ONCE = 500

const WAITING = `select f.id, f.name, f.record_id as record, f.payload, f.at from fact f
  where f.name = $1 and f.at > $2::timestamptz and not exists (select from fact_done d where d.fact_id = f.id and d.handler = $3)
  order by f.at, f.id limit ${AT_ONCE}`

const handleOne = async (
  database: Pick<Pools, 'worker'>,
  handler: FactHandler,
  fact: Fact,
): Promise<boolean> =>
  asWorker(database.worker, async (tx) => {
    const { rowCount } = await tx.client.query(
      'insert into fact_done (fact_id, handler, at) values ($1, $2, $3) on conflict do nothing',
      [fact.id, handler.name, moment()],
    )
    if (rowCount !== 1) return false
    await handler.handle(tx, fact)
    return true
  })

/** Hands every waiting fact to its handlers. One that fails is tried again at the next look. Gives how many were handled. */
export const handleFacts = async (
  database: Pick<Pools, 'worker'>,
  handlers: readonly FactHandler[],
  log: Log,
  backDays = BACK_DAYS,
): Promise<number> => {
  const since = addSeconds(moment(), -backDays * DAY_SECONDS)
  let handled = 0
  for (const handler of handlers) {
    const { rows } = await database.worker.query<Fact>(WAITING, [handler.of, since, handler.name])
    for (const fact of rows)
      try {
        if (await handleOne(database, handler, fact)) handled++
      } catch (error) {
        log.error({ err: error, handler: handler.name, fact: fact.id }, 'fact was not handled')
      }
  }
  return handled
}
