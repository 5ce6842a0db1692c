import type { Owner } from '../../../kernel/access.ts'
import type { PersonId, RegionId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { newId } from '../../../platform/random.ts'
import * as access from '../domain/access.ts'
import { AdmitInput } from '../domain/input.ts'
import { insertRole } from './holding.ts'
import { insertInvitation } from './invitation.ts'

type Admitting = Subject & {
  readonly isNewRegion: boolean
  /** Who is administrator here under this address already: he gets a new invitation, not a second card. */
  readonly person: PersonId | null
}
type Admitted = AdmitInput & { readonly person: string; readonly isNew: boolean }

const regionNamed = async (tx: Tx, name: string): Promise<RegionId | null> => {
  const found = await maybe(
    tx,
    sql<{ id: RegionId }>`select id from region where lower(name) = lower(${name})`,
  )
  return found?.id ?? null
}

const administratorOf = async (tx: Tx, region: RegionId | null, email: string): Promise<PersonId | null> => {
  const found = await maybe(
    tx,
    sql<{ id: PersonId }>`select p.id from person p join person_contact c on c.person_id = p.id
      join role_held r on r.person_id = p.id and r.role = 'administrator' and r.until_on is null
      where p.state = 'active' and lower(c.email) = ${email} and r.region_id is not distinct from ${region} and r.municipality_id is null
      limit 1`,
  )
  return found?.id ?? null
}

const saveNewcomer = async (tx: Tx, change: Admitted, { region }: Owner): Promise<void> => {
  await run(
    tx,
    sql`insert into person (id, region_id, last_name, first_name, middle_name)
        values (${change.person}, ${region}, ${change.lastName}, ${change.firstName}, ${change.middleName})`,
  )
  await run(tx, sql`insert into person_contact (person_id, email) values (${change.person}, ${change.email})`)
}

/**
 * The first step of a real installation: a region and its administrator, or the administrator of the installation, with an
 * invitation that opens the account. Run on the server; the same address again gets a new invitation and nothing else.
 */
export const admitAdministrator = command<AdmitInput, Admitting, Admitted>({
  name: 'installation.admit',
  input: AdmitInput,
  access: access.admitAdministrator,
  load: async (tx, input) => {
    const known = input.region === null ? null : await regionNamed(tx, input.region.name)
    const isNewRegion = input.region !== null && known === null
    const region = isNewRegion ? (newId() as RegionId) : known
    const person = isNewRegion ? null : await administratorOf(tx, region, input.email)
    return { owner: { region, municipality: null, organisation: null }, isNewRegion, person }
  },
  decide: ({ person }, input, work) =>
    ok({ ...input, person: person ?? work.newId(), isNew: person === null }),
  save: async (tx, change, { owner, isNewRegion }, work) => {
    if (change.region !== null && isNewRegion)
      await run(
        tx,
        sql`insert into region (id, name, name_genitive) values (${owner.region}, ${change.region.name}, ${change.region.genitive})`,
      )
    if (change.isNew) {
      await saveNewcomer(tx, change, owner)
      await insertRole(tx, work.newId(), change.person, owner, {
        role: 'administrator',
        from: work.today,
        until: null,
        act: null,
        delegatedBy: null,
      })
    }
    await insertInvitation(tx, { ...change.secret, person: change.person }, 'join', work.at)
  },
  tell: (change) => ({
    row: change.person,
    change: { person: change.person, isNew: change.isNew },
  }),
  to: (change) => `/people/${change.person}`,
})
