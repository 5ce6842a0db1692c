import { dailyJob } from '../modules/assignments/jobs.ts'
import { askToPassOn, closeNameHolder, joinWork } from '../modules/assignments/public.ts'
import { evidenceFromPair, followPair, recallRounds, takenByPair } from '../modules/deficits/public.ts'
import { followOffer, matchingJobs, publishSigned } from '../modules/matching/jobs.ts'
import { sendLetters } from '../modules/notices/public.ts'
import { endPlanRows, followAgreedPlan, goalFromDeficit } from '../modules/pairs/jobs.ts'
import { joinHeld } from '../modules/people/public.ts'
import { tiePaper, tieRoadmap } from '../modules/roadmaps/public.ts'
import { schoolsJobs } from '../modules/schools/jobs.ts'
import { sheetReader } from '../modules/schools/public.ts'
import { moment } from '../platform/clock.ts'
import { sealAudit } from '../platform/command/seal.ts'
import { tidyCommands } from '../platform/command/tidy.ts'
import type { Database } from '../platform/database/open.ts'
import { removeUnreferenced } from '../platform/files/blob.ts'
import type { FileStore } from '../platform/files/store.ts'
import { publicOrigin } from '../platform/http/origin.ts'
import { startDaily } from '../platform/jobs/daily.ts'
import { type FactHandler, handleFacts } from '../platform/jobs/facts.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import type { Log } from '../platform/log.ts'
import { mailJobOver, sweepOutbox } from '../platform/mail/send-mail.ts'
import { mailTransport } from '../platform/mail/transport.ts'
import { tidySessions } from '../platform/session/tidy.ts'
import { liveOneDay, runDuties } from './day-duties.ts'
import { liveDaysJob } from './demo/live-days.ts'
import { solveInThread } from './solve.ts'

const SEAL_MS = 60_000
const POST_MS = 60_000
const FACTS_MS = 5_000

/** Who listens to what other modules tell (decisions 10). */
export const FACT_HANDLERS: readonly FactHandler[] = [
  closeNameHolder,
  joinHeld,
  joinWork,
  askToPassOn,
  publishSigned,
  followOffer,
  tiePaper,
  tieRoadmap,
  goalFromDeficit,
  takenByPair,
  followPair,
  evidenceFromPair,
  recallRounds,
  followAgreedPlan,
  endPlanRows,
]

const zonesOf = async (database: Database): Promise<string[]> => {
  const { rows } = await database.worker.query<{ zone: string }>(
    'select zone from region union select zone from municipality where zone is not null',
  )
  return rows.map((row) => row.zone)
}

const sealNow = async (database: Database, log: Log): Promise<void> => {
  try {
    while ((await sealAudit(database.worker)) > 0);
  } catch (fault) {
    log.error({ err: fault }, 'audit was not sealed')
  }
}

/** Looks every minute for letters whose hour has come: each node has its own. */
const startPost = (database: Database, log: Log, publicUrl: string): (() => void) => {
  const look = (): void => {
    sendLetters(database, { publicUrl }).catch((fault: unknown) =>
      log.error({ err: fault }, 'letters were not sent'),
    )
  }
  look()
  const timer = setInterval(look, POST_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Facts are handed over a few seconds after the command that told them. */
const startFacts = (database: Database, log: Log): (() => void) => {
  const look = (): void => {
    handleFacts(database, FACT_HANDLERS, log).catch((fault: unknown) =>
      log.error({ err: fault }, 'facts were not read'),
    )
  }
  look()
  const timer = setInterval(look, FACTS_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Background work of one process: jobs, daily reminders per zone, seals of the journal. Gives the way to stop. */
export const startBackground = async (
  database: Database,
  store: FileStore,
  log: Log,
  heavyAtOnce?: number,
): Promise<() => Promise<void>> => {
  const publicUrl = publicOrigin()
  const daily = dailyJob(async (worker, day) => {
    await runDuties(worker, day, {})
    await removeUnreferenced(worker, store)
    await tidySessions(database.auth, moment())
    await tidyCommands(worker.worker, moment())
  })
  const transport = mailTransport(process.env)
  const worker = await startWorker({
    database,
    jobs: [
      daily,
      liveDaysJob(liveOneDay(publicUrl)),
      mailJobOver(transport),
      ...schoolsJobs(sheetReader(store)),
      ...matchingJobs(solveInThread),
    ],
    log,
    heavyAtOnce,
  })
  if (transport !== undefined) await sweepOutbox(database)
  const clock = startDaily({ database, log, zones: () => zonesOf(database), job: daily })
  const stopPost = startPost(database, log, publicUrl)
  const stopFacts = startFacts(database, log)
  const timer = setInterval(() => void sealNow(database, log), SEAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    clock.stop()
    stopPost()
    stopFacts()
    await worker.stop(5)
    await sealNow(database, log)
  }
}
