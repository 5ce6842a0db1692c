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
import { MapPage, mapHeat } from '../pages/map.tsx'
import { severityWords } from '../pages/shell.tsx'
import { ThresholdPage } from '../pages/threshold.tsx'
import { type MapCell, type MapFilter, mapOf, settingOf, trendOf } from '../queries/map.ts'
import { roundsToShow, type ShownRound, shownRound } from '../queries/round.ts'
import { deficitsText, roundName } from '../text.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION } from './visiting.ts'

const filterOf = (visit: Visit): MapFilter => ({
  kind: KINDS.find((each) => each === visit.query('kind')) ?? '',
  audience: AUDIENCES.find((each) => each === visit.query('audience')) ?? '',
})
const sortOf = (visit: Visit): Sort => SORTS.find((each) => each === visit.query('sort')) ?? 'schools'

/** A school and a theme have one cell. */
const sumsOf = (cells: readonly MapCell[]): ThemeSum[] => {
  const sums = new Map<string, { -readonly [K in keyof ThemeSum]: ThemeSum[K] }>()
  for (const { theme, themeName: name, audience, people } of cells) {
    const sum = sums.get(theme)
    if (sum === undefined) sums.set(theme, { theme, name, audience, schools: 1, people: people ?? 0 })
    else {
      sum.schools += 1
      sum.people += people ?? 0
    }
  }
  return [...sums.values()]
}

/** Rounds of the last quarters up to one, in which somebody has said something. */
const toldUpTo = (rounds: readonly ShownRound[], { quarterOn }: ShownRound): readonly ShownRound[] => {
  const told = rounds.filter((each) => each.isTold && each.quarterOn <= quarterOn)
  const quarters = [...new Set(told.map((each) => each.quarterOn))].slice(0, TREND_QUARTERS)
  return told.filter((each) => quarters.includes(each.quarterOn))
}

/** The rounds, which of them is shown, and the map of it: all that does not need each other's answers is asked at once. */
const pictureOf = async (visit: Visit, municipality: string) => {
  const { tx } = visit
  const asked = visit.query('round')
  const shown = shownRound(tx, municipality, asked)
  const [rounds, schools] = await Promise.all([
    roundsToShow(tx, municipality, asked),
    mapOf(tx, municipality, shown, filterOf(visit)),
  ])
  const round = rounds.find((each) => each.shown) ?? null
  const sums = sortThemes(sumsOf(schools.flatMap((school) => school.cells)), sortOf(visit))
  const told = round === null ? [] : toldUpTo(rounds, round)
  const themes = sums.slice(0, TREND_THEMES).map(({ theme }) => theme)
  return {
    rounds,
    round,
    schools,
    sums,
    threshold: round?.threshold ?? usualThreshold(schools.length),
    quarters: [...new Set(told.map((each) => each.quarterOn))],
    trend: round === null ? [] : await trendOf(tx, municipality, told, themes),
  }
}

const showMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const picture = await pictureOf(visit, municipality)
  return visit.page(
    { title: here.t.map.title, section: SECTION, wide: true },
    <MapPage here={here} filter={filterOf(visit)} sort={sortOf(visit)} {...picture} />,
  )
}

/** The map as a picture: the same round, filter and order as on the page. */
const drawMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const { round, ...picture } = await pictureOf(visit, municipality)
  if (round === null) return NOT_FOUND
  const heat = mapHeat({ here: hereOf(visit), ...picture })
  const name = `${deficitsText.ru.map.title}. ${roundName(round.quarterOn, 'ru')}`
  return fileAnswer(heatPicture({ ...heat, caption: name }, String(heat.totalLabel)), name, 'svg')
}

/** Schools by themes: how sharp, in words, and how many people. Heads stay Russian, as data do. */
const exportMap = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const asked = visit.query('round')
  const shown = shownRound(visit.tx, municipality, asked)
  const [rounds, schools] = await Promise.all([
    roundsToShow(visit.tx, municipality, asked),
    mapOf(visit.tx, municipality, shown, { kind: '', audience: '' }),
  ])
  const round = rounds.find((each) => each.shown)
  if (round === undefined) return NOT_FOUND
  const t = deficitsText.ru
  const sums = sortThemes(sumsOf(schools.flatMap((school) => school.cells)), 'schools')
  const table: ExportTable = {
    sheet: t.map.sheet,
    columns: [{ title: t.round.school, width: 40 }, ...sums.map(({ name }) => ({ title: name, width: 22 }))],
    rows: schools.map((school) => [
      school.name,
      ...sums.map(({ theme }) => {
        const cell = school.cells.find((each) => each.theme === theme)
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
  const shown = shownRound(visit.tx, municipality, visit.query('round'))
  const [schools, setting] = await Promise.all([
    mapOf(visit.tx, municipality, shown, { kind: '', audience: '' }),
    settingOf(visit.tx, municipality),
  ])
  const cells = schools.flatMap((school) => school.cells)
  const before = setting?.threshold ?? usualThreshold(schools.length)
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
