import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Names } from '../domain/types.ts'

export type SoughtPerson = Names & {
  readonly id: string
  readonly position: string | null
  readonly place: string | null
}

const LIKELY = 0.5

/** People of the asker's nodes by a part of the name, slips forgiven; the nearest first. `letters`: lower case, «ё» as «е». */
export const seekPeople = (tx: Tx, letters: string, most: number): Promise<SoughtPerson[]> =>
  rows(
    tx,
    sql<SoughtPerson>`with seen as materialized (select p.* from people_at('', null) p where p.state = 'active'),
      part as materialized (select * from seen where normal_name like ${`%${letters}%`}),
      alike as (select part.*, word_similarity(${letters}, normal_name) as near from part
        union all select * from (select seen.*, word_similarity(${letters}, normal_name) as near from seen where not exists (select 1 from part)) slip
          where near >= ${LIKELY}),
      sought as (select * from alike order by near desc, last_name, first_name, id limit ${most})
      select s.id, s.last_name as "lastName", s.first_name as "firstName", s.middle_name as "middleName", h.title as position, o.short_name as place
      from sought s left join lateral (select title, organisation_id from position_held where person_id = s.id
        order by until_on desc nulls first limit 1) h on true
      left join organisation o on o.id = h.organisation_id order by s.near desc, s.last_name, s.first_name, s.id`,
  )
