import type { RawBuilder } from 'kysely'
import type { Role } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'

/** Not over: something is still expected from somebody. */
export const OPEN = sql`a.state in ('assigned','inWork','reported','returned')`

/** The ball is with the addressee. */
export const OWED = sql`a.state in ('assigned','inWork','returned')`

/** Rows of a roadmap stay folded until 30 days before their term (product, section 4.6); the same as `rules.isFolded`. */
export const folded = (tx: Tx) =>
  sql`(a.source_kind = 'roadmap' and ${OWED} and coalesce(a.opens_on, a.due_on) > ${tx.scope.today}::date + 30)`

/** The same as `rules.isOverdue`. */
export const late = (tx: Tx) => sql`(a.modality = 'order' and ${OWED} and a.due_on < ${tx.scope.today}::date)`

/** Ids handed to the person for now: an array once per statement, so that the index of keys is used. */
const handedTo = (tx: Tx) => sql`(select handed_to_me(${tx.scope.today}))::uuid[]`

/** One of the conditions; those that cannot hold for this person are left out, because even preparing them costs. */
const anyOf = (conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    conditions.filter((condition) => condition !== false),
    sql` or `,
  )})`

/**
 * What falls to the person: what names him; what was handed to him; what names a role he holds at the organisation; what is
 * for the organisation whose leader he is, also when the named role has no holder yet (product, section 1).
 */
export const mine = (tx: Tx) => {
  const leads = tx.scope.roles
    .filter((held) => held.role === 'schoolHead' || held.role === 'deputyHead')
    .flatMap((held) => held.organisation ?? [])
  const held = tx.scope.roles.flatMap((role) =>
    role.organisation === null ? [] : [{ organisation: role.organisation, role: role.role }],
  )
  return anyOf([
    sql`a.person_id = ${tx.scope.person}`,
    sql`a.id = any (${handedTo(tx)})`,
    leads.length > 0 &&
      sql`(a.person_id is null and a.organisation_id = any (${leads}::uuid[]) and (a.role_code is null or not exists (
      select 1 from role_held h where h.organisation_id = a.organisation_id and h.role = a.role_code
        and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}))))`,
    held.length > 0 &&
      sql`(a.person_id is null and a.organisation_id = any (${held.map((role) => role.organisation)}::uuid[]) and exists (
      select 1 from unnest(${held.map((role) => role.organisation)}::uuid[], ${held.map((role) => role.role)}::text[]) as mine (organisation_id, role)
      where mine.organisation_id = a.organisation_id and mine.role = a.role_code))`,
  ])
}

const JUDGES: readonly Role[] = [
  'municipalCoordinator',
  'authorityHead',
  'committeeOfficer',
  'methodologist',
  'regionalCoordinator',
]

/** Nodes whose reports the person judges. */
export const judgedNodes = (tx: Pick<Tx, 'scope'>) => {
  const nodes = tx.scope.roles.filter((held) => JUDGES.includes(held.role))
  return {
    municipalities: nodes
      .filter((held) => held.level === 'municipality')
      .flatMap((held) => held.municipality ?? []),
    regions: nodes.filter((held) => held.level === 'region').flatMap((held) => held.region ?? []),
  }
}

/** True when the person looks after other people's work: then «На контроле» is there for him. */
export const isJudge = (tx: Pick<Tx, 'scope'>): boolean => {
  const { municipalities, regions } = judgedNodes(tx)
  return municipalities.length + regions.length > 0
}

const named = (tx: Tx) =>
  sql`(a.controller_person_id = ${tx.scope.person} or a.id = any ((select named_to_me())::uuid[]))`

/** Papers that name the person as their controller, whatever they gave out. */
const papers = (tx: Tx) =>
  sql`from share s join record r on r.id = s.record_id where s.person_id = ${tx.scope.person} and s.why = 'control' and r.kind <> 'assignment'`

/** The person is named as controller of something that is open, or of a paper: «Мой контроль» is there for him. Few are, and only they are asked what they may see of it. */
export const isNamed = async (tx: Tx): Promise<boolean> =>
  (await maybe(tx, sql`select 1 where controls_something()`)) !== null &&
  (await maybe(
    tx,
    sql`select 1 where exists (select 1 from assignment a where ${named(tx)} and ${OPEN}) or exists (select 1 ${papers(tx)})`,
  )) !== null

/** A paper under somebody's control that has no open assignment of his to be seen by. */
export type ControlledPaper = { readonly id: RecordId; readonly title: string }

/** Papers of the person's control that the list of assignments does not show. */
export const papersToControl = (tx: Tx): Promise<ControlledPaper[]> =>
  rows(
    tx,
    sql<ControlledPaper>`select r.id, r.title ${papers(tx)}
      and not exists (select 1 from assignment a where a.source_record_id = r.id and ${named(tx)} and ${OPEN}) order by r.created_at desc, r.id limit 50`,
  )

/** Reports that wait for this very person: he is named, or nobody is and the node is his. */
export const judgedByMe = (tx: Tx) => {
  const { municipalities, regions } = judgedNodes(tx)
  return anyOf([
    named(tx),
    municipalities.length > 0 &&
      sql`(a.controller_person_id is null and a.municipality_id = any (${municipalities}::uuid[]))`,
    regions.length > 0 &&
      sql`(a.controller_person_id is null and a.controller_municipality_id is null and a.region_id = any (${regions}::uuid[]))`,
  ])
}

/** Everything under the control of the person's nodes, whoever the controller is. */
export const underControl = (tx: Tx) => {
  const { municipalities, regions } = judgedNodes(tx)
  return anyOf([
    named(tx),
    municipalities.length > 0 && sql`a.municipality_id = any (${municipalities}::uuid[])`,
    regions.length > 0 &&
      sql`(a.controller_municipality_id is null and a.region_id = any (${regions}::uuid[]))`,
  ])
}
