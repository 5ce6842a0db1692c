import type { Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type RecordId,
  type RegionId,
} from '../../../kernel/ids.ts'
import { dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Confirmation, Sheet, SheetRow, SheetState } from '../domain/types.ts'
import { findRound } from './round.ts'

type Row = {
  id: RecordId
  round: string
  region: RegionId
  municipality: MunicipalityId
  organisation: OrganisationId
  state: SheetState
  working: readonly SheetRow[]
  keptOn: Day | null
  sentOn: Day | null
  confirmation: Confirmation | null
  extendedUntil: Day | null
  version: number
}

/** A sheet with its round; null when out of sight. */
export const findSheet = async (tx: Tx, id: string): Promise<Sheet | null> => {
  if (!isUuid(id)) return null
  const row = await maybe(
    tx,
    sql<Row>`select s.id, s.round_id as round, s.region_id as region, s.municipality_id as municipality, s.organisation_id as organisation, s.state,
        s.working, s.kept_on as "keptOn", s.sent_on as "sentOn", s.confirmation, s.extended_until as "extendedUntil", s.version
      from deficit_sheet s where s.id = ${id}`,
  )
  const round = row && (await findRound(tx, row.round))
  if (row === null || round === null) return null
  const { region, municipality, organisation } = row
  return { ...row, record: row.id, round, owner: { region, municipality, organisation } }
}

export const lockSheet = async (tx: Tx, id: string): Promise<Sheet | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from deficit_sheet where id = ${id} for update`)
  return findSheet(tx, id)
}

export type SheetCard = {
  readonly school: string
  readonly schoolFull: string
  readonly municipalityName: string
  readonly keptBy: string | null
  readonly sentBy: string | null
  readonly channel: string | null
  readonly extendedReason: string | null
}

const NAME = (alias: string) => sql.raw(`${alias}.last_name || ' ' || left(${alias}.first_name, 1) || '.'`)

/** What a page says around a sheet. */
export const sheetCard = (tx: Tx, id: string): Promise<SheetCard | null> =>
  maybe(
    tx,
    sql<SheetCard>`select n.school, n.school_full as "schoolFull", n.municipality as "municipalityName", s.channel, s.extended_reason as "extendedReason",
        (select ${NAME('k')} from person k where k.id = s.kept_by) as "keptBy", (select ${NAME('w')} from person w where w.id = s.sent_by) as "sentBy"
      from deficit_sheet s cross join lateral sheet_names(s.id) n where s.id = ${id}`,
  )

export type OwnSheet = {
  readonly id: RecordId
  readonly quarterOn: Day
  readonly dueOn: Day
  readonly closesOn: Day
  readonly roundState: 'planned' | 'open' | 'closed'
  readonly sentOn: Day | null
  readonly extendedUntil: Day | null
  readonly keptOn: Day | null
  readonly confirmation: Confirmation | null
}

/** A day that had come by the day that is shown. */
const since = (tx: Tx, day: string) => sql`case when ${dayBy(tx, day)} then ${sql.raw(day)} end`

/** Sheets of a school, the latest first. */
export const sheetsOf = (tx: Tx, organisation: string): Promise<OwnSheet[]> =>
  rows(
    tx,
    sql<OwnSheet>`select s.id, r.quarter_on as "quarterOn", r.due_on as "dueOn", r.closes_on as "closesOn", ${stateOn(tx, 'r')} as "roundState", ${since(tx, 's.sent_on')} as "sentOn",
        s.extended_until as "extendedUntil", ${since(tx, 's.kept_on')} as "keptOn", case when ${dayBy(tx, 's.sent_on')} then s.confirmation end as confirmation
      from deficit_sheet s join deficit_round r on r.id = s.round_id where s.organisation_id = ${organisation} and ${existedOn(tx, 's.id')} order by r.quarter_on desc limit 20`,
  )
