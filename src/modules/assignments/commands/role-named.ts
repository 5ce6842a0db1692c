import { dayInZone, moment } from '../../../platform/clock.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { newId } from '../../../platform/random.ts'
import { rolesIn } from '../../../ui/roles.ts'
import { judgeAssignment } from '../domain/access.ts'
import { assignmentText } from '../text.ts'

const CONFIRMING = new Set(judgeAssignment.by.flatMap(({ roles }) => roles))

/** Whoever may accept the answer and gave the role himself has confirmed it; another's is reported and waits for him. */
const CLOSE = `with asked as (
    select a.id, a.state, a.region_id, a.municipality_id, a.organisation_id,
      coalesce((select max(r.no) from assignment_report r where r.record_id = a.id), 0) + 1 as no,
      exists (select 1 from role_held h where h.person_id = $6::uuid and h.role = any ($7::text[]) and h.from_on <= $5::date
        and (h.until_on is null or h.until_on > $5::date) and (h.level = 'municipality' and h.municipality_id = a.municipality_id
          or h.level = 'region' and h.region_id = a.region_id)) as confirmed
    from assignment a
    where a.source_kind = 'nameHolder' and a.occurrence = $1 and a.region_id = $2
      and a.municipality_id is not distinct from $3 and a.organisation_id is not distinct from $4
      and a.state in ('assigned','inWork','reported','returned') for update),
  closing as (select * from asked where confirmed or state <> 'reported'),
  closed as (update assignment a set state = case when c.confirmed then 'accepted' else 'reported' end, reported_on = $5::date,
      closed_on = case when c.confirmed then $5::date end, version = version + 1 from closing c where a.id = c.id),
  told as (insert into assignment_report (id, record_id, region_id, municipality_id, organisation_id, no, text, reported_on, reported_at, reported_by,
      reported_as, channel, proof_label, decision, decided_on, decided_by)
    select gen_random_uuid(), c.id, c.region_id, c.municipality_id, c.organisation_id, c.no, $8, $5::date, $9::timestamptz, $6::uuid, 'system', 'system', $8,
      case when c.confirmed then 'accepted' end, case when c.confirmed then $5::date end, case when c.confirmed then $6::uuid end from closing c)
  select c.* from closing c`

type Closed = {
  readonly id: string
  readonly state: string
  readonly confirmed: boolean
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
    const by = textIn(payload, 'by')
    const words = assignmentText.ru.proofs.roleNamed(rolesIn('ru')(textIn(payload, 'role') ?? ''))
    const { rows } = await tx.client.query(CLOSE, [...node, day, by, [...CONFIRMING], words, at])
    for (const closed of rows as Closed[])
      await tx.client.query(
        `insert into state_change (id, record_id, from_state, to_state, on_day, at, by_person, by_role, region_id, municipality_id, organisation_id)
         values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9, $10)`,
        [
          newId(),
          closed.id,
          closed.state,
          closed.confirmed ? 'accepted' : 'reported',
          day,
          at,
          by,
          closed.region_id,
          closed.municipality_id,
          closed.organisation_id,
        ],
      )
  },
}
