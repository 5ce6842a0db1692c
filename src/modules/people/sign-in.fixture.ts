import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import type { Visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import { hashPassword } from '../../platform/session/password-hash.ts'

export const PASSWORD = 'рыжий кот на заборе'
let count = 0
export const nextNumber = (): number => ++count

export type Person = {
  id: string
  login: string
  email: string
  school: string
  region: string
  municipality: string
}

/** Each visitor comes from an address of his own: lock-out by address is a test of its own. */
export const from = (n: number): Record<string, string> => ({
  'x-forwarded-for': `10.1.${Math.floor(n / 250)}.${n % 250}`,
})

export const signIn = async (who: Visitor, login: string, password = PASSWORD, next = '') => {
  await who.get('/sign-in')
  return who.post('/sign-in', { login, password, next }, from(nextNumber()))
}

/** The program over a database of the file's own, and heads of schools who may sign in. */
export const openSignIn = async () => {
  const db = await testDatabase()
  const giveAccount = async (person: string, login: string): Promise<void> => {
    const account = newId()
    await db.owner.query(
      `insert into auth."user" (id, name, email, "emailVerified", "updatedAt", username, "displayUsername", "twoFactorEnabled")
       values ($1, $2, $3, true, now(), $2, $2, false)`,
      [account, login, `${account}@login.invalid`],
    )
    await db.owner.query(
      `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, $2, now())`,
      [account, await hashPassword(PASSWORD)],
    )
    await db.owner.query('update person set account_id = $2 where id = $1', [person, account])
  }

  /** A head with an account, in a region of his own. */
  const head = async (email = ''): Promise<Person> => {
    const region = await makeRegion(db)
    const municipality = await makeMunicipality(db, region)
    const school = await makeSchool(db, region, municipality, 'Ключевская СОШ')
    const facts = await makePerson(db, 'schoolHead', { region, municipality, organisation: school })
    const login = `head.${nextNumber()}x`
    await giveAccount(facts.person, login)
    if (email !== '')
      await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [
        facts.person,
        email,
      ])
    return { id: facts.person, login, email, school, region, municipality }
  }
  return { db, ...testServer(db), giveAccount, head }
}
