import type { Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { ResolutionLine } from '../domain/resolution.ts'

/** The resolution of a paper as it stands: a draft, or given. */
export type Resolution = {
  readonly text: string
  readonly draftedBy: string | null
  readonly givenBy: string | null
  readonly positionThen: string | null
  readonly givenOn: Day | null
  readonly lines: readonly ResolutionLine[]
}

export const resolutionOf = (tx: Tx, directive: string): Promise<Resolution | null> =>
  maybe(
    tx,
    sql<Resolution>`select r.text, nullif(concat_ws(' ', p.last_name, p.first_name), '') as "draftedBy",
        r.name_then as "givenBy", r.position_then as "positionThen",
        (select s.on_day from state_change s where s.record_id = r.record_id and s.from_state = 'resolution' and s.to_state = 'inForce' limit 1) as "givenOn",
        coalesce((select json_agg(json_build_object('clause', l.clause_id, 'goesDown', l.goes_down, 'text', l.text, 'term', l.term_as_written,
          'dueOn', l.due_on, 'executors', l.executors) order by l.ord) from directive_resolution_line l where l.record_id = r.record_id), '[]'::json) as lines
      from directive_resolution r left join person p on p.id = r.drafted_by where r.record_id = ${directive}`,
  )

export type Signer = { readonly name: string; readonly position: string }

/** Name and post of a person on a day, as papers keep them (R221); initials first, as a signature has them. */
export const signerOn = (tx: Tx, person: string, today: Day): Promise<Signer | null> =>
  maybe(
    tx,
    sql<Signer>`select left(p.first_name, 1) || '.' || coalesce(left(p.middle_name, 1) || '.', '') || ' ' || p.last_name as name, coalesce(h.title, '') as position
      from person p left join lateral (select title from position_held where person_id = p.id and from_on <= ${today}
        and (until_on is null or until_on > ${today}) order by from_on desc limit 1) h on true where p.id = ${person}`,
  )

/** Who gives resolutions at the paper's node. */
export const headsOf = (
  tx: Tx,
  node: {
    readonly municipality: string | null
    readonly organisation: string | null
    readonly region: string | null
  },
): Promise<{ id: PersonId; name: string }[]> =>
  rows(
    tx,
    sql<{
      id: PersonId
      name: string
    }>`select p.id, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name
      from role_held h join person p on p.id = h.person_id and p.state = 'active'
      where ${
        node.organisation !== null
          ? sql`h.organisation_id = ${node.organisation} and h.role in ('schoolHead','deputyHead')`
          : node.municipality !== null
            ? sql`h.level = 'municipality' and h.municipality_id = ${node.municipality} and h.role = 'authorityHead'`
            : sql`h.level = 'region' and h.region_id = ${node.region} and h.role = 'authorityHead'`
      } and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}) order by h.delegated_by is not null, p.last_name limit 20`,
  )
