import { expect } from 'vitest'
import type { District } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import type { Visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'

export const newcomer = (district: District, over: Readonly<Record<string, string>> = {}) => ({
  node: `organisation:${district.school}`,
  lastName: 'Калинникова',
  firstName: 'Раиса',
  middleName: 'Егоровна',
  email: '',
  phone: '',
  position: 'учитель математики',
  role: 'mentor',
  from: '01.09.2022',
  act: 'приказ от 01.09.2022 № 12',
  ...over,
})

/** A head adds a person; gives the id from the address of the card. */
export const add = async (who: Visitor, fields: Readonly<Record<string, string>>): Promise<string> => {
  await who.get('/people/new')
  const done = await who.post('/people/new', fields)
  expect([
    done.status,
    done.html.match(/class="msg"[^<]*<span class="vh">[^<]*<\/span>([^<]*)/u)?.[1],
  ]).toEqual([303, undefined])
  return done.location.split('/').at(-1) ?? ''
}

export const linkIn = (letter: string | undefined): string =>
  /http:\/\/svyazka\.test(\/(?:invite|reset)\/\S+)/u.exec(letter ?? '')?.[1] ?? ''

/** Codes of the letters that a page for printing shows, by surname. */
export const codesOn = (html: string): string[] =>
  [...html.matchAll(/class="letter-code">([^<]+)</gu)].map((match) => match[1] ?? '')

/** Prints the letter of one person; gives its code. */
export const printLetter = async (who: Visitor, id: string): Promise<string> => {
  await who.get(`/people/${id}`)
  const letters = await who.post('/people/letters', { people: [id] })
  expect(letters.status).toBe(200)
  return codesOn(letters.html)[0] ?? ''
}

export const accept = { login: '', email: '', password: 'тихая пристань 42', again: 'тихая пристань 42' }

/** The program over a database of the file's own, and what asks that database behind its back. */
export const openPeople = async () => {
  const db = await testDatabase()
  const mailsTo = async (email: string): Promise<string[]> => {
    const { rows } = await db.owner.query<{ body: string }>(
      'select body from mail_outbox where address = $1 order by created_at',
      [email],
    )
    return rows.map(({ body }) => body)
  }
  const withContacts = async (id: string, email: string): Promise<void> => {
    await db.owner.query('insert into person_contact (person_id, email, phone) values ($1, $2, $3)', [
      id,
      email,
      '8-900-000-11-22',
    ])
  }
  return { db, ...testServer(db), mailsTo, withContacts }
}
