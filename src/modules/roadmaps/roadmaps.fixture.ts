import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { idInAddress, type MunicipalityId, type OrganisationId, type RegionId } from '../../kernel/ids.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { type Paper, toDocx } from '../../main/demo/papers.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import type { Tx } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { answerQuestion, uploadDirective } from '../directives/commands/intake.ts'
import { readDirective } from '../directives/domain/reading/read.ts'
import type { RoadmapItem } from './domain/types.ts'
import { findRoadmap, itemsOf, responsiblesOf } from './queries/roadmap.ts'

export type Place = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly schools: readonly OrganisationId[]
  readonly coordinator: Scope
  readonly officer: Scope
  readonly methodologist: Scope
  readonly heads: readonly Scope[]
  readonly neighbour: Scope
  readonly regional: Scope
}

const NAMES = ['МКОУ «Моховская ООШ»', 'МКОУ «Тихоборская СОШ»', 'МБОУ «Ключевская СОШ»']

/** A district of three schools with the people who keep its roadmap, and a neighbour who must not see it. */
export const makePlace = async (db: TestDatabase): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const schools = []
  const heads = []
  for (const name of NAMES) {
    const organisation = await makeSchool(db, region, lake, name)
    schools.push(organisation)
    heads.push(await makeScope(db, 'schoolHead', { region, municipality: lake, organisation }))
  }
  return {
    region,
    lake,
    schools,
    heads,
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }, 'Заречная'),
    officer: await makeScope(db, 'committeeOfficer', { region, municipality: lake }, 'Снегирёва'),
    methodologist: await makeScope(db, 'methodologist', { region, municipality: lake }, 'Трофимова'),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }, 'Лунёва'),
    regional: await makeScope(db, 'regionalCoordinator', { region }, 'Градова'),
  }
}

export const HEAD = [
  '№ п/п',
  'Направления деятельности',
  'Дата',
  'Ответственные на муниципальном уровне',
  'Ответственные на институциональном уровне',
  'Ожидаемые результаты',
]

/** Terms of 2022, whatever today is: an order about a past year is approved all the same (R132). */
export const ROWS: readonly (readonly string[])[] = [
  [
    '1.',
    'Вебинар команд',
    '24.02',
    'Снегирёва В.П. главный специалист',
    'Руководители школьных сетевых команд',
    'Участие',
  ],
  ['2.', 'Наставничество', '10.03-28.12', '–', 'Руководители школьных сетевых команд', 'Опыт внедрён'],
  [
    '2.1.',
    'Пробные уроки',
    'Апрель, май',
    '-',
    'МКОУ «Моховская ООШ» МКОУ «Тихоборская СОШ»',
    'Планы уроков',
  ],
  ['2.2.', 'Круглый стол', '25.04-29.04', '–', '–', 'Выводы'],
  ['3.', 'Сводка о дефицитах', 'ежемесячно', '–', 'МБОУ «Ключевская СОШ»', 'Сводка'],
  ['4.', 'Семинары', 'Февраль-ноябрь, 4', '-', 'Руководители школьных сетевых команд', 'Опыт'],
]

export const order = (
  rows: readonly (readonly string[])[] = ROWS,
  number = '94',
  head: readonly string[] = HEAD,
): Paper => ({
  file: 'order.docx',
  lines: [
    'КОМИТЕТ ОБРАЗОВАНИЯ',
    'РАСПОРЯЖЕНИЕ',
    `от 05 марта 2022 года № ${number}`,
    'Об утверждении дорожной карты сетевого наставничества школ района на 2022 год',
    '1. Утвердить дорожную карту сетевого наставничества школ района на 2022 год (Приложение 1).',
    '2. Контроль за исполнением распоряжения оставляю за собой.',
    'Председатель комитета                    Т.О. Вяземская',
    `Приложение 1 к распоряжению от 05.03.2022 № ${number}`,
  ].map((text) => ({ text })),
  table: { title: 'ДОРОЖНАЯ КАРТА', head, rows },
})

export const handsOn = (db: TestDatabase) => {
  const run = (scope: Scope, spec: AnyCommand, raw: object, version?: number): Promise<Outcome> =>
    runCommand(db.app, scope, spec, { raw, version })
  const read = <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
    asPerson(db.app, scope, 'read', work)
  const must = async (scope: Scope, spec: AnyCommand, raw: object): Promise<string> => {
    const outcome = await run(scope, spec, raw)
    if (outcome.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`)
    return outcome.location
  }
  /** The paper goes the whole way: file, reading, questions left open, confirmed. Gives the roadmap it made. */
  const roadmapOf = async (scope: Scope, paper: Paper): Promise<string> => {
    const bytes = await toDocx(paper)
    const model = await readDocumentModel(bytes)
    if (!model.ok) throw new Error('the paper cannot be read')
    const reading = readDirective(model.value, {})
    const sha256 = `${'0'.repeat(63)}1`
    await db.owner.query(
      `insert into file_blob (sha256, size, created_at) values ($1, 1, now()) on conflict do nothing`,
      [sha256],
    )
    const file = { name: paper.file, sha256, size: 1, mediaType: 'application/octet-stream' }
    const at = await must(scope, uploadDirective, { file, level: 'own', model: model.value, reading })
    const directive = idInAddress(at)
    const asked = await db.owner.query<{ id: string }>(
      `select id from directive_question where record_id = $1 and code not like 'remark.%' and answer is null`,
      [directive],
    )
    for (const { id } of asked.rows)
      await must(scope, answerQuestion, {
        directive,
        question: id,
        choice: 'leave',
        other: '',
        remember: false,
      })
    await must(scope, confirmDirective, { directive })
    const made = await db.owner.query<{ id: string }>('select id from roadmap where directive_id = $1', [
      directive,
    ])
    return made.rows[0]?.id ?? ''
  }
  return { run, read, must, roadmapOf }
}

/** What this person sees of a roadmap: its rows, and who answers for them. */
export const seenRows = async (tx: Tx, id: string) => itemsOf(tx, await seen(tx, id))
export const seenNames = async (tx: Tx, id: string) => responsiblesOf(tx, await seen(tx, id))
const seen = async (tx: Tx, id: string) => {
  const roadmap = await findRoadmap(tx, id)
  if (roadmap === null) throw new Error('the roadmap is out of sight')
  return roadmap
}

export const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

const KEYS = [
  'number',
  'activity',
  'term',
  'municipalResponsibles',
  'institutionalResponsibles',
  'expectedResult',
]
const cellsOf = (row: RoadmapItem) =>
  Object.fromEntries(KEYS.map((key, place) => [String(place), row.cells[key] ?? '']))

/** The form of one row as a person sends it who saw `seen` and typed `typed` over it. */
export const edit = (id: string, seen: RoadmapItem, typed: Readonly<Record<number, string>>) => ({
  roadmap: id,
  rows: [{ id: seen.id, cells: { ...cellsOf(seen), ...typed }, was: cellsOf(seen), isSection: null }],
  after: '',
  under: '',
  back: 'table',
})
