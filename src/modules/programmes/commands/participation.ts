import { ok, refuse, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Category } from '../../schools/domain/types.ts'
import { keepModel } from '../domain/access.ts'
import { ChangeInput } from '../domain/input.ts'
import { CHANGING, type ChangeLine, planChange, type Wish } from '../domain/participation.ts'
import { whileOpen } from '../domain/rules.ts'
import type { Act, Model, Participation } from '../domain/types.ts'
import { lockModel, periodsOf, schoolsOf } from '../queries/model.ts'
import { findAct } from '../queries/papers.ts'
import { touch } from './saving.ts'

type Changing = Model & {
  readonly act: Act | null
  readonly periods: readonly Participation[]
  readonly known: ReadonlySet<string>
}
type Change = {
  readonly lines: readonly ChangeLine[]
  readonly on: string
  readonly category: Category | null
  readonly act: Act
  readonly reason: string
}

export const wishOf = (input: Pick<ChangeInput, 'kind' | 'category' | 'on'>): Wish | null => {
  if (input.kind === 'exit') return { kind: 'exit', on: input.on }
  return input.category === '' ? null : { kind: 'enter', category: input.category, on: input.on }
}

type Entry = {
  readonly schools: readonly string[]
  readonly category: Category
  readonly on: string
  readonly act: Act
}

/** Periods that begin: one statement for any number of schools. */
export const insertPeriods = (
  tx: Tx,
  model: Pick<Model, 'id' | 'region' | 'municipality'>,
  entry: Entry,
): Promise<number> =>
  run(
    tx,
    sql`insert into participation (id, record_id, region_id, municipality_id, organisation_id, category, from_on, entry_directive_id, entry_clause_id, entry_basis)
        select gen_random_uuid(), ${model.id}, ${model.region}, ${model.municipality}, s.id, ${entry.category}, ${entry.on}::date, ${entry.act.directive}::uuid, ${entry.act.clause}::uuid, ${entry.act.words}
        from unnest(${[...entry.schools]}::uuid[]) with ordinality as s(id, ord) order by s.ord`,
  )

const save = async (tx: Tx, change: Change, model: Changing, work: Work): Promise<void> => {
  const ends = change.lines.flatMap((line) => line.ends ?? [])
  if (ends.length > 0)
    await run(
      tx,
      sql`update participation set until_on = ${change.on}, exit_directive_id = ${change.act.directive}, exit_clause_id = ${change.act.clause},
          exit_basis = ${change.act.words}, exit_reason = ${change.reason === '' ? null : change.reason} where id = any (${ends}::uuid[])`,
    )
  const schools = change.lines.filter((line) => line.outcome !== 'leaves').map((line) => line.organisation)
  if (change.category !== null && schools.length > 0)
    await insertPeriods(tx, model, { schools, category: change.category, on: change.on, act: change.act })
  await touch(tx, 'municipal_model', model.id)
  for (const line of change.lines)
    await work.notify({
      organisation: line.organisation,
      code: line.outcome === 'leaves' ? 'participationEnded' : 'participationBegun',
      record: model.id,
      words: { model: model.shortName, on: change.on },
      address: `/models/${model.id}/participants`,
    })
  await work.fact('participationChanged', model.id, {
    schools: change.lines.map((line) => line.organisation),
    on: change.on,
  })
}

/** Schools enter under a category or leave, many at once, by one directive. */
export const changeParticipation = command<ChangeInput, Changing, Change>({
  name: 'model.changeParticipation',
  input: ChangeInput,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.model)
    if (model === null) return null
    const known = await schoolsOf(tx, model, input.on)
    return {
      ...model,
      act: await findAct(tx, input.act, input.actWords),
      periods: await periodsOf(tx, model.id),
      known: new Set(known.map(({ id }) => id)),
    }
  },
  decide: (model, input) => {
    const closed = whileOpen(model)
    if (closed.length > 0) return refuseAll(closed)
    const wish = wishOf(input)
    if (wish === null) return refuse('chooseCategory', 'category')
    if (model.act === null) return refuse('actNeeded', 'act')
    if (input.on < model.programmeSpan.from || input.on >= model.programmeSpan.until)
      return refuse('dayOutside', 'on')
    const strange = input.kind === 'enter' && input.schools.some((school) => !model.known.has(school))
    if (strange) return refuse('schoolElsewhere', 'schools')
    const lines = planChange(input.schools, model.periods, wish).filter((line) =>
      CHANGING.includes(line.outcome),
    )
    if (lines.length === 0) return refuse('nothingChanges', 'schools')
    return ok({
      lines,
      on: input.on,
      category: wish.kind === 'enter' ? wish.category : null,
      act: model.act,
      reason: input.reason,
    })
  },
  save,
  tell: (change, model) => ({
    record: model.id,
    change: {
      category: change.category,
      on: change.on,
      schools: change.lines.map((line) => [line.organisation, line.outcome]),
      directive: change.act.directive,
      clause: change.act.clause,
    },
    words: { reason: change.reason },
  }),
  to: (change, model) => `/models/${model.id}/participants?done=${change.lines.length}`,
})
