import type { Day } from '../../../kernel/day.ts'
import { addSeconds, type Moment } from '../../../platform/clock.ts'
import type { WorkerTx } from '../../../platform/database/worker-transaction.ts'
import type { Choice, NoticeSettings } from '../domain/types.ts'
import { SETTINGS_COLUMNS } from './settings.ts'

/** A notice that no letter has told, with whom it is for and where his node is. */
export type WaitingNotice = {
  readonly id: string
  readonly code: string
  readonly words: Readonly<Record<string, unknown>>
  readonly person: string | null
  readonly organisation: string | null
  readonly first: string | null
  readonly email: string | null
  readonly choice: Choice
  readonly language: 'ru' | 'en'
  readonly region: string | null
  readonly municipality: string | null
  /** Where he works, or whose common mailbox it is: its programme may write in its own way. */
  readonly member: string | null
  readonly place: string
  readonly zone: string
  /** The organisation's head can sign in by himself. */
  readonly headSignsIn: boolean
}

/** After the longest holidays (twelve days of January) everything is caught up in one digest; older news are no news. */
export const CATCH_UP_SECONDS = 16 * 86_400
const AT_ONCE = 20_000

const WAITING = `with waiting as (
    select * from notification where mailed_at is null and created_at > $1::timestamptz and created_at <= $2::timestamptz
    order by created_at limit $3)
  select n.id, n.code, n.words, n.person_id as person, n.organisation_id as organisation, p.first_name as first,
    coalesce(c.email, o.email) as email, coalesce(p.notify, 'usual') as choice, coalesce(p.language, 'ru') as language,
    coalesce(node.region_id, o.region_id) as region, coalesce(node.municipality_id, o.municipality_id) as municipality,
    coalesce(node.organisation_id, o.id) as member,
    coalesce(m.short_name, g.name, '') as place, coalesce(m.zone, g.zone, 'Europe/Moscow') as zone,
    n.organisation_id is not null and exists (select 1 from role_held h join person k on k.id = h.person_id
      where h.organisation_id = n.organisation_id and h.role = 'schoolHead' and k.account_id is not null
        and h.from_on <= n.day and (h.until_on is null or h.until_on > n.day)) as "headSignsIn"
  from waiting n
  left join person p on p.id = n.person_id and p.state = 'active'
  left join person_contact c on c.person_id = p.id
  left join organisation o on o.id = n.organisation_id and n.person_id is null and o.state <> 'closed'
  left join lateral (select h.region_id, h.municipality_id, h.organisation_id from role_held h where h.person_id = p.id
    order by h.until_on is null desc, h.from_on desc, h.id limit 1) node on true
  left join municipality m on m.id = coalesce(node.municipality_id, o.municipality_id)
  left join region g on g.id = coalesce(node.region_id, o.region_id)
  where coalesce(c.email, o.email) is not null order by n.created_at, n.id`

/** Everything of the last days that was not mailed yet and has somewhere to go. */
export const waitingNotices = async (tx: WorkerTx, at: Moment): Promise<WaitingNotice[]> =>
  (await tx.client.query(WAITING, [addSeconds(at, -CATCH_UP_SECONDS), at, AT_ONCE])).rows as WaitingNotice[]

type NodeRow = NoticeSettings & { readonly region: string; readonly municipality: string | null }
type ParticipantRow = NoticeSettings & { readonly organisation: string; readonly municipality: string | null }

const OF_NODES = `select ${SETTINGS_COLUMNS}, s.region_id as region, s.municipality_id as municipality from notice_settings s
  where s.programme_id is null and s.organisation_id is null`

/** Schools that take part in a programme with settings of its own: the district's before the region's, the later programme before the earlier. */
const OF_PARTICIPANTS = `select distinct on (p.organisation_id) p.organisation_id as organisation, p.municipality_id as municipality, ${SETTINGS_COLUMNS}
  from notice_settings s join municipal_model m on m.programme_id = s.programme_id join programme g on g.id = s.programme_id
  join participation p on p.record_id = m.id and p.from_on <= $1::date and (p.until_on is null or p.until_on > $1::date)
  where s.organisation_id is null and p.region_id = s.region_id and (s.municipality_id is null or s.municipality_id = p.municipality_id)
  order by p.organisation_id, s.municipality_id nulls last, g.from_on desc, g.id`

/** How people are written to, to be asked for many at once. */
export type SettingsOfAll = {
  /** Of a participant of a programme with its own settings, else of the municipality, else of the region. */
  readonly at: (
    region: string | null,
    municipality: string | null,
    organisation: string | null,
  ) => NoticeSettings | null
  readonly participants: ReadonlyMap<string, ParticipantRow>
}

export const allSettings = async (tx: Pick<WorkerTx, 'client'>, day: Day): Promise<SettingsOfAll> => {
  const nodes = (await tx.client.query(OF_NODES)).rows as NodeRow[]
  const schools = (await tx.client.query(OF_PARTICIPANTS, [day])).rows as ParticipantRow[]
  const byNode = new Map(nodes.map((row) => [row.municipality ?? row.region, row]))
  const participants = new Map(schools.map((row) => [row.organisation, row]))
  return {
    participants,
    at: (region, municipality, organisation) =>
      participants.get(organisation ?? '') ??
      byNode.get(municipality ?? '') ??
      byNode.get(region ?? '') ??
      null,
  }
}

/** True for the first to say so: this addressee has had no digest on this day. */
export const takeDigestDay = async (
  tx: Pick<WorkerTx, 'client'>,
  addressee: string,
  day: string,
  at: Moment,
): Promise<boolean> => {
  const { rowCount } = await tx.client.query(
    'insert into digest_day (addressee, day, at) values ($1, $2, $3) on conflict do nothing',
    [addressee, day, at],
  )
  return rowCount === 1
}

export const markMailed = async (
  tx: Pick<WorkerTx, 'client'>,
  ids: readonly string[],
  at: Moment,
): Promise<void> => {
  await tx.client.query('update notification set mailed_at = $2 where id = any ($1::uuid[])', [ids, at])
}
