import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { agreePair, confirmPair, startPair } from './commands/moves.ts'
import { proposePair } from './commands/propose.ts'

export type Ground = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly meadow: MunicipalityId
  readonly mentor: OrganisationId
  readonly curated: OrganisationId
  readonly third: OrganisationId
  readonly elsewhere: OrganisationId
  readonly regional: Scope
  readonly coordinator: Scope
  readonly neighbour: Scope
  readonly mentorHead: Scope
  readonly curatedHead: Scope
  readonly thirdHead: Scope
  readonly elsewhereHead: Scope
}

/** A region with two municipalities: a mentor school, a curated one, one that has nothing to do with them, one next door. */
export const makeGround = async (db: TestDatabase): Promise<Ground> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const mentor = await makeSchool(db, region, lake, 'МБОУ «Озёрская гимназия»')
  const curated = await makeSchool(db, region, lake, 'МКОУ «Приозёрная ООШ»')
  const third = await makeSchool(db, region, lake, 'МБОУ «Камышовая СОШ»')
  const elsewhere = await makeSchool(db, region, meadow, 'МБОУ «Луговая СОШ»')
  const head = (organisation: OrganisationId, municipality: MunicipalityId) =>
    makeScope(db, 'schoolHead', { region, municipality, organisation })
  return {
    region,
    lake,
    meadow,
    mentor,
    curated,
    third,
    elsewhere,
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }),
    mentorHead: await head(mentor, lake),
    curatedHead: await head(curated, lake),
    thirdHead: await head(third, lake),
    elsewhereHead: await head(elsewhere, meadow),
  }
}

const idIn = (location: string): string =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(location)?.[0] ?? ''

export const handsOver = (db: TestDatabase) => {
  const run = (scope: Scope, spec: AnyCommand, raw: object): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw })
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

export const PROPOSAL = {
  programme: '',
  subjects: [],
  from: '01.09.2024',
  until: '31.05.2030',
  goals: '',
}

export const propose = (
  hands: Hands,
  ground: Ground,
  over: object = {},
  by = ground.coordinator,
): Promise<string> =>
  hands.make(by, proposePair, { ...PROPOSAL, curated: [ground.curated], lead: ground.mentor, ...over })

/** The pair at work: both schools agreed, confirmed by an act, begun. */
export const makeWorking = async (hands: Hands, ground: Ground, over: object = {}): Promise<string> => {
  const pair = await propose(hands, ground, over)
  for (const [scope, school] of [
    [ground.mentorHead, ground.mentor],
    [ground.curatedHead, ground.curated],
  ] as const)
    await hands.make(scope, agreePair, { pair, school, channel: 'self' })
  await hands.make(ground.coordinator, confirmPair, { pair, act: '', actWords: 'распоряжение № 97' })
  await hands.make(ground.coordinator, startPair, { pair, school: '' })
  return pair
}

/** A roadmap in force above, with rows for everybody's schools, for one school, for the authority alone. */
export const roadmapAbove = async (
  db: TestDatabase,
  place: Ground,
  municipality: string | null,
): Promise<void> => {
  const id = newId()
  const level = municipality === null ? 'region' : 'municipality'
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'roadmap', 'К', $2, $3, 'below', now())`,
    [id, place.region, municipality],
  )
  await db.owner.query(
    `insert into roadmap (id, region_id, municipality_id, level, profile, title, period_kind, period_year, state, layout)
     values ($1, $2, $3, $4, $4, $5, 'academic', 2026, 'inForce', '[]')`,
    [id, place.region, municipality, level, `Карта: ${level}`],
  )
  const rows = [
    ['общее дело', 'role', 'schoolHead', null],
    ['дело чужой школы', 'organisation', null, place.third],
    ['дело нашей школы', 'organisation', null, place.mentor],
    ['дело отдела', 'role', 'committeeOfficer', null],
  ] as const
  for (const [at, [title, kind, role, school]] of rows.entries()) {
    const row = newId()
    await db.owner.query(
      `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, number, title, cells, term_as_written)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'ноябрь')`,
      [
        row,
        id,
        place.region,
        municipality,
        at,
        String(at + 1),
        `${title}, ${level}`,
        JSON.stringify({ activity: `${title}, ${level}`, expectedResult: 'итог' }),
      ],
    )
    await db.owner.query(
      `insert into responsible (id, record_id, row_id, region_id, municipality_id, ord, level, as_written, kind, role_code, addressee_organisation_id)
       values ($1, $2, $3, $4, $5, 0, $6, 'кто', $7, $8, $9)`,
      [
        newId(),
        id,
        row,
        place.region,
        municipality,
        role === 'committeeOfficer' ? 'municipal' : 'institutional',
        kind,
        role,
        school,
      ],
    )
  }
}
