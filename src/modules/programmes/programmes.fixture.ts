import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { idInAddress, type MunicipalityId, type OrganisationId, type RegionId } from '../../kernel/ids.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { addModel } from './commands/model.ts'
import { keepProgrammeCommand } from './commands/programme.ts'
import { NO_TEXTS } from './domain/passport.ts'

export type Ground = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly meadow: MunicipalityId
  readonly schools: readonly OrganisationId[]
  readonly elsewhere: OrganisationId
  readonly regional: Scope
  readonly coordinator: Scope
  readonly neighbour: Scope
  readonly head: Scope
}

/** A region with two municipalities, three schools in one of them, and the people who keep programmes and models. */
export const makeGround = async (db: TestDatabase): Promise<Ground> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const names = ['МБОУ «Озёрская СОШ № 1»', 'МКОУ «Приозёрная ООШ»', 'МБОУ «Камышовая СОШ»']
  const schools: OrganisationId[] = []
  for (const name of names) schools.push(await makeSchool(db, region, lake, name))
  const elsewhere = await makeSchool(db, region, meadow, 'МБОУ «Луговая СОШ»')
  return {
    region,
    lake,
    meadow,
    schools,
    elsewhere,
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }),
    head: await makeScope(db, 'schoolHead', {
      region,
      municipality: lake,
      organisation: schools[0] as OrganisationId,
    }),
  }
}

export const handsOver = (db: TestDatabase) => {
  const run = (scope: Scope, spec: AnyCommand, raw: object): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw })
  const make = async (scope: Scope, spec: AnyCommand, raw: object): Promise<string> => {
    const outcome = await run(scope, spec, raw)
    if (outcome.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`)
    return idInAddress(outcome.location)
  }
  return {
    run,
    make,
    read: <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
      asPerson(db.app, scope, 'read', work),
  }
}

export const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

export const PROGRAMME = {
  programme: '',
  name: 'Школы школам 2024/25',
  shortName: 'Школы школам',
  purpose: 'Взаимная помощь школ',
  from: '01.09.2024',
  until: '31.05.2025',
}

type Hands = ReturnType<typeof handsOver>

export const makeProgramme = (hands: Hands, ground: Ground, over: object = {}): Promise<string> =>
  hands.make(ground.regional, keepProgrammeCommand, { ...PROGRAMME, ...over })

export const makeModel = (hands: Hands, ground: Ground, programme: string): Promise<string> =>
  hands.make(ground.coordinator, addModel, {
    programme,
    municipality: ground.lake,
    name: 'Модель Заозёрского района',
    shortName: 'муниципальная модель',
  })

/** A paper of a municipality in force with one clause. Gives what a form sends: «c:paper:clause». */
export const makePaper = async (
  db: TestDatabase,
  ground: Ground,
  number = '12',
): Promise<{ act: string; paper: string; clause: string }> => {
  const [paper, clause] = [newId(), newId()]
  const node = [ground.region, ground.lake]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'directive', 'О модели', $2, $3, 'below', '2024-09-01')`,
    [paper, ...node],
  )
  await db.owner.query(
    `insert into directive (id, region_id, municipality_id, kind, number, date_on, title, state) values ($1, $2, $3, 'распоряжение', $4, '2024-09-01', 'О модели', 'inForce')`,
    [paper, ...node, number],
  )
  await db.owner.query(
    `insert into clause (id, record_id, region_id, municipality_id, ord, number, text) values ($1, $2, $3, $4, 0, '1', 'Утвердить модель')`,
    [clause, paper, ...node],
  )
  return { act: `c:${paper}:${clause}`, paper, clause }
}

/** What a coordinator sends as the passport of a model. */
export const passportOf = (model: string, over: object = {}) => ({
  model,
  passport: '',
  fields: { ...NO_TEXTS, name: 'Модель «Озёра»', idea: 'Помогать друг другу', period: '2024–2025 годы' },
  schools: [],
  note: '',
  remember: false,
  ...over,
})

/** What brings all schools of the ground into a model, or whatever of it is said otherwise. */
export const entryOf = (model: string, { schools }: Ground, over: object = {}) => ({
  model,
  kind: 'enter',
  category: 'lowResults',
  on: '01.10.2024',
  schools,
  reason: '',
  act: '',
  actWords: 'распоряжение № 9',
  ...over,
})
