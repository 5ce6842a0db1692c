import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RecordId, RegionId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { workIn } from '../../platform/command/work.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { NewAssignment } from './domain/types.ts'
import { assign } from './public.ts'

/** A region of its own with a district, two schools, their heads, a coordinator, and a neighbour's coordinator (decisions 44). */
export type Ground = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly school: OrganisationId
  readonly second: OrganisationId
  readonly coordinator: Scope
  readonly officer: Scope
  readonly neighbour: Scope
  readonly head: Scope
  readonly secondHead: Scope
  readonly deputy: Scope
  readonly teacher: Scope
  readonly source: RecordId
}

export const makeGround = async (db: TestDatabase): Promise<Ground> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  const second = await makeSchool(db, region, lake, 'МБОУ «Ключевская СОШ»')
  const at = { region, municipality: lake, organisation: school }
  const source = newId() as RecordId
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'directive', 'Распоряжение № 7', $2, $3, 'below', now())`,
    [source, region, lake],
  )
  return {
    region,
    lake,
    school,
    second,
    source,
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }, 'Заречный'),
    officer: await makeScope(db, 'committeeOfficer', { region, municipality: lake }, 'Снегирёва'),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }, 'Луговой'),
    head: await makeScope(db, 'schoolHead', at, 'Ольховская'),
    secondHead: await makeScope(db, 'schoolHead', { ...at, organisation: second }, 'Сенокосова'),
    deputy: await makeScope(db, 'deputyHead', at, 'Журавская'),
    teacher: await makeScope(db, 'mentor', at, 'Калинникова'),
  }
}

/** Running commands and reading as somebody, over one database. */
export const handsOn = (db: TestDatabase) => {
  const read = <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
    asPerson(db.app, scope, 'read', work)
  const run = (scope: Scope, spec: AnyCommand, raw: object, over: object = {}): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw, ...over })
  /** Gives out one assignment and tells its id. */
  const give = async (ground: Ground, over: Partial<NewAssignment> = {}): Promise<string> => {
    const owner = { region: ground.region, municipality: ground.lake, organisation: ground.school }
    const [id = ''] = await asPerson(db.app, ground.coordinator, 'write', (tx) =>
      assign(tx, workIn({ tx, at: moment(), as: 'self', newId }), [
        {
          owner,
          person: null,
          roleCode: null,
          sourceRecord: ground.source,
          sourceRow: newId(),
          title: 'Составить план',
          quote: 'Составить план взаимодействия.',
          sourceLabel: 'п. 2.1 распоряжения № 7',
          sourceKind: 'clause',
          modality: 'order',
          termAsWritten: null,
          term: null,
          opensOn: null,
          dueOn: null,
          controllerPerson: null,
          controlAsWritten: null,
          controllerMunicipality: ground.lake,
          ...over,
        },
      ]),
    )
    return id
  }
  return { read, run, give }
}

/** The codes of a refusal, or how else it ended. */
export const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

export const REPORT = { text: 'Сделано', files: [], channel: 'self' }

export const daysFrom = (scope: Scope, days: number): Day => addDays(scope.today, days)
