import type { Work } from '../../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import * as rules from '../domain/rules.ts'
import type { Assignment } from '../domain/types.ts'
import { lockAssignments } from '../queries/subject.ts'
import { type Moving, roleOf, saveMoves, tellControllers } from './moving.ts'

/** What has been done in the record, and which поручение it fulfils: all that are open by this row of the source for this addressee. */
export type Proof = {
  readonly sourceRecord: string
  readonly sourceRow: string
  readonly organisation?: string | null
  readonly person?: string | null
  /** This one alone, where a person has named it. */
  readonly assignment?: string
  /** The municipality itself, when it and not one of its schools is the addressee. */
  readonly municipality?: string | null
  /** Which time of a recurring term; all open ones when absent. */
  readonly occurrence?: string
  /** «Форма сдана 12.11.2022»: Russian words, kept as they were that day. */
  readonly label: string
  /** Page of the proof by its record; null when it has none. */
  readonly record: string | null
}

const openBy = (tx: Tx, proof: Proof): Promise<{ id: string }[]> =>
  rows(
    tx,
    sql<{
      id: string
    }>`select id from assignment where source_record_id = ${proof.sourceRecord} and source_row_id = ${proof.sourceRow}
      and state in ('assigned','inWork','returned') and (${proof.organisation ?? null}::uuid is null or organisation_id = ${proof.organisation ?? null}::uuid)
      and (${proof.municipality ?? null}::uuid is null or (municipality_id = ${proof.municipality ?? null}::uuid and organisation_id is null))
      and (${proof.assignment ?? null}::uuid is null or id = ${proof.assignment ?? null}::uuid)
      and (${proof.person ?? null}::uuid is null or person_id = ${proof.person ?? null}::uuid)
      and (${proof.occurrence ?? null}::text is null or occurrence = ${proof.occurrence ?? null})`,
  )

const saveReports = async (
  tx: Tx,
  moving: readonly Moving[],
  { label, record }: Pick<Proof, 'label' | 'record'>,
  work: Work,
): Promise<void> => {
  const list = JSON.stringify(
    moving.map(({ assignment }) => ({
      id: assignment.record,
      row: work.newId(),
      no: assignment.reports + 1,
    })),
  )
  await run(
    tx,
    sql`insert into assignment_report (id, record_id, region_id, municipality_id, organisation_id, no, text, reported_on, reported_at, reported_by, reported_as, channel, proof_label, proof_record_id)
        select w."row", a.id, a.region_id, a.municipality_id, a.organisation_id, w.no, ${label}, ${work.today}::date, ${work.at}::timestamptz, ${tx.scope.person}::uuid,
          ${roleOf(work)}, 'system', ${label}, ${record}::uuid
        from jsonb_to_recordset(${list}::jsonb) as w(id uuid, "row" uuid, no int) join assignment a on a.id = w.id`,
  )
}

const movingOf = (assignments: readonly Assignment[], label: string): Moving[] =>
  assignments.flatMap((assignment) => {
    const moved = rules.proven(assignment, label)
    return moved === null ? [] : [{ assignment, moved }]
  })

/**
 * «Исполнено по данным системы»: a module to the right says inside its own command what has been done (a form handed in, a row
 * reported), and the поручение becomes reported with a link to the proof; its controller confirms. Nobody is asked what the
 * program knows (product, section 4.7). Safe to say twice. Gives how many were reported.
 */
export const prove = async (tx: Tx, work: Work, proof: Proof): Promise<number> =>
  proveThese(
    tx,
    work,
    (await openBy(tx, proof)).map(({ id }) => id),
    proof,
  )

/** The same for поручения that are known by themselves: a letter that answers them. */
export const proveThese = async (
  tx: Tx,
  work: Work,
  ids: readonly string[],
  proof: Pick<Proof, 'label' | 'record'>,
): Promise<number> => {
  if (ids.length === 0) return 0
  const locked = await lockAssignments(tx, ids)
  const moving = movingOf(locked, proof.label)
  if (moving.length === 0) return 0
  await together(
    saveReports(tx, moving, proof, work),
    saveMoves(tx, moving, work),
    ...moving.flatMap(({ assignment }) => [
      work.fact('assignmentReported', assignment.record),
      tellControllers(assignment, work),
    ]),
  )
  return moving.length
}
