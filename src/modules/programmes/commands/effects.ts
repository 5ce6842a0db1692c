import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { keepModel } from '../domain/access.ts'
import { type Effect, effectsIn } from '../domain/effects.ts'
import { EffectPlanInput, EffectReportInput } from '../domain/input.ts'
import { whileOpen } from '../domain/rules.ts'
import type { Model, PassportTexts } from '../domain/types.ts'
import { findEffect } from '../queries/effects.ts'
import { lockModel } from '../queries/model.ts'
import { touch } from './saving.ts'

/**
 * Effects of the passport as it is saved now: new ones are added, those in it already keep their plan and reports, the rest are
 * set aside with theirs.
 */
export const keepEffects = async (
  tx: Tx,
  fields: PassportTexts,
  model: Pick<Model, 'id' | 'region' | 'municipality'>,
  work: Work,
): Promise<void> => {
  const promised = effectsIn(fields.effect).slice(0, 100)
  const list = JSON.stringify(promised.map((effect, ord) => ({ ...effect, ord, id: work.newId() })))
  await run(
    tx,
    sql`insert into model_effect (id, record_id, region_id, municipality_id, ord, kind, words)
        select w.id, ${model.id}::uuid, ${model.region}::uuid, ${model.municipality}::uuid, w.ord, w.kind, w.words
        from jsonb_to_recordset(${list}::jsonb) as w(id uuid, ord integer, kind text, words text)
        where not exists (select 1 from model_effect e where e.record_id = ${model.id} and e.words = w.words)`,
  )
  await run(
    tx,
    sql`update model_effect e set ord = coalesce(w.ord, e.ord), kind = coalesce(w.kind, e.kind),
          dropped_on = case when w.words is null then coalesce(e.dropped_on, ${work.today}::date) end
        from model_effect x left join jsonb_to_recordset(${list}::jsonb) as w(ord integer, kind text, words text) on w.words = x.words
        where x.id = e.id and e.record_id = ${model.id}`,
  )
}

type Subject = Model & { readonly effect: Effect | null }

const load = async (
  tx: Tx,
  input: { readonly model: string; readonly effect: string },
): Promise<Subject | null> => {
  const model = await lockModel(tx, input.model)
  return model && { ...model, effect: await findEffect(tx, model.id, input.effect) }
}

const decide = <I>(model: Subject, input: I): Result<I> => {
  const closed = whileOpen(model)
  if (closed.length > 0) return refuseAll(closed)
  return model.effect === null ? refuse('noSuchEffect') : ok(input)
}

const page = (model: Model): string => `/models/${model.id}/effects`

/** By what the effect will be seen, and when. */
export const planEffect = command<EffectPlanInput, Subject, EffectPlanInput>({
  name: 'effect.plan',
  input: EffectPlanInput,
  access: keepModel,
  load,
  decide,
  save: async (tx, change, model) => {
    await run(
      tx,
      sql`update model_effect set planned = ${change.planned}, due_on = ${change.dueOn} where id = ${change.effect} and record_id = ${model.id}`,
    )
    await touch(tx, 'municipal_model', model.id)
  },
  tell: (change, model) => ({ record: model.id, row: change.effect, change: { dueOn: change.dueOn } }),
  to: (_change, model) => page(model),
})

const saveFiles = async (
  tx: Tx,
  row: string,
  { model, files }: { readonly model: Model; readonly files: EffectReportInput['files'] },
  work: Work,
): Promise<void> => {
  for (const file of files)
    await run(
      tx,
      sql`insert into attachment (id, record_id, row_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id)
          values (${work.newId()}, ${model.id}, ${row}, 'evidence', ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at}, ${model.region}, ${model.municipality})`,
    )
}

/** What came of an effect (R042): a report beside the earlier ones, nothing is overwritten. */
export const reportEffect = command<EffectReportInput, Subject, EffectReportInput>({
  name: 'effect.report',
  input: EffectReportInput,
  access: keepModel,
  load,
  decide: (model, input, { today }) => (input.on > today ? refuse('dayAhead', 'on') : decide(model, input)),
  save: async (tx, change, model, work) => {
    const id = work.newId()
    await run(
      tx,
      sql`insert into model_effect_report (id, record_id, effect_id, region_id, municipality_id, state, actual, evidence, on_day, by_person, at)
          values (${id}, ${model.id}, ${change.effect}, ${model.region}, ${model.municipality}, ${change.state}, ${change.actual}, ${change.evidence},
            ${change.on}, ${tx.scope.person}, ${work.at})`,
    )
    await saveFiles(tx, id, { model, files: change.files }, work)
    await touch(tx, 'municipal_model', model.id)
  },
  tell: (change, model) => ({
    record: model.id,
    row: change.effect,
    change: { state: change.state, on: change.on },
  }),
  to: (_change, model) => `${page(model)}?done=reported`,
})
