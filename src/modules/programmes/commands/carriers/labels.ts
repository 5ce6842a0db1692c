import { maybe, run, sql } from '../../../../platform/database/query.ts'
import { NOTHING_CARRIED, plainLine } from '../../domain/year.ts'
import type { Carrier } from './carrier.ts'

/** Words of one municipality for another that has none of its own (R219). */
export const labelCarrier: Carrier = {
  find: async (tx, { source, isHere }) => {
    if (isHere) return NOTHING_CARRIED
    const found = await maybe(
      tx,
      sql<{
        words: string | null
      }>`select string_agg(nominative, ', ' order by code) as words from local_label where municipality_id = ${source.municipality}`,
    )
    return found?.words
      ? { ...NOTHING_CARRIED, lines: [plainLine('labels', 'all', found.words)] }
      : NOTHING_CARRIED
  },
  carry: async (tx, { wanted }, { source, municipality }) => {
    if (!wanted.some(({ kind }) => kind === 'labels')) return
    await run(
      tx,
      sql`insert into local_label (municipality_id, code, nominative, genitive, dative, plural, plural_genitive, plural_dative)
          select ${municipality}::uuid, code, nominative, genitive, dative, plural, plural_genitive, plural_dative from local_label
          where municipality_id = ${source.municipality} on conflict do nothing`,
    )
  },
}
