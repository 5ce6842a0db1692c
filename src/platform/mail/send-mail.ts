import { z } from 'zod'
import { moment } from '../clock.ts'
import type { Pools } from '../database/pools.ts'
import { asWorker } from '../database/worker-transaction.ts'
import { type AnyJob, defineJob, type Job, type JobContext } from '../jobs/job.ts'
import { sendJob } from '../jobs/send.ts'
import type { MailTransport, Message } from './transport.ts'

type Payload = { readonly mail: string }
type Waiting = Message & { readonly tries: number }

const KEEP_DAYS = 60
const CATCH_UP_DAYS = 3

const deliver = async (
  transport: MailTransport | undefined,
  payload: Payload,
  context: JobContext,
): Promise<void> => {
  // No mail server (demo): the letter stays in the outbox, where a page shows it.
  if (transport === undefined) return
  const { worker } = context.database
  const { rows } = await worker.query<Waiting>(
    `select message_id as id, address as to, subject, body as text, tries from mail_outbox
      where id = $1 and sent_at is null and refused_at is null`,
    [payload.mail],
  )
  const letter = rows[0]
  if (letter === undefined) return
  const outcome = await transport.send(letter)
  const at = moment()
  await worker.query(
    `update mail_outbox set tries = tries + 1, error = $2,
            sent_at = case when $3 = 'sent' then $4::timestamptz end,
            refused_at = case when $3 = 'refused' then $4::timestamptz end
      where id = $1`,
    [payload.mail, outcome.kind === 'sent' ? null : outcome.reason, outcome.kind, at],
  )
  if (outcome.kind === 'later') throw new Error(`mail server: ${outcome.reason}`)
}

const define = (transport: MailTransport | undefined): Job<Payload> & AnyJob =>
  defineJob({
    name: 'send-mail',
    payload: z.object({ mail: z.uuid() }),
    // With the growing pauses of the queue more than half a day of trying: a mail server may be off overnight.
    retries: 14,
    seconds: 120,
    run: (payload, context) => deliver(transport, payload, context),
  })

/** The job as senders know it: its name and payload. */
export const mailJob: Job<Payload> = define(undefined)

/** The job as the worker runs it, with the mail server of this installation. */
export const mailJobOver = (transport: MailTransport | undefined): Job<Payload> & AnyJob => define(transport)

/**
 * At the start of a worker with a mail server: gives out again the letters of the last days that nobody works on, because
 * there was no server or the queue gave up. Old letters are removed. Gives the number sent again.
 */
export const sweepOutbox = async (database: Pick<Pools, 'worker'>): Promise<number> =>
  asWorker(database.worker, async (tx) => {
    await tx.client.query(
      `delete from mail_outbox where created_at < $1::timestamptz - make_interval(days => $2)`,
      [moment(), KEEP_DAYS],
    )
    const { rows } = await tx.client.query(
      `select id from mail_outbox m
        where sent_at is null and refused_at is null and created_at > $1::timestamptz - make_interval(days => $2)
          and not exists (select from pgboss.job j where j.name = $3 and j.state < 'completed'
                           and j.data ->> 'job' = $4 and j.data -> 'payload' ->> 'mail' = m.id::text)
        order by id`,
      [moment(), CATCH_UP_DAYS, mailJob.queue, mailJob.name],
    )
    const waiting = rows as { id: string }[]
    for (const { id } of waiting) await sendJob(tx, mailJob, { mail: id })
    return waiting.length
  })
