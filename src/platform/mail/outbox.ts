import { type Moment, moment } from '../clock.ts'
import type { Tx } from '../database/query.ts'
import { sendJob } from '../jobs/send.ts'
import { newId } from '../random.ts'
import { mailJob } from './send-mail.ts'

/** A letter: words without personal data beyond the addressee's name; what matters is behind the link and a sign-in. */
export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Whom it is for, when he is a person of the program. */
  readonly person?: string | null
  /** When it was written; days that are lived ahead in a demo have their own. */
  readonly at?: Moment
  /** It only lies in the outbox: no mail server is asked. */
  readonly kept?: boolean
}

/** A row of the outbox page (demo, administrator). */
export type OutboxRow = {
  readonly id: string
  readonly person: string | null
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly createdAt: Moment
  readonly sentAt: Moment | null
  readonly refusedAt: Moment | null
  readonly tries: number
  readonly error: string | null
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Puts a letter into the outbox within the transaction; it leaves after the commit, at least once. Gives the id of the
 * row. The message id is made of it, so that a mail program shows a letter sent twice as one.
 */
export const queueMail = async (tx: Pick<Tx, 'client'>, letter: Letter): Promise<string> => {
  const id = newId()
  await tx.client.query(
    `insert into mail_outbox (id, person_id, address, subject, body, created_at, message_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      letter.person ?? null,
      letter.to.trim(),
      oneLine(letter.subject),
      letter.text,
      letter.at ?? moment(),
      `<${id}@svyazka>`,
    ],
  )
  if (letter.kept !== true) await sendJob(tx, mailJob, { mail: id })
  return id
}

/** True when an address has the shape that the outbox takes: one address, nothing that a mail server could read as two. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text)

/** Letters by their dates, newest first, from a place on. */
export const listOutbox = async (tx: Pick<Tx, 'client'>, limit: number, from = 0): Promise<OutboxRow[]> => {
  const { rows } = await tx.client.query(
    `select id, person_id as person, address, subject, body, created_at as "createdAt", sent_at as "sentAt",
            refused_at as "refusedAt", tries, error
       from mail_outbox order by created_at desc, id desc limit $1 offset $2`,
    [limit, from],
  )
  return rows as OutboxRow[]
}
