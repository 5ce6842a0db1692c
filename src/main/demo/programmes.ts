import { readDocumentModel } from '../../documents/read.ts'
import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress, type OrganisationId } from '../../kernel/ids.ts'
import { readDirective } from '../../modules/directives/domain/reading/read.ts'
import { passportRows } from '../../modules/directives/public.ts'
import { formTeam } from '../../modules/people/commands/teams.ts'
import { addModel, moveModel } from '../../modules/programmes/commands/model.ts'
import { changeParticipation } from '../../modules/programmes/commands/participation.ts'
import { savePassport, uploadPassport } from '../../modules/programmes/commands/passport.ts'
import {
  addAlias,
  keepProgrammeCommand,
  keepStage,
  moveProgramme,
} from '../../modules/programmes/commands/programme.ts'
import { copyProgramme } from '../../modules/programmes/commands/year.ts'
import { passportDocx } from '../../modules/programmes/documents/passport.ts'
import { allGroups, passportFrom } from '../../modules/programmes/domain/passport.ts'
import type { PassportTexts } from '../../modules/programmes/domain/types.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { copyModel } from '../carrying.ts'
import type { DemoRun } from './desk.ts'
import { anotherProgramme } from './programme-another.ts'
import { reportEffects } from './programme-effects.ts'
import { openToAll } from './programme-open.ts'
import {
  birchPassport,
  byWords,
  lakePassport,
  MEADOW_HIGH,
  MEADOW_LOW,
  on,
  STAGES,
  smallPassport,
  typed,
  yearsOf,
} from './programmes-texts.ts'
import { summaryStory } from './summaries.ts'

/** What the story of programmes needs of the stage. */
export type ProgrammeDesk = {
  readonly today: Day
  /** The order of the municipality in force and its first clause: «c:…:…». */
  readonly act: string
  readonly municipality: (code: string) => string
  readonly organisation: (code: string) => string
  readonly person: (code: string) => string
  /** Ids of stages and names of a programme, by which the copy names its lines. */
  readonly linesOf: (
    programme: string,
  ) => Promise<readonly { readonly key: string; readonly from: string; readonly until: string }[]>
  /** Ids of the effects that the passport of a model promises, in its order. */
  readonly effectsOf: (model: string) => Promise<readonly string[]>
  /** The assignment that asks a municipality for its report. */
  readonly reportAsked: (programme: string, municipality: string) => Promise<string>
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
  readonly run: DemoRun
}

