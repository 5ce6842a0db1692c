import type { Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type PersonId,
  type RegionId,
} from '../../../kernel/ids.ts'
import type { Moment } from '../../../platform/clock.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type {
  AttributePeriod,
  CategoryPeriod,
  Facts,
  Naming,
  OrganisationState,
  Twin,
  UnitKind,
} from '../domain/types.ts'
import { ATTRIBUTES, CATEGORIES, FACTS, NAMING } from './organisation.ts'

export type Alias = { readonly id: string; readonly alias: string; readonly origin: string }
export type Unit = {
  readonly id: string
  readonly name: string
  readonly genitive: string | null
  readonly kind: UnitKind
  readonly closedOn: Day | null
}

/** Somebody of the organisation, as far as the viewer sees people. */
export type Colleague = {
  readonly id: PersonId
  readonly name: string
  readonly unit: string | null
  readonly titles: readonly string[]
  readonly roles: readonly string[]
}

/** The card of an organisation, in one trip. */
export type Card = Naming &
  Facts & {
    readonly id: OrganisationId
    readonly region: RegionId
    readonly regionName: string
    readonly municipality: MunicipalityId | null
    readonly municipalityName: string | null
    readonly districtName: string | null
    readonly state: OrganisationState
    readonly version: number
    readonly closedOn: Day | null
    readonly closedReason: string | null
    readonly successor: Twin | null
    readonly mergedInto: Twin | null
    /** Organisations whose work this one took over, and merged duplicates. */
    readonly predecessors: readonly (Twin & { readonly merged: boolean })[]
    readonly categories: readonly CategoryPeriod[]
    readonly attributes: readonly AttributePeriod[]
    readonly aliases: readonly Alias[]
    readonly units: readonly Unit[]
    readonly people: readonly Colleague[]
  }

/** Who came after the organisation, what it was merged into, and whose work it took over: one look into the table for all three. */
const KIN = sql`coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.short_name, 'merged', t.merged_into is not null,
      'before', coalesce(t.successor_id = o.id, false), 'after', coalesce(t.id = o.successor_id, false), 'into', coalesce(t.id = o.merged_into, false)) order by t.closed_on desc)
    from organisation t where t.successor_id = o.id or t.id = any (array[o.successor_id, o.merged_into])), '[]')`

type Tie = 'before' | 'after' | 'into'
type Kin = Twin & { readonly merged: boolean } & Readonly<Record<Tie, boolean>>
type CardRow = Omit<Card, 'successor' | 'mergedInto' | 'predecessors'> & { readonly kin: readonly Kin[] }

const withKin = ({ kin, ...card }: CardRow): Card => {
  const tied = (tie: Tie) =>
    kin.filter((each) => each[tie]).map(({ id, name, merged }) => ({ id, name, merged }))
  return {
    ...card,
    successor: tied('after')[0] ?? null,
    mergedInto: tied('into')[0] ?? null,
    predecessors: tied('before'),
  }
}

const PEOPLE = (
  on: Day,
) => sql`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', concat_ws(' ', p.last_name, p.first_name, p.middle_name),
      'titles', held.titles, 'roles', held.roles, 'unit', u.name) order by held.unit_id nulls first, not 'schoolHead' = any (held.roles), p.last_name, p.first_name)
    from (
      select h.person_id, h.unit_id, array_remove(array_agg(distinct h.title), null) as titles, array_remove(array_agg(distinct h.role), null) as roles
      from (
        select person_id, unit_id, title, null as role from position_held
        where organisation_id = o.id and from_on <= ${on} and (until_on is null or until_on > ${on})
        union all
        select person_id, null, null, role from role_held
        where organisation_id = o.id and level = 'organisation' and from_on <= ${on} and (until_on is null or until_on > ${on})) h
      group by h.person_id, h.unit_id) held
    join person p on p.id = held.person_id and p.state = 'active' left join organisation_unit u on u.id = held.unit_id), '[]')`

/** The card as the viewer may see it on a day; null when the organisation is out of his sight. */
export const readCard = async (tx: Tx, id: string, on: Day): Promise<Card | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<CardRow>`select o.id, o.region_id as region, g.name as "regionName", o.municipality_id as municipality, m.name as "municipalityName", d.name as "districtName",
        o.state, o.version, o.closed_on as "closedOn", o.closed_reason as "closedReason", ${NAMING}, ${FACTS},
        ${KIN} as kin,
        ${CATEGORIES} as categories, ${ATTRIBUTES} as attributes,
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'alias', a.alias, 'origin', a.origin) order by a.normal_alias collate ru_natural)
          from organisation_alias a where a.organisation_id = o.id), '[]') as aliases,
        coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'genitive', u.name_genitive, 'kind', u.kind, 'closedOn', u.closed_on) order by u.closed_on desc nulls first, u.name)
          from organisation_unit u where u.organisation_id = o.id), '[]') as units,
        ${PEOPLE(on)} as people
      from organisation o join region g on g.id = o.region_id left join municipality m on m.id = o.municipality_id
        left join education_district d on d.id = o.education_district_id
      where o.id = ${id}`,
  )
  return found && withKin(found)
}

/** A line of an organisation's history. */
export type HistoryLine = {
  readonly at: Moment
  readonly command: string
  readonly role: string | null
  readonly person: string | null
  readonly change: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>> | null
}

const HISTORY_LINES = 100

/** What was done with the card, newest first: commands of people, and loadings of the register. */
export const readHistory = (tx: Tx, id: string): Promise<HistoryLine[]> =>
  rows(
    tx,
    sql<HistoryLine>`select line.at, line.command, line.role, concat_ws(' ', p.last_name, p.first_name, p.middle_name) as person, line.change, line.words from (
        select e.at, e.command, e.role, e.person_id, e.change, w.words from audit_entry e left join audit_personal w on w.entry_id = e.id
        where e.record_id = ${id}
        union all
        select s.at, 'register.import', s.by_role, s.by_person, jsonb_build_object('to', s.to_state, 'from', s.from_state), jsonb_build_object('file', s.note) from state_change s
        where s.record_id = ${id} and s.row_id is not null) line
      left join person p on p.id = line.person_id
      order by line.at desc limit ${HISTORY_LINES}`,
  )
