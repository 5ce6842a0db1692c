import { expect, test } from 'vitest'
import { makeDistrict } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'

const db = await testDatabase()
const { app } = testServer(db)

const withContacts = async (id: string, email: string): Promise<void> => {
  await db.owner.query('insert into person_contact (person_id, email, phone) values ($1, $2, $3)', [
    id,
    email,
    '8-900-000-11-22',
  ])
}

test('who looked at whose contacts, and who took his data away, stands in the audit without the data', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  const colleague = await district.member('mentee', district.atSchool, 'Ладогина')
  await withContacts(teacher.id, 'looked@shkola.test')
  const looks = async () =>
    (
      await db.worker.query<{ command: string; person: string; change: unknown; words: unknown }>(
        `select e.command, e.person_id as person, e.change, p.words from audit_entry e left join audit_personal p on p.entry_id = e.id
          where e.row_id = $1 and e.command in ('person.look', 'person.export') order by e.id`,
        [teacher.id],
      )
    ).rows
  await colleague.who.get(`/people/${teacher.id}`)
  expect(await looks()).toEqual([])
  await head.who.get(`/people/${teacher.id}`)
  await teacher.who.get('/me/data.json')
  expect(await looks()).toEqual([
    { command: 'person.look', person: head.id, change: {}, words: null },
    { command: 'person.export', person: teacher.id, change: {}, words: null },
  ])
})

test('what is being typed is kept every few seconds and stands on the form at the next opening', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const draft = {
    draft_form: 'proba.form',
    draft_subject: '',
    draft_title: 'Проба',
    draft_address: '/people/new',
  }
  await head.who.get('/me')
  const kept = await head.who.post('/drafts', { ...draft, words: 'Начали и не', password: 'secret' })
  expect(kept.status).toBe(204)
  await head.who.post('/drafts', { ...draft, words: 'Начали и не дописали' })
  const { rows } = await db.worker.query(
    'select form, title, address, fields, revision from draft where person_id = $1',
    [head.id],
  )
  expect(rows).toEqual([
    {
      form: 'proba.form',
      title: 'Проба',
      address: '/people/new',
      fields: { words: ['Начали и не дописали'] },
      revision: 2,
    },
  ])
  for (const wrong of [{ draft_form: '' }, { draft_address: '//evil.example' }]) {
    await head.who.get('/me')
    expect((await head.who.post('/drafts', { ...draft, ...wrong })).status).toBe(404)
  }
})
