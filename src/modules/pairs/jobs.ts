import { isUuid } from '../../kernel/ids.ts'
import { rows, run, sql } from '../../platform/database/query.ts'
import type { FactHandler } from '../../platform/jobs/facts.ts'
import { newId } from '../../platform/random.ts'

const wordIn = (payload: Readonly<Record<string, unknown>>, name: string): string => {
  const value = payload[name]
  return typeof value === 'string' ? value.trim().slice(0, 500) : ''
}

/**
 * An individual deficit becomes a goal of the school's pairs (R052, R053). The fact `deficitForPair` names the record it
 * belongs to; its payload says `school`, `row`, `text`, `subject`, `expected`, `on` (the day). The same row becomes a goal
 * of a pair once, however often it is told.
 */
export const goalFromDeficit: FactHandler = {
  name: 'pairs.goalFromDeficit',
  of: 'deficitForPair',
  handle: async (tx, { record, payload }) => {
    const [school, row, text] = [wordIn(payload, 'school'), wordIn(payload, 'row'), wordIn(payload, 'text')]
    if (!isUuid(school) || !isUuid(row) || record === null || text === '') return
    const pairs = await rows(
      tx,
      sql<{ id: string; region: string; municipality: string | null }>`
        select distinct p.id, s.region_id as region, s.municipality_id as municipality from pair_bond b join school_pair p on p.id = b.record_id
          join pair_school s on s.record_id = p.id and s.organisation_id = b.organisation_id
        where b.organisation_id = ${school} and b.is_live and p.state in ('proposed','agreed','confirmed','working')
          and (b.kind = 'lead' or lower(b.subject) = lower(${wordIn(payload, 'subject')}))`,
    )
    for (const pair of pairs)
      await run(
        tx,
        sql`insert into pair_goal (id, record_id, region_id, municipality_id, organisation_id, text, subject, expected, source_record_id, source_row_id)
            values (${newId()}, ${pair.id}, ${pair.region}, ${pair.municipality}, ${school}, ${text}, ${wordIn(payload, 'subject')}, ${wordIn(payload, 'expected')}, ${record}, ${row})
            on conflict do nothing`,
      )
  },
}
