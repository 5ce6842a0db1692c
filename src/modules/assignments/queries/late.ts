import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { type ListRequest, SCHOOLS_PER_PAGE } from '../domain/listing.ts'
import { shortName } from './names.ts'
import { late, underControl } from './whose.ts'

export type LateItem = {
  readonly id: string
  readonly title: string
  readonly sourceLabel: string
  readonly dueOn: Day
  readonly days: number
  readonly personName: string | null
}

/** A school that is late, with everything needed to ring it up. */
export type LateSchool = {
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly phone: string | null
  readonly headName: string | null
  readonly headPhone: string | null
  readonly lastCall: {
    readonly at: string
    readonly by: string
    readonly said: string
    readonly promisedOn: Day | null
  } | null
  /** The oldest of them, as many as a page shows. */
  readonly items: readonly LateItem[]
  readonly owed: number
  readonly total: number
}

/** So much of one school's lateness is shown; the spreadsheet has all of it. */
const ITEMS_SHOWN = 40

/** Schools with overdue orders under my control, the latest first; recommendations are never late. One query, by page. */
export const lateSchools = (
  tx: Tx,
  request: Pick<ListRequest, 'source' | 'school' | 'page'>,
  perPage: number = SCHOOLS_PER_PAGE,
  perSchool: number = ITEMS_SHOWN,
): Promise<LateSchool[]> =>
  rows(
    tx,
    sql<LateSchool>`with due as materialized (
        select a.id, a.organisation_id, a.title, a.source_label, a.due_on, a.person_id from assignment a
        where ${underControl(tx)} and ${late(tx)} and a.organisation_id is not null
          and (${request.source}::uuid is null or a.source_record_id = ${request.source}::uuid)
          and (${request.school}::uuid is null or a.organisation_id = ${request.school}::uuid)),
      page as (select organisation_id, min(due_on) as since, count(*)::int as owed, count(*) over ()::int as total from due group by organisation_id
        order by min(due_on), organisation_id limit ${perPage} offset ${(request.page - 1) * perPage})
      select o.id as "organisationId", o.short_name as organisation, o.phone, page.total, page.owed, ${shortName('h')} as "headName", k.phone as "headPhone",
        (select json_build_object('at', c.called_at, 'by', (select ${shortName('w')} from person w where w.id = c.by_person), 'said', c.said, 'promisedOn', c.promised_on)
          from assignment_call c where c.organisation_id = o.id and c.record_id in (select id from due) order by c.called_at desc limit 1) as "lastCall",
        (select json_agg(json_build_object('id', d.id, 'title', d.title, 'sourceLabel', d.source_label, 'dueOn', d.due_on, 'days', ${tx.scope.today}::date - d.due_on,
            'personName', (select ${shortName('w')} from person w where w.id = d.person_id)) order by d.due_on, d.id) from (select * from due where organisation_id = o.id order by due_on, id limit ${perSchool}) d) as items
      from page join organisation o on o.id = page.organisation_id
      left join lateral (select r.person_id from role_held r where r.organisation_id = o.id and r.role = 'schoolHead' and r.from_on <= ${tx.scope.today}
        and (r.until_on is null or r.until_on > ${tx.scope.today}) order by r.delegated_by is not null desc, r.from_on limit 1) held on true
      left join person h on h.id = held.person_id left join person_contact k on k.person_id = h.id
      order by page.since, o.id`,
  )
