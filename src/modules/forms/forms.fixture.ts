import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RecordId, RegionId } from '../../kernel/ids.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import type { Command, Outcome, Subject } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import {
  type LinkFacts,
  type PersonFacts,
  type Scope,
  scopeOfLink,
  scopeOfPerson,
} from '../../platform/scope/scope.ts'
import { openCollection } from './commands/collection.ts'
import { deliverForms } from './commands/deliver.ts'
import { DELIVERED_FORMS } from './domain/delivered/editions.ts'
import { answerLines } from './queries/collection.ts'

export const EXPERIENCE = DELIVERED_FORMS[0]?.id ?? ''

/** A form of fourteen answers that may be sent, as typed. */
export const FULL: Readonly<Record<string, readonly string[]>> = {
  'a.school': ['МКОУ «Ключевская СОШ»'],
  'a.model': ['pair'],
  'a.partners': ['2'],
  'a.schoolsOfDistrict': ['2'],
  'a.since': ['05.03.2022'],
  'a.events.0.day': ['10.03.2022'],
  'a.events.0.event': ['Установочное совещание'],
  'a.part': ['Четыре учителя дали открытые уроки.'],
  'a.mark': ['4'],
  'a.why': ['Помогли встречи по предметам.'],
}

/** A district of two schools with the people who ask and answer. */
export type FormsDistrict = {
  readonly db: TestDatabase
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly school: OrganisationId
  readonly other: OrganisationId
  readonly coordinator: Scope
  readonly methodologist: Scope
  readonly head: Scope
  readonly otherHead: Scope
  /** The same people as a server knows them. */
  readonly facts: Readonly<Record<'coordinator' | 'methodologist' | 'head' | 'otherHead', PersonFacts>>
}

export const formsDistrict = async (db: TestDatabase): Promise<FormsDistrict> => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, municipality, 'МКОУ «Ключевская СОШ»')
  const other = await makeSchool(db, region, municipality, 'МКОУ «Полевая СОШ»')
  const at = { region, municipality }
  const facts = {
    coordinator: await makePerson(db, 'municipalCoordinator', at),
    methodologist: await makePerson(db, 'methodologist', at, 'Трофимова'),
    head: await makePerson(db, 'schoolHead', { ...at, organisation: school }),
    otherHead: await makePerson(db, 'schoolHead', { ...at, organisation: other }, 'Полевая'),
  }
  const scope = (who: keyof typeof facts) => scopeOfPerson(facts[who], moment())
  await deliverForms(db.worker, scope('coordinator').today)
  return {
    db,
    region,
    municipality,
    school,
    other,
    facts,
    coordinator: scope('coordinator'),
    methodologist: scope('methodologist'),
    head: scope('head'),
    otherHead: scope('otherHead'),
  }
}

/** Runs a command; the outcome is what the test is about. */
export const act = <I, S extends Subject, C>(
  { db }: FormsDistrict,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<Outcome> => runCommand(db.app, scope, spec, { raw })

/** The same, when it has to succeed; gives where it leads. */
export const done = async <I, S extends Subject, C>(
  place: FormsDistrict,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<string> => {
  const outcome = await act(place, scope, spec, raw)
  if (outcome.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`)
  return outcome.location
}

/** Begins a collection of the delivered form among all schools of the district. */
export const collect = async (
  place: FormsDistrict,
  over: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const location = await done(place, place.coordinator, openCollection, {
    form: EXPERIENCE,
    title: 'Опыт участия',
    words: '',
    dueOn: '31.12.2099',
    node: '',
    basis: 'письмо № 7',
    directive: '',
    who: 'all',
    organisations: [],
    ...over,
  })
  return idInAddress(location)
}

/** The answer of a school in a collection. */
export const answerOf = async (
  place: FormsDistrict,
  collection: string,
  school: OrganisationId,
): Promise<string> => {
  const lines = await asPerson(place.db.app, place.coordinator, 'read', (tx) =>
    answerLines(tx, collection, { standings: [], page: 1, size: 50 }),
  )
  const found = lines.find(({ organisationId }) => organisationId === school)
  if (found === undefined) throw new Error('the school was not asked')
  return found.id
}

/** What a one-time link to an assignment says of itself. */
export const linkFacts = (place: FormsDistrict, record: string, commands: readonly string[]): LinkFacts => ({
  id: newId(),
  record: record as RecordId,
  row: null,
  commands,
  region: place.region,
  municipality: place.municipality,
  organisation: place.school,
  label: 'Опыт участия',
})

/** A scope of whoever holds it. */
export const linkTo = (place: FormsDistrict, record: string, commands: readonly string[]): Scope =>
  scopeOfLink(linkFacts(place, record, commands), moment(), 'Europe/Moscow', 'ru')

export const typed = (fields: Readonly<Record<string, readonly string[]>> = FULL) => ({ fields, files: {} })
