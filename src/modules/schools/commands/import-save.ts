import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Moment, moment } from '../../../platform/clock.ts'
import { command } from '../../../platform/command/command.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { defineJob, type Job, type JobContext } from '../../../platform/jobs/job.ts'
import { JobCancelled } from '../../../platform/jobs/progress.ts'
import { sendJob } from '../../../platform/jobs/send.ts'
import { type PersonFacts, type Scope, scopeOfPerson } from '../../../platform/scope/scope.ts'
import type { SheetReader } from '../documents.ts'
import * as access from '../domain/access.ts'
import { SaveInput } from '../domain/import/input.ts'
import { countsOf, type ImportCounts } from '../domain/import/plan.ts'
import type { ImportPlan } from '../domain/import/plan-types.ts'
import { lockImport, lockRegister, type RegisterImport } from '../queries/import.ts'
import { guardedLoading, importPage, type Loading } from './import.ts'
import { AT_ONCE, planLoading, readLoading } from './import-plan.ts'
import { type Report, savePlan } from './import-saving.ts'

type Ready = Loading & {
  readonly plan: ImportPlan | null
  readonly fault: string | null
  readonly rows: number
}
type Saving =
  | { readonly kind: 'later'; readonly seen: string }
  | { readonly kind: 'now'; readonly plan: ImportPlan; readonly counts: ImportCounts }
type JobPayload = { readonly import: string; readonly person: string; readonly seen: string }

/** What the preview shows, in one word: the confirmation carries it back. */
export const seenOf = (counts: ImportCounts): string =>
  [counts.added, counts.changed, counts.unchanged, counts.municipalities].join('-')

const ready = async (read: SheetReader, tx: Tx, input: SaveInput): Promise<Ready | null> => {
  const loading = await lockImport(tx, input.import)
  if (loading === null) return null
  const without = { ...guardedLoading(loading), plan: null, fault: null, rows: 0 }
  if (!isReady(loading, input)) return without
  const sheet = await readLoading(read, loading)
  if (!sheet.ok) return { ...without, fault: sheet.refusals[0]?.code ?? 'fileGone' }
  const rows = sheet.value.length - (loading.headerRow ?? 0) - 1
  if (rows > AT_ONCE && !input.background) return { ...without, rows }
  await lockRegister(tx, loading)
  return { ...without, rows, plan: await planLoading(tx, loading, sheet.value) }
}

const isReady = (loading: RegisterImport, input: SaveInput): boolean =>
  loading.state === (input.background ? 'saving' : 'matched')

const decide = (loading: Ready, input: SaveInput): Result<Saving> => {
  if (!isReady(loading, input)) return refuse('importNotReady')
  if (loading.fault !== null) return refuse(loading.fault)
  if (loading.plan === null)
    return loading.rows > AT_ONCE ? ok({ kind: 'later', seen: input.seen }) : refuse('importNotReady')
  const counts = countsOf(loading.plan)
  if (counts.errors > 0) return refuse('importHasErrors', undefined, { count: counts.errors })
  if (seenOf(counts) !== input.seen) return refuse('previewChanged')
  return ok({ kind: 'now', plan: loading.plan, counts })
}

const finish = async (tx: Tx, id: string, counts: ImportCounts, at: Moment): Promise<void> => {
  await run(
    tx,
    sql`update register_import set state = 'done', done_at = ${at}, outcome = ${JSON.stringify(counts)}, version = version + 1 where id = ${id}`,
  )
}

/** The command that saves a loading: at once, or through a job when it is long. */
const saveCommand = (read: SheetReader, job: () => Job<JobPayload>, report?: Report) =>
  command<SaveInput, Ready, Saving>({
    name: 'register.import',
    input: SaveInput,
    access: access.keepRegister,
    load: (tx, input) => ready(read, tx, input),
    decide,
    save: async (tx, change, loading, work) => {
      if (change.kind === 'now') {
        await savePlan(tx, change.plan, loading, work, report)
        await finish(tx, loading.id, change.counts, work.at)
        await work.fact('registerImported', null, { import: loading.id })
        return
      }
      const person = tx.scope.person ?? ''
      const payload = { import: loading.id, person, seen: change.seen }
      const jobId = await sendJob(tx, job(), payload, { visibleTo: { person } })
      await run(
        tx,
        sql`update register_import set state = 'saving', job_id = ${jobId}, version = version + 1 where id = ${loading.id}`,
      )
    },
    tell: (change, loading) => ({
      row: loading.id,
      change: { file: loading.fileName, ...(change.kind === 'now' ? change.counts : { later: true }) },
      channel: 'file',
    }),
    to: (_change, loading) => importPage(loading.id),
  })

const setState = (context: JobContext, id: string, state: 'matched' | 'refused', refusal: string | null) =>
  context.database.worker.query(
    `update register_import set state = $2, outcome = case when $3::text is null then outcome else jsonb_build_object('refusal', $3::text) end, version = version + 1
      where id = $1 and state = 'saving'`,
    [id, state, refusal],
  )

const scopeOf = async (context: JobContext, person: string): Promise<Scope | null> => {
  const { rows } = await context.database.worker.query<{ facts: PersonFacts | null }>(
    'select person_facts($1) as facts',
    [person],
  )
  const facts = rows[0]?.facts ?? null
  return facts === null ? null : scopeOfPerson(facts, moment())
}

/** Runs the same command for the person who confirmed, with his rights as they are now. */
const runSaving = async (read: SheetReader, payload: JobPayload, context: JobContext): Promise<void> => {
  const scope = await scopeOf(context, payload.person)
  const report: Report = (done, total) => context.progress.report(done, total, 'saving')
  const submit = { raw: { import: payload.import, seen: payload.seen, background: true }, key: context.id }
  const spec = saveCommand(read, () => saveJob(read), report)
  try {
    const outcome = scope === null ? null : await runCommand(context.database.worker, scope, spec, submit)
    if (outcome?.kind === 'done') return
    const refusal = outcome?.kind === 'refused' ? outcome.refusals[0]?.code : undefined
    await setState(context, payload.import, 'refused', refusal ?? 'notAllowedAnyMore')
  } catch (fault) {
    if (fault instanceof JobCancelled) await setState(context, payload.import, 'matched', null)
    else if (context.lastTry) await setState(context, payload.import, 'refused', 'importFailed')
    throw fault
  }
}

const Payload = z.object({
  import: z.string().refine(isUuid),
  person: z.string().refine(isUuid),
  seen: z.string(),
})

/** Saving of a long register in the background: the whole file or nothing, cancelled without a trace. */
export const saveJob = (read: SheetReader) =>
  defineJob<JobPayload>({
    name: 'register.import',
    queue: 'heavy',
    payload: Payload,
    run: (payload, context) => runSaving(read, payload, context),
  })

/** The command behind «Загрузить в реестр». */
export const saveRegister = (read: SheetReader) => saveCommand(read, () => saveJob(read))
