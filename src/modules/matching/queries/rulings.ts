import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { USUAL_CAPACITY } from '../../pairs/public.ts'
import { checkAll, type Lift, type SchoolSide } from '../domain/checks.ts'
import { isAsked } from '../domain/consent.ts'
import { type OldPair, standsIn } from '../domain/difference.ts'
import type { Held, Looked, RuledPair } from '../domain/rulings.ts'
import type { Matching, PlanLine } from '../domain/types.ts'
import { consentsOf, planLines, roundThen } from './consent.ts'

type SideRow = SchoolSide & { readonly most: number | null }

const toSides = (found: readonly SideRow[]): ReadonlyMap<string, SchoolSide> =>
  new Map(found.map((side) => [side.school, { ...side, most: side.most ?? USUAL_CAPACITY }]))

/** Schools of the asked plan as the register knows them today. */
export const schoolSides = async (tx: Tx, matching: string): Promise<ReadonlyMap<string, SchoolSide>> =>
  toSides(
    await rows(
      tx,
      sql<SideRow>`select school, name, phone, "hasHead", "isReorganising", refusal, elsewhere, most
        from matching_sides(${matching}, ${tx.scope.today})`,
    ),
  )

/** The same for the program itself, which follows a signed act. */
export const sidesOfAct = async (tx: Tx, matching: string): Promise<ReadonlyMap<string, SchoolSide>> =>
  toSides(
    await rows(
      tx,
      sql<SideRow>`select school, name, phone, "hasHead", "isReorganising", refusal, elsewhere, most
        from matching_sides_of(${matching}, ${tx.scope.today})`,
    ),
  )

/** Checks that people have lifted, with their reasons. */
export const liftsOf = (tx: Tx, matching: string): Promise<Lift[]> =>
  rows(
    tx,
    sql<Lift>`select mentee_id as mentee, mentor_id as mentor, check_code as "check", about, reason from matching_lift where record_id = ${matching} and ${dayBy(tx, 'on_day')} limit 5000`,
  )

export const rulingsOf = (tx: Pick<Tx, 'db' | 'scope'>, matching: string): Promise<RuledPair[]> =>
  rows(
    tx,
    sql<RuledPair>`select r.mentee_id as mentee, r.mentor_id as mentor, r.kind, r.ruling, r.reason, r.on_day as "on", r.pair_id as pair
      from matching_ruling r join matching m on m.id = r.record_id and ${roundThen(tx)} = r.round where r.record_id = ${matching} and ${dayBy(tx, 'r.on_day')} limit 5000`,
  )

/** Everything that the committee looks at. */
export type Board = {
  readonly lines: readonly PlanLine[]
  readonly looked: readonly Looked[]
  readonly sides: ReadonlyMap<string, SchoolSide>
  readonly consents: Awaited<ReturnType<typeof consentsOf>>
}

/** Pairs of the asked plan with answers, checks and rulings. */
export const boardOf = async (
  tx: Tx,
  matching: Pick<Matching, 'id' | 'scenario' | 'silence' | 'continues' | 'state'>,
): Promise<Board> => {
  const lines = matching.scenario === null ? [] : await planLines(tx, matching.scenario)
  const sides = await schoolSides(tx, matching.id)
  const consents = await consentsOf(tx, matching.id)
  const rulings = await rulingsOf(tx, matching.id)
  const old = matching.continues === null ? [] : await livePairsOf(tx, matching.continues)
  const ground = { lines: lines.filter(isAsked), sides, consents, silence: matching.silence }
  const looked = checkAll(ground, await liftsOf(tx, matching.id)).map((checked) => ({
    ...checked,
    // what is signed was looked at on its day, a pair that goes on when it was made: what came later stops nothing there
    stops: matching.state === 'published' || standsIn(old, checked.line) ? [] : checked.stops,
    ruling:
      rulings.find(
        ({ mentee, mentor, kind }) =>
          mentee === checked.line.mentee && mentor === checked.line.mentor && kind === checked.line.kind,
      ) ?? null,
  }))
  return { lines, looked, sides, consents }
}

/** The act of the matching while it is drawn up or signed; null when it was thrown away. */
export const draftOf = async (
  tx: Tx,
  matching: Pick<Matching, 'directive'>,
): Promise<{ readonly id: string; readonly state: string } | null> =>
  matching.directive === null
    ? null
    : maybe(
        tx,
        sql<{
          id: string
          state: string
        }>`select id, state from directive where id = ${matching.directive} and state <> 'discarded'`,
      )

/** Schools of the plan that are led in those days by a pair that this matching does not go on from. */
export const heldElsewhere = (
  tx: Tx,
  matching: Pick<Matching, 'id' | 'scenario' | 'continues'>,
): Promise<Held[]> =>
  rows(
    tx,
    sql<Held>`select distinct l.mentee_id as mentee, l.mentee_name as name from matching m join matching_line l on l.scenario_id = m.scenario_id and l.kind = 'lead'
      join pair_bond b on b.organisation_id = l.mentee_id and b.kind = 'lead' and b.is_live and daterange(b.from_on, b.until_on) && daterange(m.from_on, m.until_on)
      join school_pair p on p.id = b.record_id and p.state in ('proposed','agreed','confirmed','working')
      where m.id = ${matching.id} and not exists (select 1 from matching_ruling r where r.record_id = ${matching.continues}::uuid and r.pair_id = p.id) limit 200`,
  )

/** Pairs of an act that still go on. */
export const livePairsOf = (tx: Pick<Tx, 'db'>, matching: string): Promise<OldPair[]> =>
  rows(
    tx,
    sql<OldPair>`select p.id as pair, b.organisation_id as mentee, c.name, b.mentor_id as lead, s.name as "leadName",
        coalesce((select array_agg(o.mentor_id::text order by o.mentor_id) from pair_bond o where o.record_id = p.id and o.organisation_id = b.organisation_id and o.kind = 'subject' and o.is_live), '{}') as subjects
      from school_pair p join pair_bond b on b.record_id = p.id and b.kind = 'lead' and b.is_live
        join pair_school s on s.record_id = p.id and s.organisation_id = b.mentor_id join pair_school c on c.record_id = p.id and c.organisation_id = b.organisation_id
      where p.state in ('confirmed','working') and p.id in (select r.pair_id from matching_ruling r where r.record_id = ${matching}) order by c.name limit 2000`,
  )
