import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { makeRegion, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { one, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { makeLog } from '../../platform/log.ts'
import { mailJobOver } from '../../platform/mail/send-mail.ts'
import { smtpTransport } from '../../platform/mail/transport.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfPerson } from '../../platform/scope/scope.ts'
import { readNews } from './commands.ts'
import { sendLetters } from './jobs.ts'
import { at, deskOver, SETTINGS, URL } from './notices.fixture.ts'
import { newsCounts, newsOf, unreadNews } from './queries/news.ts'

const db = await testDatabase({ poolSize: 6 })
const { ground, tell, lettersTo, keep } = deskOver(db)

test('одно письмо в день, не раньше часа района; дважды не пишем, назавтра пишем снова', async () => {
  const { head, email, coordinator } = await ground()
  expect((await keep(coordinator, {})).kind).toBe('done')
  await tell(head.person, 'overdue', at('03:00'))
  await tell(head.person, 'dueSoon', at('03:00'))
  // девять утра по Москве это шесть по Гринвичу
  await sendLetters(db, { publicUrl: URL, at: at('05:59') })
  expect(await lettersTo(email)).toEqual([])
  await sendLetters(db, { publicUrl: URL, at: at('06:00') })
  await tell(head.person, 'roleGranted', at('06:30'))
  await sendLetters(db, { publicUrl: URL, at: at('07:00') })
  const first = await lettersTo(email)
  expect(first).toHaveLength(1)
  expect(first[0]?.body).toContain('Просрочено: 1\u00a0поручение.')
  expect(first[0]?.body).toContain(`${URL}/news`)
  await sendLetters(db, { publicUrl: URL, at: at('06:10', '2023-02-02T') })
  const both = await lettersTo(email)
  expect(both.map(({ created_at }) => created_at.slice(0, 10))).toEqual(['2023-02-01', '2023-02-02'])
  expect(both[1]?.body).toContain('другие новости: 1')
})

test('после недели простоя приходит одна сводка, а не семь', async () => {
  const { head, email } = await ground()
  for (let day = 1; day <= 7; day++) await tell(head.person, 'dueSoon', at('03:00', `2023-03-0${day}T`))
  await sendLetters(db, { publicUrl: URL, at: at('08:00', '2023-03-09T') })
  const letters = await lettersTo(email)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.body).toContain('Скоро срок: 7\u00a0поручений.')
})

test('район пишет о каждой новости отдельно своими словами; человек выбрал иначе и получает одно письмо', async () => {
  const { head, email, coordinator } = await ground()
  const texts = {
    ...SETTINGS.texts,
    given: { opening: 'Уважаемая {имя}, пришёл {документ}.', closing: '{район}' },
  }
  expect((await keep(coordinator, { mode: 'single', texts })).kind).toBe('done')
  await tell(head.person, 'assignmentsGiven', at('01:00'), { words: { source: 'приказ № 94' } })
  await tell(head.person, 'dueSoon', at('01:00'))
  await sendLetters(db, { publicUrl: URL, at: at('01:30') })
  const letters = await lettersTo(email)
  expect(letters.map(({ subject }) => subject).sort()).toEqual([
    'Связка: новые поручения',
    'Связка: скоро срок',
  ])
  expect(letters.find(({ subject }) => subject.includes('новые'))?.body).toMatch(
    /^Уважаемая Вера, пришёл приказ № 94\.[\s\S]*Заозёрский район$/u,
  )
  await db.owner.query(`update person set notify = 'digest' where id = $1`, [head.person])
  await tell(head.person, 'dueSoon', at('02:00'))
  await tell(head.person, 'overdue', at('02:00'))
  await sendLetters(db, { publicUrl: URL, at: at('06:30') })
  expect(await lettersTo(email)).toHaveLength(3)
})

test('отказавшийся от писем получает только обязательное', async () => {
  const { head, email } = await ground()
  await db.owner.query(`update person set notify = 'none' where id = $1`, [head.person])
  await tell(head.person, 'dueSoon', at('03:00'))
  await sendLetters(db, { publicUrl: URL, at: at('09:00') })
  expect(await lettersTo(email)).toEqual([])
  await tell(head.person, 'overdue', at('09:30'))
  await sendLetters(db, { publicUrl: URL, at: at('10:00') })
  const letters = await lettersTo(email)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.body).not.toContain('Скоро срок')
})

