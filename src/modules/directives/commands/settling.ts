import type { Work } from '../../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Directive } from '../domain/types.ts'
import { rememberAlias } from './saving.ts'

/** A question of the check, as the database keeps it. */
export type Asked = {
  readonly id: string
  readonly code: string
  readonly words: Record<string, unknown>
  readonly rowId: string | null
}
export type Answered = {
  readonly question: Asked
  /** `organisation:ID`, `person:ID`, `role:CODE`, `category:CODE`, the number of a reading, or `leave`. */
  readonly choice: string
  readonly remember: boolean
}

const NOBODY = 'leave'

/** All places of the paper where the same words stand get the same answer; the writing becomes an alias when asked. */
const settleParty = async (tx: Tx, change: Answered, directive: Directive, work: Work): Promise<void> => {
  const written = String(change.question.words.asWritten ?? '')
  const mine = sql`record_id = ${directive.record} and as_written = ${written} and kind = 'unresolved'`
  if (change.choice === NOBODY) {
    await run(tx, sql`delete from responsible where ${mine}`)
    return
  }
  const [kind = '', key = ''] = change.choice.split(':')
  if (kind === 'person')
    await run(tx, sql`update responsible set kind = 'person', person_id = ${key} where ${mine}`)
  if (kind === 'role')
    await run(tx, sql`update responsible set kind = 'role', role_code = ${key} where ${mine}`)
  if (kind === 'category')
    await run(tx, sql`update responsible set kind = 'category', category_code = ${key} where ${mine}`)
  if (kind !== 'organisation') return
  await run(
    tx,
    sql`update responsible set kind = 'organisation', addressee_organisation_id = ${key} where ${mine}`,
  )
  await run(
    tx,
    sql`update directive_distribution set addressee_organisation_id = ${key} where record_id = ${directive.record} and as_written = ${written}`,
  )
  if (change.remember) await rememberAlias(tx, key, written, work)
}

/** The chosen reading of a term goes into the row of the table; «leave» keeps it as not understood. */
const settleTerm = async (tx: Tx, change: Answered): Promise<void> => {
  const readings = Array.isArray(change.question.words.readings) ? change.question.words.readings : []
  const chosen: unknown =
    change.choice === NOBODY ? { kind: 'undated', reason: 'unknown' } : readings[Number(change.choice)]
  const number = change.question.words.number
  const tables = await rows(
    tx,
    sql<{
      id: string
      rows: { number: string | null }[]
    }>`select id, rows from directive_table where id = ${change.question.rowId}`,
  )
  for (const table of tables) {
    const updated = table.rows.map((row) =>
      row.number === number ? { ...row, term: chosen, termAlternatives: [] } : row,
    )
    await run(
      tx,
      sql`update directive_table set rows = ${JSON.stringify(updated)}::jsonb where id = ${table.id}`,
    )
  }
}

/** A person's answer: it is kept, and what it means goes into the places of the paper that it is about. */
export const settle = async (tx: Tx, change: Answered, directive: Directive, work: Work): Promise<void> => {
  const { id, code } = change.question
  await run(
    tx,
    sql`update directive_question set answer = ${JSON.stringify({ choice: change.choice })}::jsonb, answered_by = ${tx.scope.person}, answered_at = ${work.at} where id = ${id}`,
  )
  if (code === 'unknownSchool' || code === 'unknownParty') await settleParty(tx, change, directive, work)
  if (code === 'ambiguousTerm') await settleTerm(tx, change)
}
