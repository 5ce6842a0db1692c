import { type ExportTable, writeTable } from '../../../documents/xlsx/write.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { heatPicture } from '../../../ui/charts/heat-picture.ts'
import { setThreshold } from '../commands/threshold.ts'
import {
  countsByTheme,
  effectOf,
  SORTS,
  type Sort,
  sortThemes,
  type ThemeSum,
  TREND_QUARTERS,
  TREND_THEMES,
  usualThreshold,
} from '../domain/analysis.ts'
import { AUDIENCES, KINDS } from '../domain/types.ts'
import { MapPage, type MapPageProps, mapHeat } from '../pages/map.tsx'
import { severityWords } from '../pages/shell.tsx'
import { ThresholdPage } from '../pages/threshold.tsx'
import {
  type MapCell,
  type MapFilter,
  mapCells,
  mapSchools,
  type Setting,
  settingOf,
  trendOf,
} from '../queries/map.ts'
import { listRounds, type RoundLine } from '../queries/round.ts'
import { deficitsText, roundName } from '../text.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION } from './visiting.ts'

const filterOf = (visit: Visit): MapFilter => ({
  kind: KINDS.find((each) => each === visit.query('kind')) ?? '',
  audience: AUDIENCES.find((each) => each === visit.query('audience')) ?? '',
})
const sortOf = (visit: Visit): Sort => SORTS.find((each) => each === visit.query('sort')) ?? 'schools'

const sumsOf = (cells: readonly MapCell[]): ThemeSum[] => {
  const counts = countsByTheme(cells)
  const sums = new Map<string, ThemeSum>()
  for (const { theme, themeName: name, audience, people } of cells)
    sums.set(theme, {
      theme,
      name,
      audience,
      schools: counts.get(theme) ?? 0,
      people: (sums.get(theme)?.people ?? 0) + (people ?? 0),
    })
  return [...sums.values()]
}

/** The round of the address, else the latest one in which somebody has said something. */
export const roundAsked = (visit: Visit, rounds: readonly RoundLine[]): RoundLine | null =>
  rounds.find(({ id }) => id === visit.query('round')) ??
  rounds.find(({ submitted }) => submitted > 0) ??
  null

/** Where a deficit becomes common in this municipality: its own figure, else the usual one for its schools. */
export const thresholdIn = async (visit: Visit, municipality: string, schools: number): Promise<number> =>
  (await settingOf(visit.tx, municipality))?.threshold ?? usualThreshold(schools)

/** Rounds of the last quarters up to one, in which somebody has said something. */
const toldUpTo = (rounds: readonly RoundLine[], { quarterOn }: RoundLine): readonly RoundLine[] => {
  const told = rounds.filter((each) => each.submitted > 0 && each.quarterOn <= quarterOn)
  const quarters = [...new Set(told.map((each) => each.quarterOn))].slice(0, TREND_QUARTERS)
  return told.filter((each) => quarters.includes(each.quarterOn))
}

type Pictured = Pick<MapPageProps, 'cells' | 'schools' | 'sums' | 'quarters' | 'trend'> & {
  readonly setting: Setting | null
}

const NOTHING: Pictured = { cells: [], schools: [], sums: [], quarters: [], trend: [], setting: null }

const pictureOf = async (
  visit: Visit,
  municipality: string,
  rounds: readonly RoundLine[],
  round: RoundLine,
): Promise<Pictured> => {
  const [cells, schools, setting] = await Promise.all([
    mapCells(visit.tx, municipality, round.id, filterOf(visit)),
    mapSchools(visit.tx, municipality, round.id),
    settingOf(visit.tx, municipality),
  ])
  const sums = sortThemes(sumsOf(cells), sortOf(visit))
  const told = toldUpTo(rounds, round)
  const themes = sums.slice(0, TREND_THEMES).map(({ theme }) => theme)
  const trend = await trendOf(visit.tx, municipality, told, themes)
  return { cells, schools, sums, setting, trend, quarters: [...new Set(told.map((each) => each.quarterOn))] }
}

const showMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const rounds = (await listRounds(visit.tx, municipality)).filter(({ state }) => state !== 'planned')
  const round = roundAsked(visit, rounds)
  const { setting, ...picture } =
    round === null ? NOTHING : await pictureOf(visit, municipality, rounds, round)
  return visit.page(
    { title: here.t.map.title, section: SECTION, wide: true },
    <MapPage
      here={here}
      rounds={rounds}
      round={round}
      filter={filterOf(visit)}
      sort={sortOf(visit)}
      threshold={setting?.threshold ?? usualThreshold(picture.schools.length)}
      {...picture}
    />,
  )
}

/** The map as a picture: the same round, filter and order as on the page. */
const drawMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const rounds = await listRounds(visit.tx, municipality)
  const round = roundAsked(visit, rounds)
  if (round === null) return NOT_FOUND
  const { setting, ...picture } = await pictureOf(visit, municipality, rounds, round)
  const threshold = setting?.threshold ?? usualThreshold(picture.schools.length)
  const heat = mapHeat({ here: hereOf(visit), threshold, ...picture })
  const name = `${deficitsText.ru.map.title}. ${roundName(round.quarterOn, 'ru')}`
  return fileAnswer(heatPicture({ ...heat, caption: name }, String(heat.totalLabel)), name, 'svg')
}

/** Schools by themes: how sharp, in words, and how many people. Heads stay Russian, as data do. */
const exportMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const rounds = await listRounds(visit.tx, municipality)
  const round = roundAsked(visit, rounds)
  if (round === null) return NOT_FOUND
  const t = deficitsText.ru
  const [cells, schools] = await Promise.all([
    mapCells(visit.tx, municipality, round.id, { kind: '', audience: '' }),
    mapSchools(visit.tx, municipality, round.id),
  ])
  const sums = sortThemes(sumsOf(cells), 'schools')
  const table: ExportTable = {
    sheet: t.map.sheet,
    columns: [{ title: t.round.school, width: 40 }, ...sums.map(({ name }) => ({ title: name, width: 22 }))],
    rows: schools.map((school) => [
      school.name,
      ...sums.map(({ theme }) => {
        const cell = cells.find((each) => each.row === school.id && each.theme === theme)
        if (cell === undefined) return null
        const people = cell.people === null ? '' : `, ${cell.people} ${t.sheet.peopleUnit}`
        return `${severityWords(cell.severity, t)}${people}`
      }),
    ]),
  }
  return fileAnswer(writeTable(table), `${t.map.title}. ${roundName(round.quarterOn, 'ru')}`, 'xlsx')
}

const showThreshold = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const round = roundAsked(visit, await listRounds(visit.tx, municipality))
  const cells =
    round === null ? [] : await mapCells(visit.tx, municipality, round.id, { kind: '', audience: '' })
  const setting = await settingOf(visit.tx, municipality)
  const before = setting?.threshold ?? usualThreshold(round?.expected ?? 0)
  const asked = Number(visit.query('k'))
  const after = Number.isInteger(asked) && asked >= 2 && asked <= 500 ? asked : before
  const names = new Map(cells.map(({ theme, themeName }) => [theme, themeName]))
  return visit.page(
    { title: here.t.threshold.title, section: SECTION, wide: true, failed: typed !== null },
    <ThresholdPage
      here={here}
      setting={setting}
      before={before}
      after={after}
      effects={effectOf(countsByTheme(cells), before, after).map((effect) => ({
        ...effect,
        name: names.get(effect.theme) ?? '',
      }))}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
    />,
  )
}

/** Routes of the map, its threshold and its exports. */
export const mapRoutes: readonly Route[] = [
  datedPage('/deficits/map', 'person', showMap),
  page('/deficits/map.xlsx', 'person', exportMap),
  page('/deficits/map.svg', 'person', drawMap),
  page('/deficits/threshold', 'person', (visit) => showThreshold(visit, null)),
  deficitForm('/deficits/threshold', 'person', {
    command: setThreshold,
    input: (values) => ({ municipality: '', threshold: values.text('threshold') }),
    again: showThreshold,
  }),
]