const makeProgramme = async (desk: ProgrammeDesk, year: number): Promise<string> => {
  const day = on(year, '08-20')
  const programme = idInAddress(
    await desk.run('region', day, keepProgrammeCommand, {
      programme: '',
      name: `Региональная программа «Школы помогают школам», ${yearsOf(year)}`,
      shortName: `Школы помогают школам ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
      purpose:
        'Школы области попарно готовят уроки, встречаются на методических днях и собирают удачный опыт.',
      from: typed(year, '09-01'),
      until: typed(year + 1, '05-31'),
    }),
  )
  for (const { name, from, until, brings, answers } of STAGES)
    await desk.run('region', day, keepStage, {
      programme,
      stage: '',
      name,
      brings,
      answers,
      from: typed(year + from[0], from[1]),
      until: typed(year + until[0], until[1]),
    })
  for (const alias of ['Школы помогают школам', 'Сетевое наставничество школ'])
    await desk.run('region', day, addAlias, { programme, alias })
  await start(desk, programme, year)
  return programme
}

const start = async (desk: ProgrammeDesk, programme: string, year: number): Promise<void> => {
  const paper = byWords(`приказ комитета общего образования от ${typed(year, '08-25')} № ${year % 100}4`)
  await desk.run('region', on(year, '08-25'), moveProgramme, { id: programme, action: 'agree', ...paper })
  await desk.run('region', on(year, '08-28'), moveProgramme, { id: programme, action: 'start', ...paper })
}

type Making = {
  readonly code: string
  readonly place: string
  readonly day: Day
  readonly fields: PassportTexts
}

const makeModel = async (
  desk: ProgrammeDesk,
  programme: string,
  { code, place, day, fields }: Making,
): Promise<string> => {
  const model = idInAddress(
    await desk.run(code, day, addModel, {
      programme,
      municipality: desk.municipality(place),
      name: fields.name,
      shortName: 'муниципальная модель',
    }),
  )
  await desk.run(code, day, savePassport, {
    model,
    passport: '',
    fields,
    schools: [],
    note: '',
    remember: false,
  })
  return model
}

type Entry = {
  readonly code: string
  readonly model: string
  readonly on: Day
  readonly schools: readonly string[]
  readonly category?: string
  readonly reason?: string
  readonly act?: { readonly act: string; readonly actWords: string }
}

/** An exit is known ahead; a school has entered by today, or in the first weeks of September there is nobody to ask. */
const change = (desk: ProgrammeDesk, entry: Entry): Promise<string> =>
  desk.run(entry.code, addDays(entry.on, -3), changeParticipation, {
    model: entry.model,
    kind: entry.category === undefined ? 'exit' : 'enter',
    category: entry.category ?? '',
    on: shortDay(entry.category !== undefined && entry.on > desk.today ? desk.today : entry.on),
    schools: entry.schools.map(desk.organisation),
    reason: entry.reason ?? '',
    ...(entry.act ?? byWords('распоряжение комитета образования о составе участников')),
  })

const LOW = ['z5', 'z6', 'z7', 'z8', 'z9']
const HIGH = ['z1', 'z2', 'z3', 'z4']

/** Last year in full: entries, an exit, a change of group, a team, the end. */
const lastYear = async (desk: ProgrammeDesk, programme: string, year: number): Promise<string> => {
  const fields = lakePassport(yearsOf(year))
  const making = { code: 'coordinator', place: 'zaozersky', day: on(year, '09-05'), fields }
  const lake = await makeModel(desk, programme, making)
  const paper = byWords(`распоряжение комитета образования от ${typed(year, '09-10')} № 97`)
  await desk.run('coordinator', on(year, '09-10'), moveModel, { id: lake, action: 'agree', ...paper })
  const common = { code: 'coordinator', model: lake, act: paper }
  await change(desk, { ...common, on: on(year, '09-15'), schools: LOW, category: 'lowResults' })
  await change(desk, { ...common, on: on(year, '09-15'), schools: HIGH, category: 'highResults' })
  await change(desk, { ...common, on: on(year + 1, '01-12'), schools: ['z9'], category: 'atRisk' })
  await change(desk, {
    ...common,
    on: on(year + 1, '03-02'),
    schools: ['z8'],
    reason: 'капитальный ремонт здания',
  })
  await desk.run('coordinator', on(year, '09-20'), formTeam, {
    team: 'new',
    node: `municipality:${desk.municipality('zaozersky')}`,
    kind: 'network',
    name: 'Команда математиков двух берегов',
    purpose: 'Совместные уроки математики',
    head: desk.person('z1-teamHead'),
    act: 'распоряжение комитета образования № 97',
    from: typed(year, '09-23'),
    until: typed(year + 1, '05-30'),
  })
  await reportEffects(desk, lake, year)
  const small = await makeModel(desk, programme, {
    code: 'l-coordinator',
    place: 'luzhansky',
    day: on(year, '09-12'),
    fields: smallPassport(yearsOf(year)),
  })
  const started = { code: 'l-coordinator', model: small, on: on(year, '10-01') }
  await change(desk, { ...started, schools: ['l1'], category: 'highResults' })
  await change(desk, { ...started, schools: ['l2'], category: 'lowResults' })
  return lake
}

const copyAll = async (desk: ProgrammeDesk, programme: string, year: number): Promise<string> => {
  const lines = await desk.linesOf(programme)
  const next = idInAddress(
    await desk.run('region', on(year, '08-18'), copyProgramme, {
      programme,
      name: `Региональная программа «Школы помогают школам», ${yearsOf(year)}`,
      shortName: `Школы помогают школам ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
      from: typed(year, '09-01'),
      until: typed(year + 1, '05-31'),
      lines: lines.map((line) => ({ ...line, take: true })),
    }),
  )
  await desk.run('region', on(year, '08-18'), moveProgramme, {
    id: programme,
    action: 'close',
    ...byWords('приказ комитета общего образования об итогах года'),
  })
  await start(desk, next, year)
  return next
}

