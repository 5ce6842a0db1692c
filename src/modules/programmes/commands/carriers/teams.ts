import { copyTeam, type DatedTeam, teamsWithin } from '../../../people/public.ts'
import { type LeftBehind, lineOf, NOTHING_CARRIED, type YearLine } from '../../domain/year.ts'
import type { Carrier, Carrying } from './carrier.ts'

const lineFor = (team: DatedTeam, { source, programme, years, known, isHere }: Carrying): YearLine => {
  const { id, name, from, until } = team
  const was = { from, until: until ?? source.programmeSpan.until }
  const line = lineOf({ kind: 'team', id, title: name, was }, years, known, programme)
  return isHere ? line : { ...line, notes: [...line.notes, 'namesPeople'] }
}

/** A team without an end goes on here; a school of another municipality keeps its own. */
const goes = (team: DatedTeam, isHere: boolean): boolean =>
  isHere ? team.until !== null : team.organisation === null

/** Teams of the programme's days: the same people for the new year, or the team alone for another municipality. */
export const teamCarrier: Carrier = {
  find: async (tx, carrying) => {
    const { source, isHere } = carrying
    const teams = await teamsWithin(tx, source.municipality, source.programmeSpan)
    return {
      ...NOTHING_CARRIED,
      lines: teams.filter((team) => goes(team, isHere)).map((team) => lineFor(team, carrying)),
      behind: teams
        .filter((team) => !goes(team, isHere))
        .map(
          ({ name }): LeftBehind => ({ title: name, kind: 'team', reason: isHere ? 'goesOn' : 'elsewhere' }),
        ),
    }
  },
  carry: async (tx, { wanted }, { municipality }, work) => {
    for (const { kind, id, span } of wanted)
      if (kind === 'team' && span !== null) await copyTeam(tx, { team: id, municipality, ...span }, work)
  },
}
