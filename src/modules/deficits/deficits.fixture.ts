import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { Command, Outcome, Subject } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { deliverThemes } from './commands/deliver.ts'
import { openRound, planRound } from './commands/round.ts'
import { deficitsOf } from './queries/deficit.ts'

/** A municipality with a programme, low-result schools that take part, and the people of rounds. */
export type DeficitsDistrict = {
  readonly db: TestDatabase
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly programme: string
  readonly schools: readonly OrganisationId[]
  readonly methodologist: Scope
  readonly coordinator: Scope
  readonly regional: Scope
  readonly heads: readonly Scope[]
  readonly today: Day
}

const takePart = async (
  db: TestDatabase,
  at: { readonly region: RegionId; readonly municipality: MunicipalityId },
  programme: string,
  schools: readonly OrganisationId[],
): Promise<void> => {
  const model = newId()
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'programme', 'П', $2, null, 'below', now()), ($3, 'model', 'М', $2, $4, 'below', now())`,
    [programme, at.region, model, at.municipality],
  )
  await db.owner.query(
    `insert into programme (id, region_id, name, short_name, from_on, until_on, state) values ($1, $2, $3, 'Помощь', '2020-09-01', '2099-06-01', 'running')`,
    [programme, at.region, `Помощь ${programme}`],
  )
  await db.owner.query(
    `insert into municipal_model (id, region_id, municipality_id, programme_id, name, short_name, state) values ($1, $2, $3, $4, 'М', 'М', 'running')`,
    [model, at.region, at.municipality, programme],
  )
  for (const school of schools)
    await db.owner.query(
      `insert into participation (id, record_id, region_id, municipality_id, organisation_id, category, from_on, entry_basis) values ($1, $2, $3, $4, $5, 'lowResults', '2020-09-01', 'акт')`,
      [newId(), model, at.region, at.municipality, school],
    )
}

export const deficitsDistrict = async (
  db: TestDatabase,
  names: readonly string[] = ['Ключевская СОШ', 'Полевая СОШ', 'Дальняя ООШ'],
): Promise<DeficitsDistrict> => {
  await deliverThemes(db.worker)
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const at = { region, municipality }
  const schools: OrganisationId[] = []
  for (const name of names) schools.push(await makeSchool(db, region, municipality, name))
  const programme = newId()
  await takePart(db, at, programme, schools)
  const methodologist = await makeScope(db, 'methodologist', at, 'Трофимова')
  const heads: Scope[] = []
  for (const organisation of schools) heads.push(await makeScope(db, 'schoolHead', { ...at, organisation }))
  return {
    db,
    region,
    municipality,
    programme,
    schools,
    methodologist,
    coordinator: await makeScope(db, 'municipalCoordinator', at),
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    heads,
    today: methodologist.today,
  }
}

/** Runs a command; the outcome is what the test is about. */
export const act = <I, S extends Subject, C>(
  { db }: DeficitsDistrict,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<Outcome> => runCommand(db.app, scope, spec, { raw })

/** The same, when it has to succeed; gives where it leads. */
export const done = async <I, S extends Subject, C>(
  place: DeficitsDistrict,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<string> => {
  const outcome = await act(place, scope, spec, raw)
  if (outcome.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`)
  return outcome.location
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u
export const idIn = (location: string): string => UUID.exec(location)?.[0] ?? ''

/** Plans a round of a quarter; its days stand around today. */
export const plan = async (
  place: DeficitsDistrict,
  quarter: string,
  days: readonly [opens: number, due: number, closes: number] = [0, 10, 20],
): Promise<string> => {
  const [opensOn, dueOn, closesOn] = days.map((after) => shortDay(addDays(place.today, after)))
  return idIn(
    await done(place, place.methodologist, planRound, {
      programme: place.programme,
      quarter,
      opensOn,
      dueOn,
      closesOn,
      categories: ['lowResults'],
      basis: 'п. 6.1 распоряжения',
    }),
  )
}

/** A round that schools fill now. */
export const openedRound = async (place: DeficitsDistrict, quarter: string): Promise<string> => {
  const round = await plan(place, quarter)
  await done(place, place.methodologist, openRound, { round })
  return round
}

export const sheetOf = async (place: DeficitsDistrict, round: string, at: number): Promise<string> => {
  const { rows } = await place.db.worker.query<{ id: string }>(
    'select id from deficit_sheet where round_id = $1 and organisation_id = $2',
    [round, place.schools[at]],
  )
  return rows[0]?.id ?? ''
}

/** Ids of themes by their codes. */
export const themeId = async (place: DeficitsDistrict, code: string): Promise<string> => {
  const { rows } = await place.db.worker.query<{ id: string }>(
    `select id from deficit_theme where dictionary = 'themes' and code = $1`,
    [code],
  )
  return rows[0]?.id ?? ''
}

/** A row as the form sends it. */
export const typedRow = (at: number, over: Readonly<Record<string, string>>) => ({
  at,
  theme: '',
  own: '',
  audience: '',
  subject: '',
  severity: '',
  people: '',
  note: '',
  ...over,
})

/** The head of one of its schools. */
export const headOf = (place: DeficitsDistrict, at: number): Scope => {
  const found = place.heads[at]
  if (found === undefined) throw new Error('no such head')
  return found
}

/** A deficit of one of its schools by its name, as the methodologist sees it. */
export const deficitNamed = async (place: DeficitsDistrict, at: number, name: string) => {
  const lines = await asPerson(place.db.app, place.methodologist, 'read', (tx) =>
    deficitsOf(tx, place.schools[at] ?? ''),
  )
  const found = lines.find((line) => line.name === name)
  if (found === undefined) throw new Error(`no deficit «${name}»`)
  return found
}
