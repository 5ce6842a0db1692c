import type { Guarded } from '../../../kernel/access.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { whyNotHanded } from '../domain/handing.ts'
import { HandOverInput } from '../domain/input.ts'
import type { Assignment } from '../domain/types.ts'
import { type MassRow, saveMassAction } from '../queries/actions.ts'
import { openWorkOf, type Reach, reachOf, type WorkKind, type WorkLine } from '../queries/people.ts'
import { lockAssignments } from '../queries/subject.ts'
import { actionAddress } from './many.ts'
import { roleOf } from './moving.ts'

type Piece = { readonly line: WorkLine; readonly assignment: Assignment }
type AllWork = Guarded & {
  readonly pieces: readonly Piece[]
  readonly from: Reach
  readonly to: Reach
}
type Handed = {
  readonly action: string
  readonly input: HandOverInput
  readonly note: string
  readonly moved: readonly Piece[]
  readonly rows: readonly MassRow[]
}

const load = async (tx: Tx, input: HandOverInput): Promise<AllWork | null> => {
  const [from, to] = [await reachOf(tx, input.from), await reachOf(tx, input.to)]
  if (from === null || to === null) return null
  const lines = await openWorkOf(tx, input.from, input.to)
  const locked = await lockAssignments(tx, [...new Set(lines.map((line) => line.id))])
  const byId = new Map(locked.map((assignment) => [assignment.record as string, assignment]))
  const pieces = lines.flatMap((line) => {
    const assignment = byId.get(line.id)
    return assignment === undefined ? [] : [{ line, assignment }]
  })
  const owner = pieces[0]?.assignment.owner ?? { region: null, municipality: null, organisation: null }
  return { owner, named: { from: input.from as PersonId }, pieces, from, to }
}

const decide = (
  work: AllWork,
  input: HandOverInput,
  { scope, newId }: { scope: Tx['scope']; newId: () => string },
): Result<Handed> => {
  if (input.from === input.to) return refuse('samePerson', 'to')
  if (work.pieces.length === 0) return refuse('nothingToHandOver', 'from')
  const handing = {
    rule: access.handOverWork,
    actor: scope,
    from: input.from as PersonId,
    nodes: work.to,
  }
  const judged = work.pieces.map((piece) => ({
    piece,
    why: whyNotHanded(piece.assignment, piece.line.isDouble, handing),
  }))
  // one assignment may be both done and controlled by a person: its page tells of it once
  const rows = new Map(
    judged.map(({ piece: { assignment }, why }): [string, MassRow] => [
      assignment.record,
      {
        id: assignment.record,
        refusal: why,
        from: assignment.state,
        to: assignment.state,
        version: why === null ? assignment.version + 1 : null,
      },
    ]),
  )
  return ok({
    action: newId(),
    input,
    note: `${work.from.name} → ${work.to.name}. ${input.reason}`,
    moved: judged.flatMap(({ piece, why }) => (why === null ? [piece] : [])),
    rows: [...rows.values()],
  })
}

const idsOf = (moved: readonly Piece[], kind: WorkKind): string[] =>
  moved.filter(({ line }) => line.kind === kind).map(({ line }) => line.id)

const moveControl = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await run(
    tx,
    sql`update assignment set controller_person_id = ${to}, version = version + 1 where id = any (${[...ids]}::uuid[]) and controller_person_id = ${from}`,
  )
  await run(
    tx,
    sql`update assignment_controller c set person_id = ${to} where c.record_id = any (${[...ids]}::uuid[]) and c.person_id = ${from}
        and not exists (select 1 from assignment_controller d where d.record_id = c.record_id and d.person_id = ${to})`,
  )
}

const moveAll = async (tx: Tx, { input: { from, to }, moved }: Handed): Promise<void> => {
  await run(
    tx,
    sql`update assignment set person_id = ${to}, version = version + 1 where id = any (${idsOf(moved, 'addressee')}::uuid[]) and person_id = ${from}`,
  )
  await moveControl(tx, idsOf(moved, 'controller'), from, to)
  await run(
    tx,
    sql`update assignment_delegation set to_person = ${to} where record_id = any (${idsOf(moved, 'delegate')}::uuid[]) and to_person = ${from}
        and taken_back_on is null and by_person <> ${to}`,
  )
}

const writeHistory = (tx: Tx, handed: Handed, work: Work): Promise<number> =>
  run(
    tx,
    sql`insert into state_change (id, record_id, row_id, from_state, to_state, on_day, at, by_person, by_role, note, region_id, municipality_id, organisation_id)
        select gen_random_uuid(), a.id, ${handed.action}::uuid, a.state, a.state, ${work.today}::date, ${work.at}::timestamptz, ${tx.scope.person}::uuid, ${roleOf(work)},
          ${handed.note}, a.region_id, a.municipality_id, a.organisation_id from assignment a where a.id = any (${handed.moved.map(({ line }) => line.id)}::uuid[])`,
  )

/** «Передать дела»: all open work of one person to another in one step, each moved by itself, both told (product, section 4.18). */
export const handOverWork = command<HandOverInput, AllWork, Handed>({
  name: 'assignment.handOver',
  input: HandOverInput,
  access: access.handOverWork,
  load,
  decide,
  save: async (tx, handed, subject, work) => {
    const { from, to, reason } = handed.input
    await saveMassAction(tx, {
      id: handed.action,
      kind: 'handedOver',
      at: work.at,
      words: reason,
      undoUntil: null,
      fromPerson: from,
      toPerson: to,
      region: subject.owner.region,
      rows: handed.rows,
    })
    // history first: what has gone to the other may be out of sight for whoever handed it
    await writeHistory(tx, handed, work)
    await moveAll(tx, handed)
    for (const person of [from, to])
      await work.notify({
        person,
        code: 'workHandedOver',
        words: { count: handed.moved.length },
        address: '/assignments',
      })
  },
  tell: ({ action, input, moved, rows }) => ({
    change: {
      action,
      from: input.from,
      to: input.to,
      done: moved.length,
      refused: rows.length - moved.length,
    },
  }),
  to: ({ action }) => actionAddress(action),
})