test('общий ящик школы: пока у директора нет входа, всегда или никогда, как решил район', async () => {
  const { head, school, coordinator } = await ground()
  const mailbox = `${school}@shkola.test`
  await db.owner.query('update organisation set email = $2 where id = $1', [school, mailbox])
  await tell(null, 'assignmentsGiven', at('03:00'), { organisation: school })
  await sendLetters(db, { publicUrl: URL, at: at('09:00') })
  expect(await lettersTo(mailbox)).toHaveLength(1)
  expect((await lettersTo(mailbox))[0]?.body).toContain('Здравствуйте, коллеги!')
  await db.owner.query(`update person set account_id = $2 where id = $1`, [head.person, newId()])
  await tell(null, 'overdue', at('03:00', '2023-02-02T'), { organisation: school })
  await sendLetters(db, { publicUrl: URL, at: at('09:00', '2023-02-02T') })
  expect(await lettersTo(mailbox)).toHaveLength(1)
  expect((await keep(coordinator, { mailbox: 'always' })).kind).toBe('done')
  await sendLetters(db, { publicUrl: URL, at: at('10:00', '2023-02-02T') })
  expect(await lettersTo(mailbox)).toHaveLength(2)
})

test('незнакомое слово в скобках отвергнуто у своего поля; показ письма ничего не записывает; чужому нельзя', async () => {
  const { head, coordinator, region } = await ground()
  const texts = { ...SETTINGS.texts, late: { opening: '', closing: 'Ваш {начальник}' } }
  expect(await keep(coordinator, { texts, daysBefore: 'скоро' })).toMatchObject({
    kind: 'refused',
    refusals: [
      { code: 'daysNotNumbers', field: 'daysBefore' },
      { code: 'unknownPlaceholder', field: 'texts.late.closing' },
    ],
  })
  expect(await keep(coordinator, { preview: true })).toMatchObject({ refusals: [{ code: 'previewOnly' }] })
  const { rows } = await db.owner.query(
    'select count(*)::int as n from notice_settings where region_id = $1',
    [region],
  )
  expect(rows[0]?.n).toBe(0)
  expect((await keep(scopeOfPerson(head, moment()), {})).kind).toBe('notFound')
})

test('«Что нового» показывает своё, новое сверху, и прочитывается одним нажатием', async () => {
  const { head } = await ground()
  const scope = scopeOfPerson(head, moment())
  await tell(head.person, 'dueSoon', at('03:00'))
  await tell(head.person, 'roleGranted', at('03:00', '2023-02-02T'))
  const read = () =>
    asPerson(db.app, scope, 'read', async (tx) => ({
      unread: (await one(tx, sql<{ n: number }>`select ${unreadNews(tx)} as n`)).n,
      counts: await newsCounts(tx),
      news: await newsOf(tx, 1),
    }))
  const before = await read()
  expect(before.unread).toBe(2)
  expect(before.news.map(({ code }) => code)).toEqual(['roleGranted', 'dueSoon'])
  expect((await runCommand(db.app, scope, readNews, { raw: {} })).kind).toBe('done')
  const after = await read()
  expect([after.unread, after.counts.all]).toEqual([0, 2])
  const stranger = await makeScope(db, 'schoolHead', { region: await makeRegion(db) })
  expect((await asPerson(db.app, stranger, 'read', (tx) => newsOf(tx, 1))).length).toBe(0)
})

const received: {
  readonly to: string
  readonly subject: string | undefined
  readonly text: string | undefined
}[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      PostalMime.parse(Buffer.concat(chunks)).then(({ subject, text }) => {
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', subject, text })
        done()
      }, done)
    })
  },
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

test('письмо доходит до настоящего почтового сервера', async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'svyazka@example.org' })
  const { head, email } = await ground()
  await tell(head.person, 'overdue', at('03:00'))
  await sendLetters(db, { publicUrl: URL, at: at('09:00') })
  const worker = await startWorker({
    database: db,
    jobs: [mailJobOver(transport)],
    log: makeLog({ level: 'silent' }),
    pollSeconds: 0.5,
  })
  await expect
    .poll(() => received.find(({ to }) => to === email), { timeout: 15_000 })
    .toMatchObject({ subject: 'Связка: что нового' })
  expect(received.find(({ to }) => to === email)?.text).toContain('Просрочено: 1')
  await worker.stop(5)
})
