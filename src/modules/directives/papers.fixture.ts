import { expect } from 'vitest'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { readSignature } from '../../documents/cms/read.ts'
import { SIGNATURE } from '../../documents/cms/signature.fixture.ts'
import { readDocumentModel } from '../../documents/read.ts'
import type { Role } from '../../kernel/access.ts'
import { idInAddress, type MunicipalityId, type OrganisationId, type RegionId } from '../../kernel/ids.ts'
import { confirmDirective, resolveDirective, startDirective } from '../../main/confirm.ts'
import { moment } from '../../platform/clock.ts'
import type { Command, Outcome, Subject } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import type { Route } from '../../platform/http/visit.ts'
import { newId } from '../../platform/random.ts'
import { type Scope, scopeOfPerson } from '../../platform/scope/scope.ts'
import { writeClause } from './commands/clauses.ts'
import { uploadDirective } from './commands/intake.ts'
import { writeHead } from './commands/writing.ts'
import { readDirective } from './domain/reading/read.ts'
import type { DirectiveReading } from './domain/reading/types.ts'
import { directiveRoutes } from './routes.tsx'

/** Routes of papers with the commands of the composition; no file can be read, and every signature says the same. */
export const routesOfPapers: readonly Route[] = directiveRoutes(
  async () => ({ ok: false, refusals: [{ code: 'unreadable' }] }),
  async () => readSignature(new Uint8Array(Buffer.from(SIGNATURE, 'base64'))),
  { confirm: confirmDirective, resolve: resolveDirective, start: startDirective },
)

/** A district of its own with two schools and the people of its committee. */
export type Office = {
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly schools: readonly [OrganisationId, OrganisationId]
  readonly chair: Scope
  readonly officer: Scope
  readonly methodologist: Scope
  readonly head: Scope
}

export const makeOffice = async (db: TestDatabase): Promise<Office> => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const first = await makeSchool(db, region, municipality, 'МБОУ «Ключевская СОШ»')
  const second = await makeSchool(db, region, municipality, 'МКОУ «Моховская ООШ»')
  const committee = await makeSchool(db, region, municipality, 'Комитет образования', 'authority')
  const person = async (role: Role, lastName: string, organisation?: OrganisationId): Promise<Scope> => {
    const facts = await makePerson(
      db,
      role,
      organisation === undefined ? { region, municipality } : { region, municipality, organisation },
      lastName,
    )
    await db.owner.query(
      `insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on) values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [newId(), facts.person, organisation ?? committee, region, municipality, `должность: ${lastName}`],
    )
    return scopeOfPerson(facts, moment())
  }
  return {
    region,
    municipality,
    schools: [first, second],
    chair: await person('authorityHead', 'Вяземская'),
    officer: await person('committeeOfficer', 'Снегирёва'),
    methodologist: await person('methodologist', 'Трофимова'),
    head: await person('schoolHead', 'Сенокосова', first),
  }
}

/** Runs a command and expects it to be done; gives where it leads. */
export const doneBy = async <I, S extends Subject, C>(
  db: TestDatabase,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<string> => {
  const outcome = await runCommand(db.app, scope, spec, { raw })
  expect(outcome).toMatchObject({ kind: 'done' })
  return outcome.kind === 'done' ? outcome.location : ''
}

/** Codes of refusal, or the kind of another end. */
export const refusedBy = async <I, S extends Subject, C>(
  db: TestDatabase,
  scope: Scope,
  spec: Command<I, S, C>,
  raw: unknown,
): Promise<string[]> => {
  const outcome: Outcome = await runCommand(db.app, scope, spec, { raw })
  return outcome.kind === 'refused' ? outcome.refusals.map((each) => each.code) : [outcome.kind]
}

/** A paper of these lines comes in, read by the real reader; `more` is what its tables would have given. */
export const uploadLines = async (
  db: TestDatabase,
  scope: Scope,
  lines: readonly string[],
  level: 'own' | 'incoming' = 'own',
  more: Partial<DirectiveReading> = {},
): Promise<string> => {
  const model = await readDocumentModel(new TextEncoder().encode(lines.join('\n\n')))
  if (!model.ok) throw new Error('the lines must be readable')
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  return idInAddress(
    await doneBy(db, scope, uploadDirective, {
      file: { name: 'paper.txt', sha256, size: 10, mediaType: 'text/plain' },
      level,
      model: model.value,
      reading: { ...readDirective(model.value, {}), ...more },
    }),
  )
}

/** A draft with a head clause for one school and a sub-clause that inherits it. */
export const drafted = async (db: TestDatabase, office: Office): Promise<string> => {
  const { officer, chair } = office
  const directive = idInAddress(
    await doneBy(db, officer, startDirective, {
      kind: 'распоряжение',
      title: 'Об открытых уроках',
      answersTo: '',
    }),
  )
  const write = (rest: object) =>
    doneBy(db, officer, writeClause, {
      directive,
      clause: '',
      parent: '',
      addressees: [],
      addressedAs: '',
      action: '',
      modality: 'order',
      term: '',
      control: '',
      controller: '',
      ...rest,
    })
  await write({ addressees: [`organisation:${office.schools[0]}:МБОУ «Ключевская СОШ»`] })
  const { rows } = await db.owner.query('select id from clause where record_id = $1', [directive])
  await write({ parent: rows[0]?.id, action: 'провести открытые уроки', term: 'до 15.12.2026' })
  await doneBy(db, officer, writeHead, {
    directive,
    kind: 'распоряжение',
    title: 'Об открытых уроках',
    purpose: 'в целях обмена опытом',
    orderingWord: '',
    recipient: '',
    controlKind: 'self',
    control: '',
    controller: '',
    signatory: chair.person,
    signatoryPosition: '',
    prepared: officer.person,
  })
  return directive
}

export const LETTER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ СВЕТЛОЯРСКОЙ ОБЛАСТИ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 338-р',
  'О сборе сведений об опыте школ',
  'В целях обобщения опыта:',
  '1. Руководителям общеобразовательных организаций подготовить сведения об опыте школы в срок до 15.11.2026.',
  '2. Муниципальным координаторам собрать сведения школ в срок до 20.11.2026.',
  '3. Контроль за исполнением распоряжения оставляю за собой.',
  'Председатель комитета                                        Р.А. Полевой',
]
