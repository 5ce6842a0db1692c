import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Moment } from '../../../platform/clock.ts'
import type { OpenTx } from '../../../platform/database/open-transaction.ts'
import { maybe, rows, sql } from '../../../platform/database/query.ts'
import {
  OPEN_FIELDS,
  OPEN_LINES_PER_PAGE,
  OPEN_SCHOOLS_PER_PAGE,
  type OpenModel,
  type OpenProgramme,
} from '../domain/opening.ts'
import type { ProgrammeState } from '../domain/types.ts'

/** Everything here is asked of the views `open_*` by the role that can read nothing else (decisions 17). */

/** An open programme with its stages; null when there is none for everybody. */
export const findOpenProgramme = async (
  tx: OpenTx,
  id: string,
): Promise<(OpenProgramme & { readonly changedAt: Moment }) | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<
          OpenProgramme & { changedAt: Moment }
        >`select p.id, p.changed_at as "changedAt", p.region, p.name, p.short_name as "shortName", p.purpose, p.from_on as "from", p.until_on as until, p.state, p.act, p.act_on as "actOn",
            coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'from', s.from_on, 'until', s.until_on, 'brings', s.brings) order by s.ord, s.from_on)
              from open_stage s where s.programme_id = p.id), '[]'::json) as stages
          from open_programme p where p.id = ${id}`,
      )
    : null

export type OpenModelLine = { readonly id: string; readonly municipality: string; readonly name: string }

/** Open models of a programme by municipality. */
export const openModelsOf = (tx: OpenTx, programme: string): Promise<OpenModelLine[]> =>
  rows(
    tx,
    sql<OpenModelLine>`select id, municipality, name from open_model where programme_id = ${programme} order by municipality collate ru_natural limit 500`,
  )

const fieldColumns = sql.raw(OPEN_FIELDS.map((field) => `'${field}', coalesce(m.${field}, '')`).join(', '))

/** An open model with what its passport says to everybody. */
export const findOpenModel = async (tx: OpenTx, id: string): Promise<OpenModel | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<OpenModel>`select m.id, m.region, m.municipality, m.programme_id as programme, m.name, m.state, m.from_on as "from", m.until_on as until, m.act, m.act_on as "actOn",
            json_build_object(${fieldColumns}) as fields
          from open_model m where m.id = ${id}`,
      )
    : null

export type OpenSchool = { readonly name: string; readonly total: number }

/** Schools of an open model on a day, all in one alphabetical list. */
export const openSchools = (tx: OpenTx, model: string, on: Day, page: number): Promise<OpenSchool[]> =>
  rows(
    tx,
    sql<OpenSchool>`select name, count(*) over ()::int as total from open_participant
      where model_id = ${model} and from_on <= ${on} and (until_on is null or until_on > ${on})
      order by sort_name collate ru_natural limit ${OPEN_SCHOOLS_PER_PAGE} offset ${(page - 1) * OPEN_SCHOOLS_PER_PAGE}`,
  )

export type OpenLine = {
  readonly kind: 'programme' | 'model'
  readonly id: string
  /** Itself, or the programme of the model. */
  readonly programme: string
  readonly region: string
  readonly name: string
  readonly municipality: string | null
  readonly from: Day
  readonly until: Day
  readonly state: ProgrammeState
  readonly total: number
}

/** What is open, by region, the latest first, models under their programme. Words are looked for in names of things and places. */
export const openLines = (tx: OpenTx, text: string, page: number): Promise<OpenLine[]> => {
  const like = `%${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')}%`
  return rows(
    tx,
    sql<OpenLine>`with lines as (
        select 'programme' as kind, id, id as programme, region, name, null as municipality, from_on, until_on, state from open_programme
        union all select 'model', id, programme_id, region, name, municipality, from_on, until_on, state from open_model)
      select kind, id, programme, region, name, municipality, from_on as "from", until_on as until, state, count(*) over ()::int as total from lines
      where ${text} = '' or replace(lower(concat_ws(' ', name, municipality, region)), 'ё', 'е') like ${like}
      order by region collate ru_natural, from_on desc, programme, kind desc, municipality collate ru_natural, id
      limit ${OPEN_LINES_PER_PAGE} offset ${(page - 1) * OPEN_LINES_PER_PAGE}`,
  )
}

export type OpenNews = Pick<OpenLine, 'kind' | 'id' | 'name' | 'region' | 'municipality' | 'state'> & {
  readonly at: Moment
}

/** What was opened or has changed lately, the newest first. */
export const openNews = (tx: OpenTx): Promise<OpenNews[]> =>
  rows(
    tx,
    sql<OpenNews>`select 'programme' as kind, id, name, region, null as municipality, state, changed_at as at from open_programme
      union all select 'model', id, name, region, municipality, state, changed_at from open_model
      order by at desc, id limit 50`,
  )
