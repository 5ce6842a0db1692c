import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/** Two municipalities of an invented region, a school in each, and the people who keep them. */
export type Place = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly meadow: MunicipalityId
  readonly school: OrganisationId
  readonly other: OrganisationId
  readonly coordinator: Scope
  readonly neighbour: Scope
  readonly regional: Scope
  readonly head: Scope
}

export const makePlace = async (db: TestDatabase): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  const other = await makeSchool(db, region, meadow, 'МБОУ «Луговая СОШ»')
  return {
    region,
    lake,
    meadow,
    school,
    other,
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }),
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    head: await makeScope(db, 'schoolHead', { region, municipality: lake, organisation: school }),
  }
}

/** Running commands and reading as somebody, over one database. */
export const handsOn = (db: TestDatabase) => ({
  run: (scope: Scope, spec: AnyCommand, raw: object, version?: number): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw, version }),
  read: <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
    asPerson(db.app, scope, 'read', work),
})

export const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

export const NAMING = { fullName: '', kind: 'school', schoolType: '', district: '' }
export const FACTS = {
  inn: '',
  kpp: '',
  ogrn: '',
  oktmo: '',
  okpo: '',
  address: '',
  latitude: '',
  longitude: '',
  isRural: '',
  pupils: '',
  teachers: '',
  adverse: false,
  siteUrl: '',
  email: '',
  phone: '',
}

/** A list of one municipality with nothing asked. */
export const request = (scope: Scope, municipality: MunicipalityId, over: object = {}) => ({
  node: { municipality },
  text: '',
  kind: null,
  category: null,
  district: null,
  municipality: null,
  closed: false,
  sort: 'name' as const,
  descending: false,
  page: 1,
  on: scope.today,
  ...over,
})
