import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'

/** A term of mine: an assignment, or a row of a roadmap that my node keeps. */
export type TermLine = {
  readonly id: string
  readonly kind: 'assignment' | 'row'
  readonly roadmap: string | null
  readonly title: string
  readonly source: string
  readonly written: string | null
  readonly term: Reading | null
  readonly opensOn: Day | null
  readonly dueOn: Day
}

const MOST = 500

/** Open assignments with a day, mine and of my organisations. */
export const termsOfAssignments = (tx: Tx): Promise<TermLine[]> =>
  rows(
    tx,
    sql<TermLine>`select id, 'assignment' as kind, null as roadmap, title, source_label as source, term_as_written as written, term, opens_on as "opensOn", due_on as "dueOn"
      from assignment where (person_id = ${tx.scope.person} or (person_id is null and organisation_id = any (${[...tx.scope.organisations]}::uuid[])))
        and state in ('assigned','inWork','returned') and due_on is not null order by due_on, id limit ${MOST}`,
  )

/** Rows of the roadmaps in force of my own nodes. */
export const termsOfRows = (tx: Tx): Promise<TermLine[]> =>
  rows(
    tx,
    sql<TermLine>`select i.id, 'row' as kind, i.record_id as roadmap, i.title, r.title as source, i.term_as_written as written, i.term, i.opens_on as "opensOn", i.due_on as "dueOn"
      from roadmap_item i join roadmap r on r.id = i.record_id
      where r.state = 'inForce' and i.removed_at is null and not i.is_section and i.mark is null and i.due_on is not null
        and (r.municipality_id = any (${[...tx.scope.municipalities]}::uuid[]) and r.organisation_id is null or r.organisation_id = any (${[...tx.scope.organisations]}::uuid[])
          or r.profile = 'pair' and exists (select 1 from share s where s.record_id = r.id and s.organisation_id = any (${[...tx.scope.organisations]}::uuid[]))
          or r.region_id = any (${[...tx.scope.regions]}::uuid[]) and r.municipality_id is null)
      order by i.due_on, i.id limit ${MOST}`,
  )

export const feedSince = (tx: Tx) =>
  maybe(
    tx,
    sql<{ at: string }>`select created_at as at from calendar_feed where person_id = ${tx.scope.person}`,
  )
