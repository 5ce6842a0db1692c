import type { Role } from '../../src/kernel/access.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../src/kernel/ids.ts'
import { normalName } from '../../src/kernel/names.ts'
import { moment } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/random.ts'
import { type PersonFacts, type Scope, scopeOfPerson } from '../../src/platform/scope/scope.ts'
import type { TestDatabase } from '../setup/database.ts'

/** Where a role is held: the deepest given node. */
export type At = {
  readonly region: RegionId
  readonly municipality?: MunicipalityId
  readonly organisation?: OrganisationId
}

/** A region of its own for a test, with what the test puts into it (decisions 44). */
export const makeRegion = async (
  db: TestDatabase,
  name = `Светлоярская область ${newId()}`,
): Promise<RegionId> => {
  const id = newId<RegionId>()
  await db.owner.query('insert into region (id, name, name_genitive) values ($1, $2, $2)', [id, name])
  return id
}

export const makeMunicipality = async (
  db: TestDatabase,
  region: RegionId,
  name = 'Заозёрский муниципальный район',
): Promise<MunicipalityId> => {
  const id = newId<MunicipalityId>()
  await db.owner.query(
    `insert into municipality (id, region_id, name, name_genitive, name_prepositional, short_name) values ($1, $2, $3, $3, $3, $4)`,
    [id, region, name, name.replace(' муниципальный', '')],
  )
  return id
}

/** A school with its row in the register of records. */
export const makeSchool = async (
  db: TestDatabase,
  region: RegionId,
  municipality: MunicipalityId | null,
  name: string,
  kind = 'school',
): Promise<OrganisationId> => {
  const id = newId<OrganisationId>()
  await db.owner.query(
    `insert into organisation (id, region_id, municipality_id, kind, full_name, short_name, normal_name) values ($1, $2, $3, $4, $5, $5, $6)`,
    [id, region, municipality, kind, name, normalName(name)],
  )
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'organisation', $2, $3, $4, $1, now())`,
    [id, name, region, municipality],
  )
  return id
}

const levelOf = (at: At) =>
  at.organisation !== undefined ? 'organisation' : at.municipality !== undefined ? 'municipality' : 'region'

/** Facts of a new person who holds one role since 2020. */
export const makePerson = async (
  db: TestDatabase,
  role: Role,
  at: At,
  lastName = 'Рябинина',
): Promise<PersonFacts> => {
  const id = newId()
  await db.owner.query(
    `insert into person (id, region_id, last_name, first_name, middle_name) values ($1, $2, $3, 'Вера', 'Павловна')`,
    [id, at.region, lastName],
  )
  await db.owner.query(
    `insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on) values ($1, $2, $3, $4, $5, $6, $7, '2020-01-01')`,
    [newId(), id, role, levelOf(at), at.region, at.municipality ?? null, at.organisation ?? null],
  )
  const { rows } = await db.app.query<{ facts: PersonFacts }>('select person_facts($1) as facts', [id])
  const facts = rows[0]?.facts
  if (facts === undefined) throw new Error('the person was just made')
  return facts
}

/** Scope of a new person who holds one role since 2020. */
export const makeScope = async (db: TestDatabase, role: Role, at: At, lastName?: string): Promise<Scope> =>
  scopeOfPerson(await makePerson(db, role, at, lastName), moment())
