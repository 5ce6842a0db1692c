import type { Day } from '../../../kernel/day.ts'
import type { RegionId } from '../../../kernel/ids.ts'
import { dayBy, existedOn } from '../../../platform/database/on-day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { citation } from '../../directives/public.ts'
import type { Act } from '../domain/types.ts'

/** The act a form names: a paper of the register with or without a clause, else the words typed. Null for neither. */
export const findAct = async (tx: Tx, value: string, typed: string): Promise<Act | null> => {
  const [kind = '', directive = '', clause = ''] = value.split(':')
  if (kind === '') return typed === '' ? null : { directive: null, clause: null, words: typed }
  const words = await citation(tx, directive, kind === 'c' ? clause : null)
  return words === null ? null : { directive, clause: kind === 'c' ? clause : null, words }
}

export type LinkedPaper = {
  readonly id: string | null
  readonly words: string
  readonly title: string | null
}

/** Papers that a programme or model was agreed, started, closed or grounded by. */
export const papersOf = (tx: Tx, record: string): Promise<LinkedPaper[]> =>
  rows(
    tx,
    sql<LinkedPaper>`select distinct on (l.to_record_id, l.as_written) l.to_record_id as id, l.as_written as words, d.title
      from record_link l left join directive d on d.id = l.to_record_id
      where l.record_id = ${record} and l.kind in ('source','ground') and (d.id is null or ${existedOn(tx, 'd.id')}) order by l.to_record_id, l.as_written, l.id limit 100`,
  )

export type SpeakingPaper = {
  readonly id: string
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  readonly text: string
}

/** Words of the latest hundred papers of a region: where names of a programme are looked for (R228). */
export const papersSpeaking = (
  tx: Tx,
  region: RegionId,
  names: readonly string[],
): Promise<SpeakingPaper[]> => {
  const likes = names.map(
    (name) =>
      `%${name
        .toLowerCase()
        .replace(/[«»"]/gu, '')
        .replace(/[%_\\]/gu, '\\$&')}%`,
  )
  return rows(
    tx,
    sql<SpeakingPaper>`select * from (
        select d.id, d.kind, d.number, d.date_on as "dateOn", d.title,
          d.title || ' ' || d.preamble || ' ' || coalesce((select string_agg(c.text, ' ' order by c.ord) from clause c where c.record_id = d.id), '') as text
        from directive d where d.region_id = ${region} and d.state not in ('discarded','draft') and ${existedOn(tx, 'd.id')} order by d.date_on desc nulls last limit 100) p
      where lower(p.text) like any (${likes}::text[]) limit 50`,
  )
}

export type StateLine = {
  readonly from: string | null
  readonly to: string
  readonly on: Day
  readonly note: string | null
}

/** How it came to its state, with the act of each move. */
export const statesOf = (tx: Tx, record: string): Promise<StateLine[]> =>
  rows(
    tx,
    sql<StateLine>`select from_state as "from", to_state as "to", on_day as "on", note from state_change s where record_id = ${record} and ${dayBy(tx, 's.on_day')} order by at desc, id desc limit 20`,
  )
