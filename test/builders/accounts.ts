import type { Hono } from 'hono'
import type { Role } from '../../src/kernel/access.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../src/kernel/ids.ts'
import { newId } from '../../src/platform/random.ts'
import { hashPassword } from '../../src/platform/session/password-hash.ts'
import type { TestDatabase } from '../setup/database.ts'
import { type At, makeMunicipality, makePerson, makeRegion, makeSchool } from './territory.ts'
import { type Visitor, visitor } from './visitor.ts'

/** The password of everybody who gets an account here; hashed once, for hashing is slow on purpose. */
export const PASSWORD = 'рыжий кот на заборе'
let hashed: Promise<string> | undefined
const passwordHash = (): Promise<string> => {
  hashed ??= hashPassword(PASSWORD)
  return hashed
}

let count = 0
const addresses = (): string => `10.${(++count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`

/** An account with `PASSWORD` for a person. Gives the login name. */
export const giveAccount = async (db: TestDatabase, person: string): Promise<string> => {
  const account = newId()
  const login = `login.${account.slice(-12)}`
  await db.owner.query(
    `insert into auth."user" (id, name, email, "emailVerified", "updatedAt", username, "displayUsername", "twoFactorEnabled")
     values ($1, $2, $3, true, now(), $2, $2, false)`,
    [account, login, `${account}@login.invalid`],
  )
  await db.owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, $2, now())`,
    [account, await passwordHash()],
  )
  await db.owner.query('update person set account_id = $2 where id = $1', [person, account])
  return login
}

/** A visitor who has signed in by password, each from an address of his own. */
export const signedIn = async (app: Hono, login: string, password = PASSWORD): Promise<Visitor> => {
  const who = visitor(app)
  await who.get('/sign-in')
  const done = await who.post('/sign-in', { login, password }, { 'x-forwarded-for': addresses() })
  if (done.status !== 303) throw new Error(`sign-in of ${login} ended with ${done.status}`)
  return who
}

export type Member = { readonly id: string; readonly login: string; readonly who: Visitor }

/** A district with one school and people who have signed in. */
export type District = {
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly school: OrganisationId
  readonly member: (role: Role, at: At, lastName: string) => Promise<Member>
  readonly atSchool: At
  readonly atDistrict: At
}

/** Makes a region, a district and a school of their own for a test. */
export const makeDistrict = async (db: TestDatabase, app: Hono): Promise<District> => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, municipality, 'Ключевская СОШ')
  const member = async (role: Role, at: At, lastName: string): Promise<Member> => {
    const facts = await makePerson(db, role, at, lastName)
    const login = await giveAccount(db, facts.person)
    return { id: facts.person, login, who: await signedIn(app, login) }
  }
  return {
    region,
    municipality,
    school,
    member,
    atSchool: { region, municipality, organisation: school },
    atDistrict: { region, municipality },
  }
}
