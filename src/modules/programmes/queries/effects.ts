import { isUuid } from '../../../kernel/ids.ts'
import { dayBy, existedOn, momentBy } from '../../../platform/database/on-day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Effect } from '../domain/effects.ts'

const reports = (
  tx: Tx,
) => sql`coalesce((select json_agg(json_build_object('id', r.id, 'state', r.state, 'actual', r.actual, 'evidence', r.evidence, 'on', r.on_day,
    'by', (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = r.by_person),
    'files', coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.added_at, a.id) from attachment a
      where a.record_id = r.record_id and a.row_id = r.id and a.removed_at is null), '[]'::json)) order by r.on_day desc, r.at desc)
  from model_effect_report r where r.effect_id = e.id and ${momentBy(tx, 'r.at')}), '[]'::json) as reports`

/** Effects are named by the passport: before its first version of a past day there were none. */
const promised = (tx: Tx, model: string) =>
  tx.scope.on === null
    ? sql`true`
    : sql`exists (select 1 from model_passport v where v.record_id = ${sql.raw(model)} and v.number is not null and ${momentBy(tx, 'v.saved_at')})`

/** Effects of a model in the order of its passport, with their reports; those that the passport names no more come last. */
export const effectsOf = (tx: Tx, model: string): Promise<Effect[]> =>
  rows(
    tx,
    sql<Effect>`select e.id, e.kind, e.words, e.planned, e.due_on as "dueOn", case when ${dayBy(tx, 'e.dropped_on')} then e.dropped_on end as "droppedOn", ${reports(tx)}
      from model_effect e where e.record_id = ${model} and ${promised(tx, 'e.record_id')} order by e.dropped_on is not null, e.ord, e.id limit 200`,
  )

/** One effect of a model; null when there is none. */
export const findEffect = async (tx: Tx, model: string, id: string): Promise<Effect | null> =>
  isUuid(id) ? ((await effectsOf(tx, model)).find((effect) => effect.id === id) ?? null) : null

/** How a model of the programme stands with what it promised. */
export type EffectLine = {
  readonly model: string
  readonly municipalityName: string
  readonly all: number
  readonly reported: number
  readonly reached: number
}

/** Promised, reported and reached effects of every model of a programme. */
export const effectsOfProgramme = (tx: Tx, programme: string): Promise<EffectLine[]> =>
  rows(
    tx,
    sql<EffectLine>`select m.id as model, u.name as "municipalityName", count(e.id)::int as "all", count(l.state)::int as reported,
        count(*) filter (where l.state = 'reached')::int as reached
      from municipal_model m join municipality u on u.id = m.municipality_id
      left join model_effect e on e.record_id = m.id and (e.dropped_on is null or not ${dayBy(tx, 'e.dropped_on')}) and ${promised(tx, 'm.id')}
      left join lateral (select r.state from model_effect_report r where r.effect_id = e.id and ${momentBy(tx, 'r.at')} order by r.on_day desc, r.at desc limit 1) l on true
      where m.programme_id = ${programme} and ${existedOn(tx, 'm.id')} group by m.id, u.name order by u.name collate ru_natural limit 500`,
  )
