import { one, sql, type Tx } from '../../../platform/database/query.ts'
import type { Outline } from '../../directives/public.ts'
import type { ItemLoad } from '../domain/load.ts'

/** What an approval will do to the assignments of a roadmap. */
export type Approval = { readonly give: number; readonly take: number }

type Asked = {
  row: string
  occurrence: string
  /** Any time of a rule: its earlier windows stay open. */
  any_time: boolean
  organisation: string | null
  person: string | null
  role: string | null
}

const askedBy = (load: readonly ItemLoad[]): Asked[] =>
  load.flatMap(({ item, occurrence, addressees }) =>
    addressees.map(({ organisation, person, roleCode }) => ({
      row: item.id,
      occurrence: occurrence.key,
      any_time: item.term?.kind === 'recurring',
      organisation,
      person,
      role: roleCode,
    })),
  )

const whoOf = (organisation: string, person: string, role: string) =>
  sql.raw(
    `concat_ws('/', coalesce(${organisation}::text, '-'), coalesce(${person}::text, '-'), coalesce(${role}, '-'))`,
  )

/** `freshCount` and `noLongerAsked` (domain/giving.ts) counted by the database, what was done is not given again: a load of thousands is not carried through a page. */
export const approvalOf = (
  tx: Tx,
  roadmap: string,
  { members }: Pick<Outline, 'members'>,
  load: readonly ItemLoad[],
  waiting: ReadonlySet<string>,
): Promise<Approval> =>
  one(
    tx,
    sql<Approval>`with members as materialized (${members}),
      asked as materialized (select distinct e.row, e.occurrence, e.any_time, ${whoOf('coalesce(m.id, e.organisation)', 'e.person', 'e.role')} as who
        from jsonb_to_recordset(${JSON.stringify(askedBy(load))}::jsonb) e ("row" uuid, occurrence text, any_time boolean, organisation uuid, person uuid, role text)
        left join members m on e.person is null and m.rep = e.organisation),
      given as materialized (select source_row_id as row, occurrence, state, withdrawn, ${whoOf('organisation_id', 'person_id', 'role_code')} as who from assignment
        where source_record_id = ${roadmap})
      select (select count(*)::int from (select row, occurrence, who from asked except select row, occurrence, who from given where not withdrawn) fresh) as give,
        (select count(*)::int from given g where g.state in ('assigned','inWork','returned') and g.row <> all (${[...waiting]}::uuid[])
          and not exists (select 1 from asked a where a.row = g.row and a.who = g.who and (a.any_time or a.occurrence = g.occurrence))) as take`,
  )
