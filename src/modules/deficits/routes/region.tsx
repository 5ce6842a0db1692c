import type { Child } from 'hono/jsx'
import { type ExportTable, writeTable } from '../../../documents/xlsx/write.ts'
import { type Day, parseDay } from '../../../kernel/day.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  NOT_FOUND,
  page,
  type Route,
  type Visit,
} from '../../../platform/http/visit.ts'
import { heatPicture } from '../../../ui/charts/heat-picture.ts'
import { sentPart } from '../../assignments/public.ts'
import { AUDIENCES } from '../domain/types.ts'
import { CallDone, CallLink } from '../pages/call.tsx'
import { REGION_SORTS, RegionPage, regionHeat } from '../pages/region.tsx'
import { RegionTrendPage, type RegionTrendProps, trendHeat } from '../pages/region-trend.tsx'
import { callOf } from '../queries/call.ts'
import {
  quartersOfRegion,
  regionCells,
  regionLines,
  regionPlaces,
  regionThemes,
  regionTrend,
  releasedIn,
  releasedQuarters,
} from '../queries/map.ts'
import { deficitsText, roundName } from '../text.ts'
import { hereOf, keptRegion, SECTION } from './visiting.ts'

const quarterAsked = (visit: Visit, quarters: readonly Day[]): Day | null => {
  const asked = parseDay(visit.query('quarter'))
  return quarters.find((each) => each === asked) ?? quarters[0] ?? null
}

/** What the region has opened for all of this quarter, and for some minutes the way back. */
const sentCall = async (visit: Visit, region: string, quarter: Day | null): Promise<Child> => {
  const call = quarter === null ? null : await callOf(visit.tx, region, quarter)
  if (call === null) return null
  return <CallDone call={call} sent={await sentPart(visit, call.id)} lang={visit.lang} />
}

const regionWishes = (visit: Visit) => ({
  audience: AUDIENCES.find((each) => each === visit.query('audience')) ?? ('' as const),
  sort: REGION_SORTS.find((each) => each === visit.query('sort')) ?? ('name' as const),
})

/** The section of the region: municipalities beside each other, counts only. */
export const showRegion = async (visit: Visit, region: string): Promise<Answer> => {
  const here = hereOf(visit)
  const quarters = await quartersOfRegion(visit.tx, region)
  const quarter = quarterAsked(visit, quarters)
  const [lines, cells, sent] = await Promise.all([
    quarter === null ? [] : regionLines(visit.tx, region, quarter),
    quarter === null ? [] : regionCells(visit.tx, region, quarter),
    sentCall(visit, region, quarter),
  ])
  return visit.page(
    { title: here.t.title, section: SECTION, wide: true },
    <RegionPage
      here={here}
      quarters={quarters}
      quarter={quarter}
      call={<CallLink lang={visit.lang} />}
      sent={sent}
      lines={lines}
      cells={cells}
      {...regionWishes(visit)}
    />,
  )
}

/** The region's map as a picture: the same quarter, themes and order as on the page. */
const drawRegion = async (visit: Visit): Promise<Answer> => {
  const region = keptRegion(visit)
  if (region === null) return FORBIDDEN
  const quarter = quarterAsked(visit, await quartersOfRegion(visit.tx, region))
  if (quarter === null) return NOT_FOUND
  const [lines, cells] = await Promise.all([
    regionLines(visit.tx, region, quarter),
    regionCells(visit.tx, region, quarter),
  ])
  const heat = regionHeat({ here: hereOf(visit), lines, cells, ...regionWishes(visit) })
  const name = `${deficitsText.ru.region.map}. ${roundName(quarter, 'ru')}`
  return fileAnswer(heatPicture({ ...heat, caption: name }, String(heat.totalLabel)), name, 'svg')
}

const exportRegion = async (visit: Visit): Promise<Answer> => {
  const region = keptRegion(visit)
  if (region === null) return FORBIDDEN
  const quarter = quarterAsked(visit, await quartersOfRegion(visit.tx, region))
  if (quarter === null) return NOT_FOUND
  const t = deficitsText.ru
  const lines = await regionLines(visit.tx, region, quarter)
  const cells = await regionCells(visit.tx, region, quarter)
  const themes = [...new Map(cells.map(({ theme, name }) => [theme, name]))]
  const table: ExportTable = {
    sheet: t.map.sheet,
    columns: [
      { title: t.region.municipality, width: 30 },
      { title: t.region.expected, kind: 'number' },
      { title: t.round.submitted, kind: 'number' },
      { title: t.round.late, kind: 'number' },
      ...themes.map(([, name]) => ({ title: name, width: 22 })),
    ],
    rows: lines.map((line) => [
      line.name,
      line.expected,
      line.submitted,
      line.late,
      ...themes.map(([theme]) => {
        const cell = cells.find((each) => each.municipality === line.id && each.theme === theme)
        return cell === undefined ? null : (cell.schools ?? t.region.few)
      }),
    ]),
  }
  return fileAnswer(writeTable(table), `${t.region.map}. ${roundName(quarter, 'ru')}`, 'xlsx')
}

/** What the trend of one theme is drawn from; the theme asked, else the widest. */
const trendProps = async (visit: Visit, region: string): Promise<RegionTrendProps> => {
  const quarters = (await releasedQuarters(visit.tx, region)).toReversed()
  const themes = await regionThemes(visit.tx, region, quarters)
  const theme = themes.find(({ id }) => id === visit.query('theme'))?.id ?? themes[0]?.id ?? ''
  const [places, released, cells] = await Promise.all([
    regionPlaces(visit.tx, region),
    releasedIn(visit.tx, region, quarters),
    theme === '' ? [] : regionTrend(visit.tx, region, quarters, theme),
  ])
  return { here: hereOf(visit), quarters, themes, theme, places, released, cells }
}

const showTrend = async (visit: Visit): Promise<Answer> => {
  const region = keptRegion(visit)
  if (region === null) return FORBIDDEN
  const title = deficitsText[visit.lang].region.trend
  return visit.page(
    { title, section: SECTION, wide: true },
    <RegionTrendPage {...(await trendProps(visit, region))} />,
  )
}

const drawTrend = async (visit: Visit): Promise<Answer> => {
  const region = keptRegion(visit)
  if (region === null) return FORBIDDEN
  const heat = trendHeat(await trendProps(visit, region))
  return fileAnswer(heatPicture(heat, String(heat.totalLabel)), heat.caption, 'svg')
}

/** The region's exports; its page is the section itself. */
export const regionRoutes: readonly Route[] = [
  page('/deficits/region.xlsx', 'person', exportRegion),
  page('/deficits/region.svg', 'person', drawRegion),
  datedPage('/deficits/region/trend', 'person', showTrend),
  page('/deficits/region/trend.svg', 'person', drawTrend),
]
