import { isUuid } from '../../../kernel/ids.ts'
import { run, sql } from '../../../platform/database/query.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'

const wordIn = (payload: Readonly<Record<string, unknown>>, name: string): string => {
  const value = payload[name]
  return typeof value === 'string' ? value.trim().slice(0, 2000) : ''
}

const BEGINS = ['confirmed', 'working']
const ENDS = ['ended', 'endedEarly', 'declined']

/** What the pairs are told of a deficit that becomes their goal. */
const AS_GOAL = sql.raw(
  `jsonb_build_object('school', d.organisation_id, 'row', d.id, 'text', coalesce(t.name, d.wording), 'subject', d.subject, 'expected', '')`,
)
const LAST_ROUND = sql.raw(
  `join lateral (select e.round_id as id from deficit_entry e join deficit_round q on q.id = e.round_id where e.deficit_id = d.id order by q.quarter_on desc limit 1) r on true`,
)

/**
 * A pair that begins sees the rows of the school it helps, and what the school lacks becomes its goals; one that ends gives
 * both back, so that nothing stays in hands that are gone (decisions 21), and what is open goes on to the pair that follows.
 */
export const followPair: FactHandler = {
  name: 'deficits.followPair',
  of: 'pairMoved',
  handle: async (tx, { record, payload, at }) => {
    const to = wordIn(payload, 'to')
    if (record === null) return
    if (BEGINS.includes(to)) {
      await run(
        tx,
        sql`insert into deficit_opening (id, region_id, municipality_id, organisation_id, to_organisation_id, basis, source_record_id, until_on)
            select gen_random_uuid(), o.region_id, o.municipality_id, o.id, b.mentor_id, p.title, p.id, b.until_on + 1
            from pair_bond b join school_pair p on p.id = b.record_id join organisation o on o.id = b.organisation_id
            where p.id = ${record} and b.is_live and o.municipality_id is not null
              and not exists (select 1 from deficit_opening g where g.source_record_id = p.id and g.organisation_id = o.id and g.to_organisation_id = b.mentor_id)`,
      )
      await run(
        tx,
        sql`insert into fact (id, name, record_id, payload, at)
            select gen_random_uuid(), 'deficitForPair', r.id, ${AS_GOAL}, ${at}::timestamptz
            from pair_bond b join deficit d on d.organisation_id = b.organisation_id left join deficit_theme t on t.id = d.theme_id ${LAST_ROUND}
            where b.record_id = ${record} and b.is_live and d.state <> 'closed' and d.route = 'individual' and d.taken_by is null
            group by r.id, d.organisation_id, d.id, t.name, d.wording, d.subject`,
      )
    }
    if (ENDS.includes(to)) {
      await run(
        tx,
        sql`update deficit_opening set until_on = ${at}::timestamptz::date where source_record_id = ${record} and (until_on is null or until_on > ${at}::timestamptz::date)`,
      )
      await run(
        tx,
        sql`with released as (
              update deficit set taken_by = null, taken_words = null, taken_on = null, version = version + 1 where taken_by = ${record} and state <> 'closed'
              returning id, organisation_id, theme_id, wording, subject, route)
            insert into fact (id, name, record_id, payload, at)
            select gen_random_uuid(), 'deficitForPair', r.id, ${AS_GOAL}, ${at}::timestamptz
            from released d left join deficit_theme t on t.id = d.theme_id ${LAST_ROUND}
            where d.route = 'individual' and exists (select 1 from pair_bond b join school_pair p on p.id = b.record_id and p.id <> ${record} and p.state in ('confirmed','working')
              where b.organisation_id = d.organisation_id and b.is_live)`,
      )
    }
  },
}

/** A deficit that has become a goal of a pair is in its hands. Stands after the handler that makes the goal. */
export const takenByPair: FactHandler = {
  name: 'deficits.takenByPair',
  of: 'deficitForPair',
  handle: async (tx, { payload, at }) => {
    const row = wordIn(payload, 'row')
    if (!isUuid(row)) return
    await run(
      tx,
      sql`update deficit d set taken_by = p.id, taken_words = p.title, taken_on = ${at}::timestamptz::date, state = 'inWork', version = d.version + 1
          from pair_goal g join school_pair p on p.id = g.record_id
          where d.id = ${row} and g.source_row_id = d.id and d.taken_by is null and d.state <> 'closed' and p.state in ('proposed','agreed','confirmed','working')`,
    )
  },
}

/** A goal that a pair has met is evidence: a person of the municipality accepts it, then the deficit is filled. */
export const evidenceFromPair: FactHandler = {
  name: 'deficits.evidenceFromPair',
  of: 'pairGoalClosed',
  handle: async (tx, { payload, at }) => {
    const row = wordIn(payload, 'row')
    const outcome = wordIn(payload, 'outcome')
    if (!isUuid(row) || wordIn(payload, 'state') !== 'met' || outcome === '') return
    await run(
      tx,
      sql`insert into deficit_evidence (id, deficit_id, region_id, municipality_id, organisation_id, words, given_on)
          select gen_random_uuid(), d.id, d.region_id, d.municipality_id, d.organisation_id, ${outcome}, ${at}::timestamptz::date
          from deficit d where d.id = ${row} and d.state <> 'closed'`,
    )
  },
}
