import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { asWorker } from '../database/worker-transaction.ts'
import { startWorker, type Worker } from '../jobs/worker.ts'
import { makeLog } from '../log.ts'
import { isMailAddress, listOutbox, queueMail } from './outbox.ts'
import { mailJobOver, sweepOutbox } from './send-mail.ts'
import { type MailTransport, mailTransport, smtpTransport } from './transport.ts'

const database = await testDatabase({ poolSize: 6 })
const log = makeLog({ level: 'silent' })
const received: { readonly to: string[]; readonly mail: Email }[] = []
const behaviour = { busy: false }

const refuse = (status: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: status })

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (address, _session, done) => {
    if (address.address.startsWith('nobody@')) return done(refuse(550, 'no such user'))
    done(behaviour.busy ? refuse(451, 'try later') : undefined)
  },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail })
        done()
      }, done)
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const address = server.server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'Связка <svyazka@example.org>' })

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve))
})

let worker: Worker | undefined
const start = async (over: MailTransport | undefined): Promise<void> => {
  worker = await startWorker({ database, jobs: [mailJobOver(over)], log, pollSeconds: 0.5 })
}
afterEach(async () => {
  await worker?.stop(5)
  worker = undefined
  received.length = 0
})

const row = async (id: string) => {
  const { rows } = await database.worker.query('select * from mail_outbox where id = $1', [id])
  return rows[0]
}

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let look = 0; look < 800; look++) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error('it did not happen')
}

const letter = (to: string) => ({
  to,
  subject: 'Срок подходит:\r\n«План пары»',
  text: 'Здравствуйте!\n\nОткройте поручение и ответьте.\n',
})
const queue = (to: string): Promise<string> => asWorker(database.worker, (tx) => queueMail(tx, letter(to)))

describe('исходящие письма', () => {
  it('письмо уходит после завершения транзакции, один раз, с номером из строки', async () => {
    const id = await queue('vera@school.example')
    await start(transport)
    await until(async () => (await row(id)).sent_at !== null)
    await sleep(700)
    expect(received).toHaveLength(1)
    expect(received[0]?.to).toEqual(['vera@school.example'])
    expect(received[0]?.mail).toMatchObject({
      subject: 'Срок подходит: «План пары»',
      messageId: `<${id}@svyazka>`,
    })
    expect(received[0]?.mail.from).toMatchObject({ address: 'svyazka@example.org', name: 'Связка' })
    expect(received[0]?.mail.text).toContain('Откройте поручение и ответьте.')
    expect(await row(id)).toMatchObject({ tries: 1, error: null, refused_at: null })
  })

  it('отменённая транзакция не оставляет письма', async () => {
    const attempt = asWorker(database.worker, async (tx) => {
      await queueMail(tx, letter('undone@school.example'))
      throw new Error('refused')
    })
    await expect(attempt).rejects.toThrow('refused')
    const { rows } = await database.worker.query(
      `select from mail_outbox where address = 'undone@school.example'`,
    )
    expect(rows).toHaveLength(0)
  })

  it('«позже» от почтового сервера — повтор, пока не примет', async () => {
    behaviour.busy = true
    const id = await queue('busy@school.example')
    await start(transport)
    await until(async () => (await row(id)).tries > 0)
    expect(await row(id)).toMatchObject({ sent_at: null, error: 'EENVELOPE 451' })
    behaviour.busy = false
    await until(async () => (await row(id)).sent_at !== null)
    const sent = await row(id)
    expect(sent.error).toBeNull()
    expect(sent.tries).toBeGreaterThan(1)
  })

  it('отказ насовсем не повторяется', async () => {
    const id = await queue('nobody@school.example')
    await start(transport)
    await until(async () => (await row(id)).refused_at !== null)
    expect(await row(id)).toMatchObject({ tries: 1, error: 'EENVELOPE 550', sent_at: null })
  })

  it('без почтового сервера письмо остаётся, а когда сервер появился — уходит', async () => {
    const id = await queue('later@school.example')
    await start(undefined)
    await until(async () => {
      const { rows } = await database.worker.query(
        `select from pgboss.job where data -> 'payload' ->> 'mail' = $1 and state = 'completed'`,
        [id],
      )
      return rows.length === 1
    })
    expect(await row(id)).toMatchObject({ sent_at: null, tries: 0 })
    await worker?.stop(5)
    expect(await sweepOutbox(database)).toBe(1)
    expect(await sweepOutbox(database)).toBe(0)
    await start(transport)
    await until(async () => (await row(id)).sent_at !== null)
    expect(received.map(({ to }) => to)).toEqual([['later@school.example']])
  })

  it('недоступный сервер — это «позже», а не отказ', async () => {
    const dead = smtpTransport({ url: 'smtp://127.0.0.1:1', from: 'svyazka@example.org' })
    const outcome = await dead.send({ id: '<a@svyazka>', to: 'a@b.example', subject: 's', text: 't' })
    expect(outcome).toEqual({ kind: 'later', reason: 'ESOCKET' })
  })

  it('адрес — один и без подвоха', () => {
    expect(['a@b.ru', 'директор@школа.рф'].map(isMailAddress)).toEqual([true, true])
    expect(['a@b.ru, c@d.ru', 'a@b.ru\nBcc: c@d.ru', 'a', '', 'a@b<c@d>'].map(isMailAddress)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('адрес с переводом строки база не примет', async () => {
    await expect(queue('a@b.ru\nBcc: c@d.ru')).rejects.toMatchObject({ constraint: 'mail_address_shape' })
  })

  it('страница исходящих видна только в демонстрации', async () => {
    await queue('shown@school.example')
    const look = () => listOutbox({ client: database.app }, 50)
    expect(await look()).toEqual([])
    await database.owner.query(`insert into installation (key, value) values ('demo', 'true')`)
    expect((await look()).some((found) => found.address === 'shown@school.example')).toBe(true)
  })

  it('без SMTP_URL транспорта нет', () => {
    expect(mailTransport({})).toBeUndefined()
    expect(mailTransport({ SMTP_URL: 'smtp://127.0.0.1' })).toBeDefined()
  })
})
