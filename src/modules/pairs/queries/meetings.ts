import { isUuid, type OrganisationId } from '../../../kernel/ids.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Meeting } from '../domain/meetings.ts'

export type MeetingLine = Meeting & {
  readonly id: string
  readonly organisation: OrganisationId
  readonly region: string
  readonly municipality: string | null
  readonly curated: OrganisationId
  readonly who: string
  readonly result: string
  readonly goal: string | null
  readonly contract: string | null
  readonly contractNumber: string | null
  readonly struck: string | null
}

const LINE =
  sql.raw(`c.id, c.organisation_id as organisation, c.region_id as region, c.municipality_id as municipality, c.curated_id as curated, c.on_day as "on", c.form,
  c.theme, c.hours::float8 as hours, c.who, c.people, c.result, (select g.text from pair_goal g where g.id = c.goal_id) as goal,
  c.contract_id as contract, k.number as "contractNumber", c.struck_reason as struck`)

/** Meetings of a pair, the latest first; what was struck out stays, with its reason. */
export const meetingsOf = (tx: Tx, pair: string): Promise<MeetingLine[]> =>
  rows(
    tx,
    sql<MeetingLine>`select ${LINE} from consultation c left join contract k on k.id = c.contract_id where c.record_id = ${pair} and ${dayBy(tx, 'c.on_day')} order by c.on_day desc, c.id desc limit 500`,
  )

export const findMeeting = (tx: Tx, pair: string, id: string): Promise<MeetingLine | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<MeetingLine>`select ${LINE} from consultation c left join contract k on k.id = c.contract_id where c.record_id = ${pair} and c.id = ${id}`,
      )
    : Promise.resolve(null)
