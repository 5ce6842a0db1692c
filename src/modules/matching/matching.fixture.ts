import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { deliverThemes } from '../deficits/public.ts'
import { answerOfferOf } from './commands/offers.ts'
import { openMatching } from './commands/open.ts'

/** Two districts of a region: schools that need help, schools that give it, and the people who match them. */
export type MatchingGround = {
  readonly db: TestDatabase
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly mentors: readonly OrganisationId[]
  readonly mentees: readonly OrganisationId[]
  readonly coordinator: Scope
  readonly neighbour: Scope
  readonly regional: Scope
  readonly heads: readonly Scope[]
  /** Themes of the dictionary. */
  readonly themes: readonly string[]
  readonly today: Day
}

const MENTORS = ['Озёрская гимназия', 'Приозёрный лицей']
const MENTEES = ['Камышовская ООШ', 'Тростниковская СОШ', 'Осоковская ООШ']

const categorise = (
  db: TestDatabase,
  ground: Pick<MatchingGround, 'region' | 'lake'>,
  school: string,
  category: string,
) =>
  db.owner.query(
    `insert into organisation_category (id, organisation_id, region_id, municipality_id, category, from_on, basis) values ($1, $2, $3, $4, $5, '2020-09-01', 'акт')`,
    [newId(), school, ground.region, ground.lake, category],
  )

export const matchingGround = async (db: TestDatabase): Promise<MatchingGround> => {
  await deliverThemes(db.worker)
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const make = async (names: readonly string[], category: string): Promise<OrganisationId[]> => {
    const made: OrganisationId[] = []
    for (const name of names) {
      const school = await makeSchool(db, region, lake, name)
      await categorise(db, { region, lake }, school, category)
      made.push(school)
    }
    return made
  }
  const mentors = await make(MENTORS, 'highResults')
  const mentees = await make(MENTEES, 'lowResults')
  const { rows } = await db.worker.query<{ id: string }>(
    `select id from deficit_theme where dictionary = 'themes' and until_edition is null order by ord limit 6`,
  )
  const coordinator = await makeScope(db, 'municipalCoordinator', { region, municipality: lake })
  const heads: Scope[] = []
  for (const organisation of [...mentors, ...mentees])
    heads.push(await makeScope(db, 'schoolHead', { region, municipality: lake, organisation }))
  return {
    db,
    region,
    lake,
    mentors,
    mentees,
    coordinator,
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }),
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    heads,
    themes: rows.map(({ id }) => id),
    today: coordinator.today,
  }
}

const idIn = (location: string): string =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(location)?.[0] ?? ''

export const handsOver = (db: TestDatabase) => {
  const run = (scope: Scope, spec: AnyCommand, raw: object, version?: number): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw, ...(version === undefined ? {} : { version }) })
  const make = async (scope: Scope, spec: AnyCommand, raw: object): Promise<string> => {
    const outcome = await run(scope, spec, raw)
    if (outcome.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`)
    return idIn(outcome.location)
  }
  return {
    run,
    make,
    read: <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
      asPerson(db.app, scope, 'read', work),
  }
}
export type Hands = ReturnType<typeof handsOver>

export const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

export const YEAR = '2098'

export const OFFER = {
  year: YEAR,
  state: 'offered',
  reason: '',
  themes: [],
  capLead: '2',
  capSubject: '1',
  isRemote: false,
  forms: ['consultation'],
  otherForms: '',
  subjects: '',
  languages: '',
  wishes: '',
  channel: 'self',
}

/** The school says what it is strong in: the first theme fully, the next ones less. */
export const offer = (
  hands: Hands,
  ground: MatchingGround,
  by: Scope,
  school: string,
  over: object = {},
): Promise<string> =>
  hands.make(by, answerOfferOf, {
    ...OFFER,
    school,
    themes: ground.themes.slice(0, 3).map((theme, at) => ({ theme, level: String(3 - at) })),
    ...over,
  })

export const opened = (ground: MatchingGround, over: object = {}): object => ({
  municipality: ground.lake,
  programme: '',
  year: YEAR,
  from: '01.09.2098',
  until: '31.05.2099',
  offersUntil: shortDay(addDays(ground.today, 10)),
  silence: 'agrees',
  ...over,
})

export const open = (hands: Hands, ground: MatchingGround, over: object = {}): Promise<string> =>
  hands.make(ground.coordinator, openMatching, opened(ground, over))

/** Deficits of the schools that need help, by a closed round of the year: straight into the tables, the round is not under test. */
export const lacking = async (
  ground: MatchingGround,
  lacks: readonly (readonly [school: number, theme: number, severity: number])[],
): Promise<void> => {
  const { db, region, lake } = ground
  const programme = newId()
  const round = newId()
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'programme', 'П', $3, null, 'below', now()), ($2, 'deficit-round', 'О', $3, $4, 'below', now())`,
    [programme, round, region, lake],
  )
  await db.owner.query(
    `insert into programme (id, region_id, name, short_name, from_on, until_on, state) values ($1, $2, $3, 'Помощь', '2020-09-01', '2099-06-01', 'running')`,
    [programme, region, `Помощь ${programme}`],
  )
  await db.owner.query(
    `insert into deficit_round (id, region_id, municipality_id, programme_id, quarter_on, opens_on, due_on, closes_on, state, categories, opened_on, closed_on, closed_reason)
      values ($1, $2, $3, $4, '2024-10-01', '2024-10-01', '2024-10-10', '2024-10-20', 'closed', '{lowResults}', '2024-10-01', '2024-10-20', 'срок')`,
    [round, region, lake, programme],
  )
  for (const school of ground.mentees)
    await db.owner.query(
      `insert into deficit_sheet (id, round_id, region_id, municipality_id, organisation_id) values ($1, $2, $3, $4, $5)`,
      [school, round, region, lake, school],
    )
  for (const [at, theme, severity] of lacks) {
    const deficit = newId()
    const place = [region, lake, ground.mentees[at]]
    await db.owner.query(
      `insert into deficit (id, region_id, municipality_id, organisation_id, theme_id, audience, kind, mark, named_on)
        select $1, $2, $3, $4, t.id, t.audience, t.kind, t.code, '2024-10-05' from deficit_theme t where t.id = $5`,
      [deficit, ...place, ground.themes[theme]],
    )
    await db.owner.query(
      `insert into deficit_entry (id, deficit_id, round_id, sheet_id, region_id, municipality_id, organisation_id, severity) values ($1, $2, $3, $6, $4, $5, $6, $7)`,
      [newId(), deficit, round, ...place, severity],
    )
  }
}
