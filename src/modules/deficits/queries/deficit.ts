import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Deficit } from '../domain/types.ts'
import { closedBy, stateThen, toldBy } from './on-date.ts'

export type DeficitLine = Omit<Deficit, 'owner'> & {
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly name: string
  readonly school: string
  readonly namedOn: Day
  readonly closedOn: Day | null
  readonly closedHow: 'round' | 'evidence' | null
  readonly route: 'common' | 'individual' | null
  readonly takenBy: string | null
  readonly takenWords: string | null
  readonly takenOn: Day | null
  /** State of the proposal to the method day, where its theme was proposed. */
  readonly proposal: 'proposed' | 'taken' | 'declined' | null
  readonly chosen: number
  readonly waiting: number
}

const columns = (
  tx: Tx,
) => sql`d.id, d.region_id as region, d.municipality_id as municipality, d.organisation_id as organisation, d.kind, d.audience, d.theme_id as theme,
  d.wording, d.subject, d.mark, ${stateThen(tx)} as state, d.version, coalesce(t.name, d.wording) as name, coalesce(o.short_name, '') as school, d.named_on as "namedOn",
  ${closedBy(tx, 'd.closed_on')} as "closedOn", ${closedBy(tx, 'd.closed_how')} as "closedHow", d.route, ${taken(tx, 'd.taken_by')} as "takenBy",
  ${taken(tx, 'd.taken_words')} as "takenWords", ${taken(tx, 'd.taken_on')} as "takenOn",
  e.severity, e.people, coalesce(e.note, '') as note,
  case when d.route = 'common' then deficit_in_agenda(d.id, ${tx.scope.on}::date) end as proposal,
  (select count(*)::int from deficit_measure m where m.deficit_id = d.id and m.state in ('chosen','done') and ${dayBy(tx, 'm.decided_on')}) as chosen,
  (select count(*)::int from deficit_evidence v where v.deficit_id = d.id and ${dayBy(tx, 'v.given_on')} and (v.decision is null or not ${dayBy(tx, 'v.decided_on')})) as waiting`

const from = (
  tx: Tx,
) => sql`deficit d left join deficit_theme t on t.id = d.theme_id left join organisation o on o.id = d.organisation_id
  left join lateral (select e.severity, e.people, e.note from deficit_entry e join deficit_round r on r.id = e.round_id
    where e.deficit_id = d.id and ${toldBy(tx)} order by r.quarter_on desc limit 1) e on true`

/** In whose hands it is, since that day. */
const taken = (tx: Tx, column: string) =>
  sql`case when ${dayBy(tx, 'd.taken_on')} then ${sql.raw(column)} end`

/** Everything that a school ever named, open ones first, the sharpest first. */
export const deficitsOf = (tx: Tx, organisation: string): Promise<DeficitLine[]> =>
  rows(
    tx,
    sql<DeficitLine>`select ${columns(tx)} from ${from(tx)} where d.organisation_id = ${organisation} and ${dayBy(tx, 'd.named_on')}
      order by ${stateThen(tx)} = 'closed', e.severity desc nulls last, d.audience, name, d.id limit 500`,
  )

/** A line as rules need it. */
export const asDeficit = (line: DeficitLine): Deficit & DeficitLine => ({
  ...line,
  owner: { region: line.region, municipality: line.municipality, organisation: line.organisation },
})

/** One deficit; null when out of sight. */
export const findDeficit = async (tx: Tx, id: string): Promise<(Deficit & DeficitLine) | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<DeficitLine>`select ${columns(tx)} from ${from(tx)} where d.id = ${id} and ${dayBy(tx, 'd.named_on')}`,
  )
  return found && asDeficit(found)
}

export const lockDeficit = async (tx: Tx, id: string): Promise<(Deficit & DeficitLine) | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from deficit where id = ${id} for update`)
  return findDeficit(tx, id)
}

export type SchoolHere = {
  readonly id: OrganisationId
  readonly name: string
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
}

/** A school by its id, if the asker sees it. */
export const findSchool = (tx: Tx, id: string): Promise<SchoolHere | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<SchoolHere>`select id, short_name as name, region_id as region, municipality_id as municipality from organisation where id = ${id} and kind = 'school'`,
      )
    : Promise.resolve(null)
