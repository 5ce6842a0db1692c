import { isUuid } from '../../../kernel/ids.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { AskedAbout, ConsentRow } from '../domain/consent.ts'
import type { PlanLine } from '../domain/types.ts'

const consent = (tx: Pick<Tx, 'scope'>) =>
  sql`c.id, c.organisation_id as school, c.region_id as region, c.municipality_id as municipality, c.side, c.partner_id as partner,
  c.partner_name as "partnerName", c.kind, c.subject, c.themes, c.minutes, ${answered(tx, 'c.state', "'waiting'")} as state, ${answered(tx, 'c.reason', "''")} as reason, ${answered(tx, 'c.wishes', "''")} as wishes,
  ${answered(tx, 'c.has_relatives', 'false')} as "hasRelatives", ${answered(tx, 'c.answered_on', 'null')} as "answeredOn", c.channel, c.assignment_id as assignment`

/** Most pairs that a plan of one municipality or region may have on a page. */
export const MOST_PAIRS = 1_900

/** Which asking of schools the matching is in; 0 while nobody was asked. */
export const roundOf = async (tx: Pick<Tx, 'db'>, matching: string): Promise<number> =>
  (await one(tx, sql<{ round: number }>`select round from matching where id = ${matching}`)).round

/** Which asking it was: every one begins with its own move of the matching. */
export const roundThen = ({ scope }: Pick<Tx, 'scope'>) =>
  scope.on === null
    ? sql`m.round`
    : sql`(select count(*) from state_change s where s.record_id = m.id and s.row_id is null and s.to_state = 'consent' and s.on_day <= ${scope.on}::date)`

/** An answer of a school, from the day it was given. */
const answered = (tx: Pick<Tx, 'scope'>, column: string, before: string) =>
  tx.scope.on === null
    ? sql.raw(column)
    : sql`case when ${dayBy(tx, 'c.answered_on')} then ${sql.raw(column)} else ${sql.raw(before)} end`

/** Answers of the round that the matching is in, of every school that this person may see. */
export const consentsOf = (tx: Pick<Tx, 'db' | 'scope'>, matching: string): Promise<ConsentRow[]> =>
  rows(
    tx,
    sql<ConsentRow>`select ${consent(tx)} from matching_consent c join matching m on m.id = c.record_id and ${roundThen(tx)} = c.round
      where c.record_id = ${matching} order by c.id limit ${MOST_PAIRS * 2}`,
  )

/** What a поручение asks its school about; `lock` makes two answers come one after the other. */
export const askedRows = async (tx: Tx, assignment: string, lock = false): Promise<ConsentRow[]> => {
  if (!isUuid(assignment)) return []
  const mine = sql`from matching_consent c where c.assignment_id = ${assignment}`
  if (lock) await run(tx, sql`select 1 ${mine} order by c.id for update`)
  return rows(
    tx,
    sql<ConsentRow>`select ${consent(tx)} ${mine} order by c.kind, c.partner_name, c.id limit 200`,
  )
}

/** What the asked school is told of the matching; null when this person may not see it. */
export const aboutAsked = async (
  tx: Tx,
  assignment: string,
): Promise<(AskedAbout & { asked: number }) | null> => {
  if (!isUuid(assignment)) return null
  const found = await maybe(
    tx,
    sql<{ about: AskedAbout | null; asked: number }>`select consent_about(${assignment}) as about,
        coalesce((select max(round) from matching_consent where assignment_id = ${assignment}), 0)::int as asked`,
  )
  return found?.about ? { ...found.about, asked: found.asked } : null
}

const LINE =
  sql.raw(`l.id, l.mentee_id as mentee, l.mentee_name as "menteeName", l.mentor_id as mentor, l.mentor_name as "mentorName", l.kind, l.subject,
  l.score, l.coverage, l.minutes, l.why, l.is_pinned as "isPinned", l.is_by_hand as "isByHand"`)

/** Pairs of a plan by school; lines without a mentor school are schools for whom nobody was found. */
export const planLines = (tx: Pick<Tx, 'db'>, scenario: string): Promise<PlanLine[]> =>
  rows(
    tx,
    sql<PlanLine>`select ${LINE} from matching_line l where l.scenario_id = ${scenario} order by l.mentee_name collate ru_natural, l.kind, l.mentor_name limit ${MOST_PAIRS}`,
  )

/** A plan that may be asked about. */
export type AskablePlan = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly policyVersion: string
  readonly policy: unknown
  readonly inputHash: string | null
  readonly solver: string | null
  readonly value: string | null
}

const PLAN = sql.raw(
  `id, title, state, policy_version as "policyVersion", policy, input_hash as "inputHash", solver, value`,
)

export const planOf = (
  tx: Pick<Tx, 'db'>,
  matching: string,
  scenario: string,
): Promise<AskablePlan | null> =>
  isUuid(scenario)
    ? maybe(
        tx,
        sql<AskablePlan>`select ${PLAN} from matching_scenario where id = ${scenario} and record_id = ${matching}`,
      )
    : Promise.resolve(null)

/** Plans that were counted to their end, the latest first. */
export const countedPlans = (tx: Tx, matching: string): Promise<AskablePlan[]> =>
  rows(
    tx,
    sql<AskablePlan>`select ${PLAN} from matching_scenario where record_id = ${matching} and state = 'done' order by made_on desc, id desc limit 50`,
  )

/** Owner columns of schools by id. */
export type Place = {
  readonly organisation: string
  readonly region: string
  readonly municipality: string | null
}

export const schoolPlaces = (tx: Tx, ids: readonly string[]): Promise<Place[]> =>
  rows(
    tx,
    sql<Place>`select id as organisation, region_id as region, municipality_id as municipality from organisation where id = any (${[...ids]}::uuid[])`,
  )
