import { copyToYear, openTermsOf, roadmapsOfYears } from '../../../roadmaps/public.ts'
import { NOTHING_CARRIED, type OpenTerm, plainLine } from '../../domain/year.ts'
import { type Carrier, type Carrying, ownerIn } from './carrier.ts'

const ROWS_LOOKED_AT = 2_000

const found = (tx: Parameters<Carrier['find']>[0], { source, years, municipality }: Carrying) =>
  roadmapsOfYears(tx, source.municipality, source.programmeSpan, years, municipality)

/** Roadmaps as drafts of the new year; rows whose terms do not move by themselves are asked about beforehand. */
export const roadmapCarrier: Carrier = {
  find: async (tx, carrying) => {
    const roadmaps = await found(tx, carrying)
    const terms: OpenTerm[] = []
    for (const roadmap of roadmaps) {
      if (terms.length >= ROWS_LOOKED_AT) break
      const open = await openTermsOf(tx, roadmap, carrying.years)
      terms.push(...open.map((row) => ({ ...row, of: `roadmap-${roadmap.id}` })))
    }
    const notes = carrying.isHere ? (['asDraft'] as const) : (['asDraft', 'namesPeople'] as const)
    return {
      ...NOTHING_CARRIED,
      lines: roadmaps.map(({ id, title }) => plainLine('roadmap', id, title, notes)),
      terms,
    }
  },
  carry: async (tx, { wanted, terms }, carrying, work) => {
    const ids = wanted.filter(({ kind }) => kind === 'roadmap').map(({ id }) => id)
    if (ids.length === 0) return
    for (const { id, kind, year } of await found(tx, carrying))
      if (ids.includes(id))
        await copyToYear(tx, work, id, {
          period: { kind, year: year + carrying.years },
          owner: ownerIn(carrying),
          terms,
        })
  },
}
