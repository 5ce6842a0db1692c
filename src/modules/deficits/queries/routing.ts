import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type RecordId,
  type RegionId,
} from '../../../kernel/ids.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Audience, Severity } from '../domain/types.ts'

export type Open = {
  readonly id: string
  readonly organisation: OrganisationId
  readonly school: string
  readonly theme: string | null
  readonly name: string
  readonly subject: string
  readonly audience: Audience
  readonly severity: Severity
  readonly people: number | null
  readonly route: 'common' | 'individual' | null
  readonly takenBy: string | null
  readonly takenWords: string | null
}

/** What a round names and nobody has filled: what there is to be sent somewhere. */
export const openOf = (tx: Pick<Tx, 'db'>, round: string): Promise<Open[]> =>
  rows(
    tx,
    sql<Open>`select d.id, d.organisation_id as organisation, o.short_name as school, d.theme_id as theme, coalesce(t.name, d.wording) as name, d.subject, d.audience, e.severity, e.people,
        d.route, d.taken_by as "takenBy", d.taken_words as "takenWords"
      from deficit_entry e join deficit d on d.id = e.deficit_id join organisation o on o.id = d.organisation_id left join deficit_theme t on t.id = d.theme_id
      where e.round_id = ${round} and e.severity > 0 and d.state <> 'closed' order by e.severity desc, o.normal_name collate ru_natural, name limit 2000`,
  )

export type Proposal = Guarded & {
  readonly id: string
  readonly record: RecordId
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly theme: string
  readonly name: string
  readonly section: Audience
  readonly schools: number
  readonly people: number
  readonly state: 'proposed' | 'taken' | 'declined'
  readonly reason: string
  readonly decidedOn: Day | null
  readonly version: number
}

type Row = Omit<Proposal, 'owner'>
const PROPOSAL = sql`p.id, p.record_id as record, p.region_id as region, p.municipality_id as municipality, p.theme_id as theme, t.name, p.section, p.schools, p.people, p.state,
  p.reason, p.decided_on as "decidedOn", p.version from section_proposal p join deficit_theme t on t.id = p.theme_id`
const toProposal = (row: Row): Proposal => ({
  ...row,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** Common themes of a round as they were proposed to the method day, the widest first. */
export const proposalsOf = async (tx: Pick<Tx, 'db'>, round: string): Promise<Proposal[]> =>
  (
    await rows(
      tx,
      sql<Row>`select ${PROPOSAL} where p.record_id = ${round} order by p.section, p.schools desc, t.name limit 200`,
    )
  ).map(toProposal)

/** Proposals of a municipality that wait for a section: what the next method day takes up. */
export const waitingProposals = async (tx: Pick<Tx, 'db'>, municipality: string): Promise<Proposal[]> =>
  (
    await rows(
      tx,
      sql<Row>`select ${PROPOSAL} where p.municipality_id = ${municipality} and p.state = 'proposed' order by p.section, p.schools desc, t.name limit 200`,
    )
  ).map(toProposal)

export const lockProposal = async (tx: Tx, id: string): Promise<Proposal | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from section_proposal where id = ${id} for update`)
  const found = await maybe(tx, sql<Row>`select ${PROPOSAL} where p.id = ${id}`)
  return found && toProposal(found)
}
