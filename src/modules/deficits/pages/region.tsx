import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { softHyphens } from '../../../kernel/soft-hyphens.ts'
import { Heatmap, type HeatmapProps } from '../../../ui/charts/heatmap.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { AUDIENCES, type Audience } from '../domain/types.ts'
import type { RegionCell, RegionLine } from '../queries/map.ts'
import { roundName } from '../text.ts'
import { type Here, RoundTag } from './shell.tsx'

export type RegionPageProps = {
  readonly here: Here
  readonly quarters: readonly Day[]
  readonly quarter: Day | null
  readonly lines: readonly RegionLine[]
  readonly cells: readonly RegionCell[]
  /** Whom the themes of the map are about; empty for everybody. */
  readonly audience: Audience | ''
  readonly sort: RegionSort
  /** The way to a round for all, and what was opened so. */
  readonly call: Child
  readonly sent: Child
}

export const REGION_SORTS = ['name', 'themes'] as const
export type RegionSort = (typeof REGION_SORTS)[number]

const WIDEST = 20
const MANY = 10

/** Colour of a count; a hidden one is the palest. */
export const levelOf = (schools: number | null): 1 | 2 | 3 => (schools === null ? 1 : schools < MANY ? 2 : 3)

/** Columns and rows of the region's map: for the page and for the picture as a file. */
export const regionHeat = ({
  here: { t },
  lines,
  cells,
  audience,
  sort,
}: Pick<RegionPageProps, 'here' | 'lines' | 'cells' | 'audience' | 'sort'>): HeatmapProps => {
  const shown = cells.filter((cell) => audience === '' || cell.audience === audience)
  const widest = new Map<string, { name: string; places: number }>()
  for (const { theme, name } of shown)
    widest.set(theme, { name, places: (widest.get(theme)?.places ?? 0) + 1 })
  const themes = [...widest].sort((a, b) => b[1].places - a[1].places).slice(0, WIDEST)
  const rows = lines
    .filter(({ round }) => round !== null)
    .map((line) => {
      const own = shown.filter(({ municipality }) => municipality === line.id)
      return {
        label: line.name,
        total: own.length,
        cells: new Map(
          own.map(({ theme, schools }) => [
            theme,
            { level: levelOf(schools), count: schools ?? t.region.fewShort },
          ]),
        ),
      }
    })
  return {
    caption: t.region.map,
    totalLabel: t.region.places,
    counted: t.region.counted,
    columns: themes.map(([id, { name, places }]) => ({ id, label: softHyphens(name), total: places })),
    rows: sort === 'themes' ? rows.toSorted((a, b) => b.total - a.total) : rows,
  }
}

const Picture = ({ heat }: { readonly heat: HeatmapProps }) => (
  <div lang="ru">
    <Heatmap {...heat} />
  </div>
)

const columns = ({ t }: Here): Column<RegionLine>[] => [
  {
    key: 'name',
    head: t.region.municipality,
    rowHead: true,
    cell: (line) => <span lang="ru">{line.name}</span>,
  },
  {
    key: 'state',
    head: t.round.state,
    phone: t.round.state,
    cell: (line) => (line.state === null ? t.region.noRound : <RoundTag state={line.state} t={t} />),
  },
  {
    key: 'due',
    head: t.round.due,
    phone: t.round.due,
    cell: (line) => (line.dueOn === null ? '' : shortDay(line.dueOn)),
  },
  {
    key: 'sent',
    head: t.round.submitted,
    phone: t.round.submitted,
    num: true,
    cell: (line) => (line.round === null ? '' : t.ofAll(line.submitted, line.expected)),
  },
  {
    key: 'late',
    head: t.round.late,
    phone: t.round.late,
    num: true,
    cell: (line) => (line.round === null ? '' : line.late),
  },
]

const RegionFilters = ({ here: { t, lang }, quarters, quarter, audience, sort }: RegionPageProps) => (
  <Filters
    action="/deficits"
    reset="/deficits"
    filters={[
      {
        kind: 'select',
        name: 'quarter',
        label: t.round.name,
        value: quarter ?? '',
        options: quarters.map((value) => ({ value, label: roundName(value, lang) })),
      },
      {
        kind: 'select',
        name: 'audience',
        label: t.deficit.whom,
        value: audience,
        options: [
          { value: '', label: t.map.all },
          ...AUDIENCES.map((value) => ({ value, label: t.audiences[value] })),
        ],
      },
      {
        kind: 'select',
        name: 'sort',
        label: t.region.sort,
        value: sort,
        options: REGION_SORTS.map((value) => ({ value, label: t.region.sorts[value] })),
      },
    ]}
  />
)

const Ways = ({ here: { t }, quarter, audience, sort, call }: RegionPageProps) => (
  <>
    {quarter === null ? null : (
      <>
        <Link href={`/deficits/region.xlsx?quarter=${quarter}`} download>
          {t.map.xlsx}
        </Link>
        <Link href={`/deficits/region.svg?${new URLSearchParams({ quarter, audience, sort })}`} download>
          {t.map.svg}
        </Link>
        <Link href="/deficits/region/trend">{t.region.trend}</Link>
      </>
    )}
    {call}
  </>
)

/** The region compares municipalities by counts; rows of schools stay with their municipality (decisions 21). */
export const RegionPage = (props: RegionPageProps) => {
  const { here, quarter, lines } = props
  const heat = regionHeat(props)
  const { t } = here
  return (
    <>
      <SpreadHead title={t.title} lead={t.region.lead} actions={<Ways {...props} />} />
      {quarter === null ? (
        <Empty title={t.region.none}>{t.region.noneWhy}</Empty>
      ) : (
        <>
          <RegionFilters {...props} />
          {props.sent}
          <Section title={t.region.completeness} after>
            <Table
              caption={t.region.completeness}
              captionHidden
              stackable
              rows={lines}
              columns={columns(here)}
            />
          </Section>
          <Section title={t.region.map} after>
            <p class="small muted">{t.region.released}</p>
            {heat.columns.length === 0 ? (
              <Empty level={3} title={t.map.nothing}>
                {t.region.nothingWhy}
              </Empty>
            ) : (
              <>
                <Picture heat={heat} />
                <p class="small muted">{t.region.fewWhy}</p>
              </>
            )}
          </Section>
          <Stack after>
            <Note kind="lock" title={t.region.stops}>
              {t.region.stopsWhy}
            </Note>
          </Stack>
        </>
      )}
    </>
  )
}
