import { dayInZone, moment } from '../../../platform/clock.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { newId } from '../../../platform/random.ts'

const CLOSE = `with closing as (
    select a.id, a.state, a.region_id, a.municipality_id, a.organisation_id from assignment a
    where a.source_kind = 'nameHolder' and a.occurrence = $1 and a.region_id = $2
      and a.municipality_id is not distinct from $3 and a.organisation_id is not distinct from $4
      and a.state in ('assigned','inWork','reported','returned') for update),
  closed as (update assignment a set state = 'accepted', closed_on = $5::date, version = version + 1 from closing c where a.id = c.id)
  select c.* from closing c`

type Closed = {
  readonly id: string
  readonly state: string
  readonly region_id: string
  readonly municipality_id: string | null
  readonly organisation_id: string | null
}

const textIn = (payload: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = payload[name]
  return typeof value === 'string' ? value : null
}

/** A role was given: the question who holds it is answered, whoever gave it and from whichever page. */
export const closeNameHolder: FactHandler = {
  name: 'assignments.closeNameHolder',
  of: 'roleGranted',
  handle: async (tx, { payload }) => {
    const at = moment()
    const day = textIn(payload, 'day') ?? dayInZone(at, 'Europe/Moscow')
    const node = ['role', 'region', 'municipality', 'organisation'].map((name) => textIn(payload, name))
    const { rows } = await tx.client.query(CLOSE, [...node, day])
    for (const closed of rows as Closed[])
      await tx.client.query(
        `insert into state_change (id, record_id, from_state, to_state, on_day, at, by_person, by_role, region_id, municipality_id, organisation_id)
         values ($1, $2, $3, 'accepted', $4, $5, $6, null, $7, $8, $9)`,
        [
          newId(),
          closed.id,
          closed.state,
          day,
          at,
          textIn(payload, 'by'),
          closed.region_id,
          closed.municipality_id,
          closed.organisation_id,
        ],
      )
  },
}
