import {
  copyToYear,
  hostsToCarry,
  roadmapsOfYears,
  termsOfYear,
  type YearlyRoadmap,
} from '../../../roadmaps/public.ts'
import {
  type LineNote,
  type MovedTerm,
  NOTHING_CARRIED,
  type OpenTerm,
  plainLine,
} from '../../domain/year.ts'
import { type Carrier, type Carrying, ownerIn } from './carrier.ts'

const ROWS_LOOKED_AT = 2_000

const found = (tx: Parameters<Carrier['find']>[0], { source, years, municipality }: Carrying) =>
  roadmapsOfYears(tx, source.municipality, source.programmeSpan, years, municipality)

/** Schools that host rows of these roadmaps, closed ones among them. */
const hostsOf = async (tx: Parameters<Carrier['find']>[0], roadmaps: readonly YearlyRoadmap[]) => {
  const all = []
  for (const { id, title } of roadmaps)
    all.push(...(await hostsToCarry(tx, id)).map((host) => ({ ...host, roadmap: id, title })))
  return all
}

/** Roadmaps as drafts of the new year; rows whose terms do not move by themselves are asked about beforehand. */
export const roadmapCarrier: Carrier = {
  find: async (tx, carrying) => {
    const roadmaps = await found(tx, carrying)
    const terms: OpenTerm[] = []
    const moves: MovedTerm[] = []
    for (const roadmap of roadmaps) {
      if (terms.length + moves.length >= ROWS_LOOKED_AT) break
      const { open, moved } = await termsOfYear(tx, roadmap, carrying.years, carrying.known)
      const of = `roadmap-${roadmap.id}`
      terms.push(...open.map((row) => ({ ...row, of })))
      moves.push(...moved.map((row) => ({ ...row, of })))
    }
    const hosts = carrying.isHere ? await hostsOf(tx, roadmaps) : []
    const notesOf = ({ id, doubt }: YearlyRoadmap): LineNote[] => [
      ...(doubt === null ? [] : [doubt]),
      'asDraft',
      ...(carrying.isHere ? [] : (['namesPeople'] as const)),
      ...(hosts.some(({ roadmap, isClosed }) => roadmap === id && !isClosed) ? (['withHosts'] as const) : []),
    ]
    return {
      ...NOTHING_CARRIED,
      lines: roadmaps.map((each) => plainLine('roadmap', each.id, each.title, notesOf(each))),
      behind: hosts
        .filter(({ isClosed }) => isClosed)
        .map(({ name, title }) => ({
          title: `${title}: ${name}`,
          kind: 'roadmap' as const,
          reason: 'schoolClosed' as const,
        })),
      terms,
      moved: moves,
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
          say: carrying.say,
          terms,
        })
  },
}
