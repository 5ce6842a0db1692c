import { countRu } from '../kernel/format.ts'
import type { Pools } from '../platform/database/pools.ts'
import { asWorker } from '../platform/database/worker-transaction.ts'
import { isMailAddress, queueMail } from '../platform/mail/outbox.ts'

type Waiting = {
  readonly person: string
  readonly first: string
  readonly email: string
  readonly late: number
  readonly soon: number
  readonly given: number
  readonly other: number
  readonly ids: readonly string[]
}

const WAITING = `select n.person_id as person, p.first_name as first, c.email,
    count(*) filter (where n.code = 'overdue')::int as late, count(*) filter (where n.code = 'dueSoon')::int as soon,
    count(*) filter (where n.code = 'assignmentsGiven')::int as given, count(*) filter (where n.code not in ('overdue','dueSoon','assignmentsGiven'))::int as other,
    array_agg(n.id) as ids
  from notification n join person p on p.id = n.person_id join person_contact c on c.person_id = p.id
  where n.mailed_at is null and n.created_at > now() - interval '3 days' and p.state = 'active' and p.notify <> 'none' and c.email is not null
  group by n.person_id, p.first_name, c.email order by n.person_id limit 2000`

const LINES: readonly (readonly [
  keyof Pick<Waiting, 'late' | 'soon' | 'given' | 'other'>,
  (count: number) => string,
])[] = [
  ['late', (count) => `Просрочено: ${countRu(count, ['поручение', 'поручения', 'поручений'])}.`],
  ['soon', (count) => `Скоро срок: ${countRu(count, ['поручение', 'поручения', 'поручений'])}.`],
  ['given', (count) => `Новые документы с поручениями: ${count}.`],
  ['other', (count) => `Ответы на ваши отчёты и другие новости: ${count}.`],
]

/** One letter a day: counts and a link, no names and no texts (decisions 37). */
const textOf = (waiting: Waiting, publicUrl: string): string =>
  [
    `Здравствуйте, ${waiting.first}!`,
    '',
    ...LINES.flatMap(([key, line]) => (waiting[key] > 0 ? [line(waiting[key])] : [])),
    '',
    `Откройте «Мои поручения»: ${publicUrl}/assignments`,
  ].join('\n')

/** Puts one digest for each person with news into the outbox; what was told is marked in the same transaction. */
export const sendDigests = (database: Pick<Pools, 'worker'>, publicUrl: string): Promise<number> =>
  asWorker(database.worker, async (tx) => {
    const { rows } = await tx.client.query(WAITING)
    let sent = 0
    for (const waiting of rows as Waiting[]) {
      if (!isMailAddress(waiting.email)) continue
      await queueMail(tx, {
        to: waiting.email,
        subject: 'Связка: ваши поручения',
        text: textOf(waiting, publicUrl),
        person: waiting.person,
      })
      await tx.client.query('update notification set mailed_at = now() where id = any ($1::uuid[])', [
        waiting.ids,
      ])
      sent++
    }
    return sent
  })
