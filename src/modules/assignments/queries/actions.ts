import type { Guarded } from '../../../kernel/access.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { AssignmentState } from '../domain/types.ts'

export const MASS_KINDS = ['accepted', 'returned', 'offControl', 'recalled', 'handedOver'] as const
export type MassKind = (typeof MASS_KINDS)[number]

/** What became of one of many. */
export type MassRow = {
  readonly id: string
  readonly refusal: string | null
  readonly from: AssignmentState
  readonly to: AssignmentState
  readonly version: number | null
}

export type MassAction = Guarded & {
  readonly id: string
  readonly kind: MassKind
  readonly undoUntil: string | null
  readonly undoneAt: string | null
  readonly rows: readonly MassRow[]
}

type HeadRow = {
  id: string
  kind: MassKind
  by_person: PersonId
  undo_until: string | null
  undone_at: string | null
}

const ROWS = (id: string) =>
  sql<MassRow>`select record_id as id, refusal, from_state as "from", to_state as "to", version from mass_action_row where action_id = ${id} order by record_id`

/** The mass action, locked: it is taken back once. */
export const lockMassAction = async (tx: Tx, id: string): Promise<MassAction | null> => {
  const head = await maybe(
    tx,
    sql<HeadRow>`select id, kind, by_person, undo_until, undone_at from mass_action where id = ${id} for update`,
  )
  if (head === null) return null
  return {
    id: head.id,
    owner: { region: null, municipality: null, organisation: null },
    named: { author: head.by_person },
    kind: head.kind,
    undoUntil: head.undo_until,
    undoneAt: head.undone_at,
    rows: await rows(tx, ROWS(id)),
  }
}

export type MassLine = {
  readonly id: string
  readonly title: string
  readonly who: string | null
  readonly sourceLabel: string
  readonly refusal: string | null
  readonly fromState: AssignmentState
  readonly state: AssignmentState
  readonly organisationId: string | null
}

export type MassResult = {
  readonly id: string
  readonly kind: MassKind
  readonly at: string
  readonly words: string | null
  readonly undoUntil: string | null
  readonly undoneAt: string | null
  readonly fromName: string | null
  readonly toName: string | null
  readonly lines: readonly MassLine[]
}

/** The result page of a mass action; its author's only (the policy of the table says so). */
export const massResult = (tx: Tx, id: string): Promise<MassResult | null> =>
  maybe(
    tx,
    sql<MassResult>`select m.id, m.kind, m.at, m.words, m.undo_until as "undoUntil", m.undone_at as "undoneAt",
      (select last_name || ' ' || first_name from person where id = m.from_person) as "fromName",
      (select last_name || ' ' || first_name from person where id = m.to_person) as "toName",
      coalesce((select json_agg(json_build_object('id', a.id, 'title', a.title, 'who', coalesce(o.short_name, p.last_name), 'sourceLabel', a.source_label,
          'refusal', r.refusal, 'fromState', r.from_state, 'state', a.state, 'organisationId', a.organisation_id) order by o.short_name, a.id)
        from mass_action_row r join assignment a on a.id = r.record_id left join organisation o on o.id = a.organisation_id
        left join person p on p.id = a.person_id where r.action_id = m.id), '[]'::json) as lines
      from mass_action m where m.id = ${id} and m.by_person = ${tx.scope.person}`,
  )

export type NewAction = {
  readonly id: string
  readonly kind: MassKind
  readonly at: string
  readonly words: string | null
  readonly undoUntil: string | null
  readonly fromPerson?: string
  readonly toPerson?: string
  readonly region: string | null
  readonly rows: readonly MassRow[]
}

export const saveMassAction = async (tx: Tx, action: NewAction): Promise<void> => {
  await run(
    tx,
    sql`insert into mass_action (id, region_id, kind, by_person, at, words, undo_until, from_person, to_person)
        values (${action.id}, ${action.region}, ${action.kind}, ${tx.scope.person}, ${action.at}, ${action.words}, ${action.undoUntil},
          ${action.fromPerson ?? null}, ${action.toPerson ?? null})`,
  )
  await run(
    tx,
    sql`insert into mass_action_row (action_id, record_id, refusal, from_state, to_state, version)
        select ${action.id}::uuid, w.id, w.refusal, w."from", w."to", w.version
        from jsonb_to_recordset(${JSON.stringify(action.rows)}::jsonb) as w(id uuid, refusal text, "from" text, "to" text, version int)`,
  )
}

export const closeMassAction = (tx: Tx, id: string, at: string): Promise<number> =>
  run(tx, sql`update mass_action set undone_at = ${at} where id = ${id}`)