const thisYear = async (desk: ProgrammeDesk, programme: string, year: number, was: string): Promise<void> => {
  const carried = [...LOW.filter((school) => school !== 'z8'), ...HIGH].map((school) => ({
    key: `school-${desk.organisation(school)}`,
    take: true,
    from: '',
    until: '',
  }))
  const model = idInAddress(
    await desk.run('coordinator', on(year, '09-01'), copyModel, {
      model: was,
      programme,
      municipality: desk.municipality('zaozersky'),
      name: lakePassport(yearsOf(year)).name,
      period: yearsOf(year),
      lines: carried,
    }),
  )
  const act = { act: desk.act, actWords: '' }
  for (const action of ['agree', 'start'])
    await desk.run('coordinator', desk.today, moveModel, { id: model, action, ...act })
  const common = { code: 'coordinator', model, act }
  await change(desk, { ...common, on: on(year, '09-15'), schools: ['z8'], category: 'lowResults' })
  await change(desk, {
    ...common,
    on: on(year, '10-20'),
    schools: ['z4'],
    reason: 'объединение с другой школой',
  })
  await openToAll(desk, { programme, model, year })
}

/** The neighbour: a model with gaps, and a newer passport that came as a file and waits for a check. */
const neighbour = async (desk: ProgrammeDesk, programme: string, year: number): Promise<void> => {
  const code = 'b-coordinator'
  const model = await makeModel(desk, programme, {
    code,
    place: 'beryozovsky',
    day: on(year, '09-08'),
    fields: birchPassport,
  })
  await change(desk, { code, model, on: on(year, '09-20'), schools: ['b4', 'b5'], category: 'lowResults' })
  await change(desk, { code, model, on: on(year, '09-20'), schools: ['b1', 'b3'], category: 'highResults' })
  const names = {
    lowResults: ['МБОУ «Сухоложная ООШ»', 'МБОУ «Дальнебродская школа»'],
    highResults: ['МАОУ «Берёзовский лицей»'],
  }
  const groups = allGroups(
    Object.entries(names).map(([category, schools]) => ({
      category: category as 'lowResults',
      heading: '',
      schools: schools.map((written) => ({ written, organisation: null as OrganisationId | null })),
    })),
  )
  const bytes = await passportDocx({ fields: birchPassport, groups })
  const document = await readDocumentModel(bytes)
  const rows = document.ok ? passportRows(readDirective(document.value, {})) : null
  if (!document.ok || rows === null) throw new Error('the passport of the demo cannot be read')
  await desk.run(code, desk.today, uploadPassport, {
    model,
    file: await desk.keep('pasport-modeli.docx', bytes),
    read: { ...passportFrom(rows), document: document.value },
  })
}

/** A district with twelve schools that are helped and six that help. */
const meadow = async (desk: ProgrammeDesk, programme: string, year: number): Promise<void> => {
  const code = 'l-coordinator'
  const making = { code, place: 'luzhansky', day: on(year, '09-09'), fields: smallPassport(yearsOf(year)) }
  const entry = { code, model: await makeModel(desk, programme, making), on: on(year, '09-16') }
  await change(desk, { ...entry, schools: MEADOW_LOW, category: 'lowResults' })
  await change(desk, { ...entry, schools: MEADOW_HIGH, category: 'highResults' })
}

/** The programme of the region: last year closed, this year made after it and running. */
export const programmeStory = async (desk: ProgrammeDesk): Promise<void> => {
  const year = schoolYearOf(desk.today)
  const old = await makeProgramme(desk, year - 1)
  const lake = await lastYear(desk, old, year - 1)
  const now = await copyAll(desk, old, year)
  await thisYear(desk, now, year, lake)
  await neighbour(desk, now, year)
  await meadow(desk, now, year)
  await summaryStory(desk, now, year)
  await anotherProgramme(desk, year + 1)
}
