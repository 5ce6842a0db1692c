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
  /** Programmes that the thing of the notice belongs to. */
  readonly programmes: readonly string[]
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
    case when n.record_id is null or not exists (select from notice_settings where programme_id is not null) then '{}'
      else array(select r.programme_id from record_programme r where r.record_id = n.record_id) end as programmes,
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
type ParticipantRow = NoticeSettings & {
  readonly organisation: string
  readonly municipality: string | null
  readonly programme: string
}
/** Settings of a programme: of a district, or of the whole region. */
type ProgrammeRow = NodeRow & { readonly id: string; readonly programme: string }

const OF_NODES = `select ${SETTINGS_COLUMNS}, s.region_id as region, s.municipality_id as municipality from notice_settings s
  where s.programme_id is null and s.organisation_id is null`

/** The district's before the region's, the later programme before the earlier. */
const OF_PROGRAMMES = `select ${SETTINGS_COLUMNS}, s.id, s.programme_id as programme, s.region_id as region, s.municipality_id as municipality
  from notice_settings s join programme g on g.id = s.programme_id where s.organisation_id is null order by s.municipality_id nulls last, g.from_on desc, g.id`

/** Schools that take part in a programme with settings of its own: the district's before the region's, the later programme before the earlier. */
const OF_PARTICIPANTS = `select distinct on (p.organisation_id) p.organisation_id as organisation, p.municipality_id as municipality, s.programme_id as programme, ${SETTINGS_COLUMNS}
  from notice_settings s join municipal_model m on m.programme_id = s.programme_id join programme g on g.id = s.programme_id
  join participation p on p.record_id = m.id and p.from_on <= $1::date and (p.until_on is null or p.until_on > $1::date)
  where s.organisation_id is null and p.region_id = s.region_id and (s.municipality_id is null or s.municipality_id = p.municipality_id)
  order by p.organisation_id, s.municipality_id nulls last, g.from_on desc, g.id`

/** Whose manner of writing it is: of a programme, or of the node. */
export type MannerOf = { readonly settings: NoticeSettings; readonly programme: string | null }

type Addressed = Pick<WaitingNotice, 'region' | 'municipality' | 'member' | 'programmes'>

/** How people are written to, to be asked for many at once. */
export type SettingsOfAll = {
  /** Of the municipality, else of the region. */
  readonly ofNode: (region: string | null, municipality: string | null) => NoticeSettings | null
  /** Of the programme that the notice is about, else of one that the addressee's school takes part in, else of the node. */
  readonly of: (notice: Addressed) => MannerOf | null
  readonly participants: ReadonlyMap<string, ParticipantRow>
  readonly programmes: readonly ProgrammeRow[]
}

const reaches = (row: ProgrammeRow, { region, municipality }: Addressed): boolean =>
  row.region === region && (row.municipality === null || row.municipality === municipality)

export const allSettings = async (tx: Pick<WorkerTx, 'client'>, day: Day): Promise<SettingsOfAll> => {
  const nodes = (await tx.client.query(OF_NODES)).rows as NodeRow[]
  const programmes = (await tx.client.query(OF_PROGRAMMES)).rows as ProgrammeRow[]
  const schools =
    programmes.length === 0 ? [] : ((await tx.client.query(OF_PARTICIPANTS, [day])).rows as ParticipantRow[])
  const byNode = new Map(nodes.map((row) => [row.municipality ?? row.region, row]))
  const participants = new Map(schools.map((row) => [row.organisation, row]))
  const ofNode = (region: string | null, municipality: string | null) =>
    byNode.get(municipality ?? '') ?? byNode.get(region ?? '') ?? null
  return {
    participants,
    programmes,
    ofNode,
    of: (notice) => {
      const own =
        programmes.find((row) => notice.programmes.includes(row.programme) && reaches(row, notice)) ??
        participants.get(notice.member ?? '')
      if (own !== undefined) return { settings: own, programme: own.programme }
      const settings = ofNode(notice.region, notice.municipality)
      return settings && { settings, programme: null }
    },
  }
}

/** True for the first to say so: this addressee has had no digest of this manner on this day. */
export const takeDigestDay = async (
  tx: Pick<WorkerTx, 'client'>,
  { addressee, programme }: { readonly addressee: string; readonly programme: string | null },
  day: string,
  at: Moment,
): Promise<boolean> => {
  const { rowCount } = await tx.client.query(
    'insert into digest_day (addressee, day, at, about) values ($1, $2, $3, $4) on conflict do nothing',
    [addressee, day, at, programme ?? ''],
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
