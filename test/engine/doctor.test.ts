import { expect, test } from 'vitest'
import { doctor } from '../../src/main/doctor.ts'
import { mainText } from '../../src/main/text.ts'
import { settingFaults } from '../../src/main/upkeep.ts'
import { addSeconds, moment } from '../../src/platform/clock.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { makeRegion, makeScope } from '../builders/territory.ts'
import { testDatabase } from '../setup/database.ts'

const db = await testDatabase({ poolSize: 2 })
const words = mainText.ru.installation.findings
const store = { get: async () => null } as unknown as FileStore
const at = moment()
const foundWith = async (env: Record<string, string>) =>
  (await doctor(db, store, env, at)).filter(({ ok }) => !ok).map(({ what }) => what)

test('doctor называет то же, что «Установка»: письма, задания, области без людей', async () => {
  const region = await makeRegion(db)
  const { rows } = await db.owner.query<{ name: string }>('select name from region where id = $1', [region])
  const unkept = words.unkept.what(rows[0]?.name ?? '')
  const before = await foundWith({})
  expect(before).toContain(unkept)
  await makeScope(db, 'regionalCoordinator', { region })
  await db.owner.query(
    `insert into mail_outbox (id, address, subject, body, created_at, refused_at, message_id) values
      (gen_random_uuid(), 'a@shkola.test', 'письмо', 'письмо', $1, $2, 'отказ'), (gen_random_uuid(), 'b@shkola.test', 'письмо', 'письмо', $1, null, 'ждёт')`,
    [addSeconds(at, -7_200), at],
  )
  await db.owner.query(
    `insert into job_progress (id, job, state, created_at) values (gen_random_uuid(), 'daily', 'failed', $1)`,
    [at],
  )
  const after = await foundWith({})
  expect(after).toEqual(
    expect.arrayContaining([words.refusedMail.what(1), words.lateMail.what(1), words.failedJobs.what(1)]),
  )
  expect(after).not.toContain(unkept)
  expect(after).toEqual(expect.arrayContaining([words.noAddress.what, words.noMail.what]))
})

test('настройки адреса и почты названы каждая своим изъяном', () => {
  const named = (env: Record<string, string>) => settingFaults(env, words).map(({ what }) => what)
  expect(
    named({ PUBLIC_URL: 'http://svyazka.example.ru', SMTP_URL: 'mail.example.ru', MAIL_FROM: 'Связка' }),
  ).toEqual([words.openAddress.what, words.wrongMail.what, words.wrongSender.what])
  expect(named({ PUBLIC_URL: 'svyazka', SMTP_URL: 'smtp://box:pass@mail.example.ru:587' })).toEqual([
    words.wrongAddress.what,
  ])
  expect(
    named({
      PUBLIC_URL: 'https://svyazka.example.ru',
      SMTP_URL: 'smtps://mail.example.ru',
      MAIL_FROM: 'Связка <box@example.ru>',
    }),
  ).toEqual([])
})
