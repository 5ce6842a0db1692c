import type { Work } from '../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../platform/database/query.ts'
import type { NewAssignment } from './domain/types.ts'

export { isOverdue, isUnanswered } from './domain/rules.ts'
export { type FoundAssignment, findMine } from './queries/find.ts'
export { myCounts, openByOrganisation } from './queries/list.ts'
export { assignmentsOfSource, countsOfSources, type MatrixCell, type SourceCounts } from './queries/matrix.ts'

const toRow = (wanted: NewAssignment, id: string) => ({
  id,
  region_id: wanted.owner.region,
  municipality_id: wanted.owner.municipality,
  organisation_id: wanted.owner.organisation,
  person_id: wanted.person,
  role_code: wanted.roleCode,
  source_record_id: wanted.sourceRecord,
  source_row_id: wanted.sourceRow,
  occurrence: wanted.occurrence ?? '',
  title: wanted.title,
  quote: wanted.quote,
  source_label: wanted.sourceLabel,
  source_kind: wanted.sourceKind,
  modality: wanted.modality,
  term_as_written: wanted.termAsWritten,
  term: wanted.term ?? null,
  opens_on: wanted.opensOn,
  due_on: wanted.dueOn,
  controller_person_id: wanted.controllerPerson,
  control_as_written: wanted.controlAsWritten,
  controller_municipality_id: wanted.controllerMunicipality,
})

/**
 * The only way assignments are made (decisions 12): doing it twice gives one, by the key source, row, addressee, occurrence.
 * One statement for any number of addressees. Gives the ids of those that are new.
 */
export const assign = async (tx: Tx, work: Work, wanted: readonly NewAssignment[]): Promise<string[]> => {
  if (wanted.length === 0) return []
  const list = JSON.stringify(wanted.map((each) => toRow(each, work.newId())))
  const made = await rows(
    tx,
    sql<{ id: string }>`with wanted as (
        select distinct on (w.source_record_id, w.source_row_id, w.organisation_id, w.person_id, w.role_code, w.occurrence) w.*
        from jsonb_populate_recordset(null::assignment, ${list}::jsonb) w),
      fresh as (select * from wanted w where not exists (select 1 from assignment a where a.source_record_id = w.source_record_id
        and a.source_row_id = w.source_row_id and a.organisation_id is not distinct from w.organisation_id
        and a.person_id is not distinct from w.person_id and a.role_code is not distinct from w.role_code and a.occurrence = w.occurrence)),
      as_record as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, author_id, created_at)
        select id, 'assignment', left(title, 500), region_id, municipality_id, organisation_id, ${tx.scope.person}::uuid, ${work.at}::timestamptz from fresh)
      insert into assignment (id, region_id, municipality_id, organisation_id, person_id, role_code, source_record_id, source_row_id, occurrence, title, quote,
          source_label, source_kind, modality, term_as_written, term, opens_on, due_on, controller_person_id, control_as_written, controller_municipality_id, created_at)
        select id, region_id, municipality_id, organisation_id, person_id, role_code, source_record_id, source_row_id, occurrence, title, quote,
          source_label, source_kind, modality, term_as_written, term, opens_on, due_on, controller_person_id, control_as_written, controller_municipality_id, ${work.at}::timestamptz
        from fresh returning id`,
  )
  const ids = made.map((row) => row.id)
  await nameControllers(tx, wanted, ids)
  await tellAddressees(tx, work, ids)
  return ids
}

/** Where the paper names several controllers, the others stand beside the first. */
const nameControllers = async (
  tx: Tx,
  wanted: readonly NewAssignment[],
  ids: readonly string[],
): Promise<void> => {
  const pairs = wanted.flatMap(({ sourceRow, otherControllers = [] }) =>
    otherControllers.map((person) => ({ row: sourceRow, person })),
  )
  if (pairs.length === 0) return
  await run(
    tx,
    sql`insert into assignment_controller (id, record_id, region_id, municipality_id, organisation_id, person_id)
      select distinct on (a.id, w.person) gen_random_uuid(), a.id, a.region_id, a.municipality_id, a.organisation_id, w.person
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as w("row" uuid, person uuid) join assignment a on a.source_row_id = w."row"
      where a.id = any (${[...ids]}::uuid[]) and w.person is distinct from a.controller_person_id on conflict do nothing`,
  )
}

/** One notice a day per person (and common mailbox) and paper, however many clauses there are. */
const tellAddressees = async (tx: Tx, work: Work, ids: readonly string[]): Promise<void> => {
  await run(
    tx,
    sql`insert into notification (id, person_id, organisation_id, code, record_id, day, words, address, created_at)
      select distinct on (who.person_id, who.organisation_id, a.source_record_id) gen_random_uuid(), who.person_id, who.organisation_id, 'assignmentsGiven', a.source_record_id, ${tx.scope.today}::date,
        jsonb_build_object('source', a.source_label), '/assignments', ${work.at}::timestamptz
      from assignment a
      join lateral (
        select a.person_id, null::uuid as organisation_id where a.person_id is not null
        union all select null, a.organisation_id where a.person_id is null and a.organisation_id is not null
        union select h.person_id, null from role_held h where a.person_id is null and h.organisation_id = a.organisation_id
          and h.role in ('schoolHead', coalesce(a.role_code, 'schoolHead'))
          and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today})) who on true
      where a.id = any (${[...ids]}::uuid[])
      on conflict do nothing`,
  )
}
