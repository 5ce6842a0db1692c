import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { DaysOff } from '../../../kernel/year-shift.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { daysOffOfYears } from '../../calendar/public.ts'
import { termsTyped } from '../../roadmaps/public.ts'
import { keepModel, keepProgramme } from '../domain/access.ts'
import { NextModelInput, NextYearInput } from '../domain/input.ts'
import { spanOf } from '../domain/rules.ts'
import type { Model, Programme, Span } from '../domain/types.ts'
import { CARRIED_BASIS, planProgramme, type Wanted, wantedLines, yearsBetween } from '../domain/year.ts'
import { findModel } from '../queries/model.ts'
import { lockProgramme } from '../queries/programme.ts'
import { loadYear, type YearGround } from '../queries/year.ts'
import type { Carrier } from './carriers/carrier.ts'
import { OWN_CARRIERS } from './carriers/own.ts'
import { keepEffects } from './effects.ts'
import { insertModel, loadMaking, type Making, mayBeMade, modelPage } from './model.ts'
import { insertPeriods } from './participation.ts'
import { insertPassport } from './passport.ts'
import { insertAlias, insertProgramme, insertStage, programmePage } from './programme.ts'

type Copying = Programme & { readonly known: DaysOff }
type Copied = Span & {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly years: number
  readonly wanted: readonly Wanted[]
}

const decideProgramme = (programme: Copying, input: NextYearInput, newId: () => string): Result<Copied> => {
  const span = spanOf(input.from, input.until)
  if (!span.ok) return span
  const years = yearsBetween(programme.from, span.value.from)
  if (years < 1) return refuse('yearNotLater', 'from')
  const wanted = wantedLines(planProgramme(programme, years, programme.known).lines, input.lines)
  if (!wanted.ok) return wanted
  const outside = wanted.value.find(
    (line) => line.span !== null && (line.span.from < span.value.from || line.span.until > span.value.until),
  )
  if (outside) return refuse('stageOutside', `from.${outside.key}`)
  return ok({
    ...span.value,
    id: newId(),
    name: input.name,
    shortName: input.shortName,
    years,
    wanted: wanted.value,
  })
}

const saveStages = async (tx: Tx, change: Copied, programme: Programme, work: Work): Promise<void> => {
  const made = { id: change.id, region: programme.region }
  for (const line of change.wanted) {
    const stage = programme.stages.find(({ id }) => id === line.id)
    if (line.kind === 'alias') await insertAlias(tx, work.newId(), made, line.title)
    else if (stage !== undefined && line.span !== null)
      await insertStage(tx, { ...stage, ...line.span, id: work.newId() }, made, stage.id)
  }
}

/** The programme of the next year from this one; a second time the database says that it is there already. */
export const copyProgramme = command<NextYearInput, Copying, Copied>({
  name: 'programme.copyToYear',
  input: NextYearInput,
  access: keepProgramme,
  load: async (tx, input) => {
    const programme = await lockProgramme(tx, input.programme)
    return programme && { ...programme, known: await daysOffOfYears(tx, programme.until) }
  },
  decide: (programme, input, { newId }) => decideProgramme(programme, input, newId),
  save: async (tx, change, programme, work) => {
    await insertProgramme(
      tx,
      { ...change, purpose: programme.purpose, copiedFrom: programme.id },
      programme,
      work,
    )
    await saveStages(tx, change, programme, work)
    await linkCopy(tx, change.id, programme, work)
  },
  tell: (change, programme) => ({
    record: change.id,
    change: { copiedFrom: programme.id, years: change.years, lines: change.wanted.length },
  }),
  to: (change) => programmePage(change.id),
})

const linkCopy = (
  tx: Tx,
  made: string,
  from: Pick<Programme | Model, 'id' | 'name' | 'owner'>,
  work: Work,
): Promise<number> =>
  run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id)
        values (${work.newId()}, ${made}, 'copiedFrom', ${from.id}, ${from.name.slice(0, 300)}, ${from.owner.region}, ${from.owner.municipality})`,
  )

type CopyingModel = Making & { readonly ground: YearGround; readonly source: Model }
type CopiedModel = {
  readonly id: string
  readonly name: string
  readonly period: string
  readonly wanted: readonly Wanted[]
  readonly terms: ReadonlyMap<string, string>
  readonly start: Day
}

const saveSchools = async (
  tx: Tx,
  change: CopiedModel,
  { ground, municipality, owner }: CopyingModel,
): Promise<void> => {
  const { region } = owner
  if (region === null) return
  for (const group of ground.groups) {
    const schools = change.wanted
      .filter(({ kind, id }) => kind === 'school' && group.schools.includes(id))
      .map(({ id }) => id)
    if (schools.length > 0)
      await insertPeriods(
        tx,
        { id: change.id, region, municipality },
        {
          schools,
          category: group.category,
          on: change.start,
          act: { directive: null, clause: null, words: CARRIED_BASIS },
        },
      )
  }
}

const decideModel = (
  copying: CopyingModel,
  input: NextModelInput,
  newId: () => string,
): Result<CopiedModel> => {
  const may = mayBeMade(copying)
  if (!may.ok) return may
  const wanted = wantedLines(copying.ground.lines, input.lines)
  if (!wanted.ok) return wanted
  return ok({
    id: newId(),
    name: input.name,
    period: input.period,
    wanted: wanted.value,
    terms: termsTyped(input.terms),
    start: copying.programme.from,
  })
}

const savePassportOf = async (
  tx: Tx,
  change: CopiedModel,
  { ground, owner, municipality }: CopyingModel,
  work: Work,
): Promise<void> => {
  if (ground.passport === null || owner.region === null) return
  const fields = { ...ground.passport.fields, name: change.name, period: change.period }
  const made = { id: change.id, region: owner.region, municipality }
  const { groups } = ground.passport
  await insertPassport(tx, { id: work.newId(), number: 1, fields, groups, note: '' }, made, work)
  await keepEffects(tx, fields, made, work)
}

/** A model of another year, or of another municipality, after an example: all of it in one transaction, after one press. */
export const copyModelWith = (more: readonly Carrier[]) => {
  const carriers = [...OWN_CARRIERS, ...more]
  return command<NextModelInput, CopyingModel, CopiedModel>({
    name: 'model.copyToYear',
    input: NextModelInput,
    access: keepModel,
    load: async (tx, input) => {
      const source = await findModel(tx, input.model)
      const making = source && (await loadMaking(tx, input.programme, input.municipality))
      if (source === null || making === null) return null
      return { ...making, source, ground: await loadYear(tx, source, making, carriers) }
    },
    decide: (copying, input, { newId }) => decideModel(copying, input, newId),
    save: async (tx, change, copying, work) => {
      const { source, ground } = copying
      await insertModel(
        tx,
        { id: change.id, name: change.name, shortName: source.shortName, copiedFrom: source.id },
        copying,
        work,
      )
      await savePassportOf(tx, change, copying, work)
      await saveSchools(tx, change, copying)
      for (const carrier of carriers)
        await carrier.carry(tx, { ...change, made: change.id }, ground.carrying, work)
      await linkCopy(tx, change.id, { ...source, owner: copying.owner }, work)
    },
    tell: (change, { source }) => ({
      record: change.id,
      change: { copiedFrom: source.id, lines: change.wanted.map(({ key }) => key) },
    }),
    to: (change) => `${modelPage(change.id)}?done=copied`,
  })
}
