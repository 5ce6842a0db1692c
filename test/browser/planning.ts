import { matchingJobs } from '../../src/modules/matching/jobs.ts'
import { solvePlan } from '../../src/modules/matching/public.ts'
import { makeLog } from '../../src/platform/log.ts'
import type { Program } from './program.ts'

const log = makeLog({ level: 'silent' })

/** The matching of the coming year of the demo's own district, with its places free on any day of the year. */
export const matchingOfDemo = async ({ database }: Program): Promise<{ id: string; from: string }> => {
  const { rows } = await database.owner.query<{ id: string; from: string }>(
    `select m.id, m.from_on::text as from from matching m join municipality u on u.id = m.municipality_id
     where u.short_name like 'Заозёрск%' and m.state = 'planning' limit 1`,
  )
  const [found] = rows
  if (found === undefined) throw new Error('no matching in the demo')
  // pairs of the story last half a year from today, which in spring reaches into the coming school year
  await database.owner.query(
    'update pair_bond set until_on = $1 where until_on > $1::date and from_on < $1::date',
    [found.from],
  )
  return found
}

/** Background work of the program, done at once: a plan is counted. */
export const countPlan = async ({ database }: Program, scenario: string): Promise<void> => {
  const [job] = matchingJobs(solvePlan)
  const progress = { report: async () => undefined, result: async () => undefined }
  const context = { id: scenario, database, log, progress, lastTry: true }
  await job?.start({ scenario }, { ...context, signal: new AbortController().signal })
}
