import type { RegionId } from '../../../kernel/ids.ts'
import { ok, refuse, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { keepProgramme } from '../domain/access.ts'
import {
  AliasInput,
  MoveInput,
  OneAliasInput,
  OneStageInput,
  ProgrammeInput,
  StageInput,
} from '../domain/input.ts'
import { normalProgrammeName } from '../domain/naming.ts'
import * as rules from '../domain/rules.ts'
import type { Act, Programme, Span } from '../domain/types.ts'
import { programmeWorkflow } from '../domain/workflow.ts'
import { findAct } from '../queries/papers.ts'
import { lockProgramme } from '../queries/programme.ts'
import { linkAct, openBelow, renameRecord, touch } from './saving.ts'

export const programmePage = (id: string): string => `/programmes/${id}`

type Keeping = Subject & { readonly programme: Programme | null; readonly region: RegionId | null }
type Kept = Span & {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly purpose: string
}

const guarded = (programme: Programme): Keeping => ({ ...programme, programme, region: programme.region })

const loadKeeping = async (tx: Tx, input: ProgrammeInput): Promise<Keeping | null> => {
  if (input.programme !== '') {
    const programme = await lockProgramme(tx, input.programme)
    return programme && guarded(programme)
  }
  const region = tx.scope.regions[0] ?? tx.scope.above.regions[0] ?? null
  return region && { owner: { region, municipality: null, organisation: null }, programme: null, region }
}

export const insertProgramme = async (
  tx: Tx,
  change: Kept & { readonly copiedFrom?: string; readonly years?: number },
  subject: Subject,
  work: Work,
): Promise<void> => {
  await work.record({
    id: change.id,
    kind: 'programme',
    title: change.name,
    owner: subject.owner,
    reach: 'own',
  })
  await run(
    tx,
    sql`insert into programme (id, region_id, name, short_name, purpose, from_on, until_on, copied_from, copied_years)
        values (${change.id}, ${subject.owner.region}, ${change.name}, ${change.shortName}, ${change.purpose}, ${change.from}, ${change.until},
          ${change.copiedFrom ?? null}, ${change.years ?? null})`,
  )
  await work.state({ record: change.id, from: null, to: 'draft', owner: subject.owner })
}

/** Makes a programme of the region or puts its requisites right. */
export const keepProgrammeCommand = command<ProgrammeInput, Keeping, Kept>({
  name: 'programme.keep',
  input: ProgrammeInput,
  access: keepProgramme,
  load: loadKeeping,
  decide: ({ programme }, input, { newId }) => {
    const span = rules.spanOf(input.from, input.until)
    if (!span.ok) return span
    const closed = programme === null ? [] : rules.whileOpen(programme)
    if (closed.length > 0) return refuseAll(closed)
    const outside = programme?.stages.find(
      (stage) => stage.from < span.value.from || stage.until > span.value.until,
    )
    if (outside) return refuse('stageLeftOutside', 'until', { stage: outside.name })
    return ok({
      ...span.value,
      id: programme?.id ?? newId(),
      name: input.name,
      shortName: input.shortName,
      purpose: input.purpose,
    })
  },
  save: async (tx, change, subject, work) => {
    if (subject.programme === null) return insertProgramme(tx, change, subject, work)
    await run(
      tx,
      sql`update programme set name = ${change.name}, short_name = ${change.shortName}, purpose = ${change.purpose}, from_on = ${change.from},
          until_on = ${change.until}, version = version + 1 where id = ${change.id}`,
    )
    await renameRecord(tx, change.id, change.name)
  },
  tell: (change) => ({
    record: change.id,
    change: { name: change.name, from: change.from, until: change.until },
  }),
  to: (change) => programmePage(change.id),
})

type StageChange = Span & {
  readonly id: string
  readonly isNew: boolean
  readonly name: string
  readonly brings: string
  readonly answers: string
}

/** Adds a stage of a programme or puts one right. */
export const keepStage = command<StageInput, Programme, StageChange>({
  name: 'programme.keepStage',
  input: StageInput,
  access: keepProgramme,
  load: (tx, input) => lockProgramme(tx, input.programme),
  decide: (programme, input, { newId }) => {
    const span = rules.stageSpan(programme, input.from, input.until)
    if (!span.ok) return span
    if (input.stage !== '' && !programme.stages.some((stage) => stage.id === input.stage))
      return refuse('noSuchStage')
    return ok({
      ...span.value,
      id: input.stage || newId(),
      isNew: input.stage === '',
      name: input.name,
      brings: input.brings,
      answers: input.answers,
    })
  },
  save: async (tx, change, programme) => {
    if (change.isNew) await insertStage(tx, change, programme, null)
    else
      await run(
        tx,
        sql`update programme_stage set name = ${change.name}, from_on = ${change.from}, until_on = ${change.until}, brings = ${change.brings},
            answers = ${change.answers} where id = ${change.id} and record_id = ${programme.id}`,
      )
    await touch(tx, 'programme', programme.id)
  },
  tell: (change, programme) => ({
    record: programme.id,
    row: change.id,
    change: { stage: change.name, from: change.from, until: change.until },
  }),
  to: (_change, programme) => `${programmePage(programme.id)}#stages`,
})

type NewStage = Omit<StageChange, 'isNew'>

export const insertStage = (
  tx: Tx,
  stage: NewStage,
  programme: Pick<Programme, 'id' | 'region'>,
  copiedFrom: string | null,
): Promise<number> =>
  run(
    tx,
    sql`insert into programme_stage (id, record_id, region_id, ord, name, from_on, until_on, brings, answers, copied_from)
        values (${stage.id}, ${programme.id}, ${programme.region},
          coalesce((select max(ord) + 1 from programme_stage where record_id = ${programme.id}), 0),
          ${stage.name}, ${stage.from}, ${stage.until}, ${stage.brings}, ${stage.answers}, ${copiedFrom})`,
  )

export const removeStage = command<OneStageInput, Programme, { id: string; name: string }>({
  name: 'programme.removeStage',
  input: OneStageInput,
  access: keepProgramme,
  load: (tx, input) => lockProgramme(tx, input.programme),
  decide: (programme, input) => {
    const stage = programme.stages.find(({ id }) => id === input.stage)
    if (stage === undefined) return refuse('noSuchStage')
    // once agreed, a stage is part of what was agreed: it is put right, not taken away
    return programme.state === 'draft' ? ok(stage) : refuse('stageIsAgreed')
  },
  save: async (tx, stage, programme) => {
    await run(tx, sql`delete from programme_stage where id = ${stage.id} and record_id = ${programme.id}`)
    await touch(tx, 'programme', programme.id)
  },
  tell: (stage, programme) => ({ record: programme.id, row: stage.id, change: { removed: stage.name } }),
  to: (_stage, programme) => `${programmePage(programme.id)}#stages`,
})

export const insertAlias = (
  tx: Tx,
  id: string,
  programme: Pick<Programme, 'id' | 'region'>,
  alias: string,
): Promise<number> =>
  run(
    tx,
    sql`insert into programme_alias (id, record_id, region_id, alias, normal_alias) values (${id}, ${programme.id}, ${programme.region}, ${alias}, ${normalProgrammeName(alias)})`,
  )

/** Another name by which papers call the programme (R228). */
export const addAlias = command<AliasInput, Programme, { alias: string; id: string }>({
  name: 'programme.addAlias',
  input: AliasInput,
  access: keepProgramme,
  load: (tx, input) => lockProgramme(tx, input.programme),
  decide: (programme, input, { newId }) => {
    const alias = rules.newAlias(programme, input.alias)
    return alias.ok ? ok({ alias: input.alias, id: newId() }) : alias
  },
  save: async (tx, { id, alias }, programme) => {
    await insertAlias(tx, id, programme, alias)
    await touch(tx, 'programme', programme.id)
  },
  tell: ({ alias }, programme) => ({ record: programme.id, change: { alias } }),
  to: (_change, programme) => `${programmePage(programme.id)}#names`,
})

export const removeAlias = command<OneAliasInput, Programme, { id: string; alias: string }>({
  name: 'programme.removeAlias',
  input: OneAliasInput,
  access: keepProgramme,
  load: (tx, input) => lockProgramme(tx, input.programme),
  decide: (programme, input) => {
    const alias = programme.aliases.find(({ id }) => id === input.alias)
    return alias === undefined ? refuse('noSuchAlias') : ok(alias)
  },
  save: async (tx, alias, programme) => {
    await run(tx, sql`delete from programme_alias where id = ${alias.id} and record_id = ${programme.id}`)
    await touch(tx, 'programme', programme.id)
  },
  tell: (alias, programme) => ({ record: programme.id, change: { removedAlias: alias.alias } }),
  to: (_change, programme) => `${programmePage(programme.id)}#names`,
})

type Moving = Programme & { readonly act: Act | null }

/** Agrees, starts or closes a programme by an act. */
export const moveProgramme = command<MoveInput, Moving, rules.Moved>({
  name: 'programme.move',
  input: MoveInput,
  access: keepProgramme,
  load: async (tx, input) => {
    const programme = await lockProgramme(tx, input.id)
    return programme && { ...programme, act: await findAct(tx, input.act, input.actWords) }
  },
  decide: (programme, input) =>
    rules.moveByAct(programmeWorkflow, programme.state, input.action, programme.act),
  save: async (tx, change, programme, work) => {
    await run(
      tx,
      sql`update programme set state = ${change.to}, version = version + 1 where id = ${programme.id}`,
    )
    await work.state({
      record: programme.id,
      from: change.from,
      to: change.to,
      note: change.act.words,
      owner: programme.owner,
    })
    await linkAct(tx, { record: programme.id, owner: programme.owner, act: change.act }, work)
    await openBelow(tx, programme.id)
    await work.fact('programmeMoved', programme.id, { to: change.to })
  },
  tell: (change, programme) => ({
    record: programme.id,
    change: { from: change.from, to: change.to, directive: change.act.directive, clause: change.act.clause },
  }),
  to: (_change, programme) => programmePage(programme.id),
})
