import { addDays, type Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Act } from '../../programmes/public.ts'
import * as rules from '../domain/rules.ts'
import type { Channel, MentorLoad } from '../domain/types.ts'
import { loadOf, lockMentor, lockPair } from '../queries/pair.ts'
import { saveEnd } from './moves.ts'
import { type Proposal, saveNewPair, toldOf } from './propose.ts'
import { linkAct, tellSchools } from './saving.ts'

/** A pair that an act makes: its schools were asked before. */
export type BoundPair = Proposal & {
  readonly act: Act
  /** When and how each school agreed; one that kept silent is bound by the act. */
  readonly agreed: readonly {
    readonly organisation: OrganisationId
    readonly on: Day
    readonly channel: Channel
  }[]
}

/** Nobody else gives a place of these mentor schools until the transaction ends; always in one order. */
export const lockPlaces = async (tx: Tx, mentors: readonly string[]): Promise<void> => {
  for (const mentor of [...new Set(mentors)].sort()) await lockMentor(tx, mentor)
}

/** How many schools a mentor school helps in the days of a pair to be; asked under `lockPlaces`. */
export const placesTaken = async (
  tx: Tx,
  mentor: string,
  pair: Pick<Proposal, 'id' | 'from' | 'until'>,
): Promise<MentorLoad['taken']> => (await loadOf(tx, mentor, pair)).taken

/** Writes a pair that stands from its first day: both sides agreed, confirmed by the act, told to its schools. */
export const bindPair = async (tx: Tx, pair: BoundPair, work: Work): Promise<void> => {
  const owner = { region: pair.region, municipality: pair.municipality, organisation: null }
  await saveNewPair(tx, pair, work)
  await run(
    tx,
    sql`update pair_school s set agreed_on = coalesce(w."on", ${work.today}::date), channel = coalesce(w.channel, 'self')
        from pair_school me left join jsonb_to_recordset(${JSON.stringify(pair.agreed)}::jsonb) as w(organisation uuid, "on" date, channel text) on w.organisation = me.organisation_id
        where me.record_id = ${pair.id} and s.id = me.id`,
  )
  await run(tx, sql`update school_pair set state = 'confirmed', version = version + 1 where id = ${pair.id}`)
  const words = { record: pair.id, owner, note: pair.act.words }
  await work.state({ ...words, from: 'proposed', to: 'agreed' })
  await work.state({ ...words, from: 'agreed', to: 'confirmed' })
  await linkAct(tx, { record: pair.id, owner, act: pair.act }, work)
  await work.fact('pairMoved', pair.id, { to: 'confirmed' })
  await tellSchools(work, toldOf(pair), 'pair_confirmed')
}

/** An act ends a pair before its term: help goes on until the day before `from`, be it still ahead. */
export const endByAct = async (
  tx: Tx,
  { pair: id, from, reason }: { readonly pair: string; readonly from: Day; readonly reason: string },
  work: Work,
): Promise<boolean> => {
  const pair = await lockPair(tx, id)
  const moved = pair && rules.movePair(pair, 'endEarly')
  if (pair === null || moved === null || !moved.ok) return false
  const until = from < pair.until ? from : pair.until
  await saveEnd(
    tx,
    { ...moved.value, on: addDays(until, -1), reason, until: until > pair.from ? until : null },
    pair,
    work,
  )
  return true
}
