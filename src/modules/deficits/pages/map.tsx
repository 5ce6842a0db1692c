import type { Day } from '../../../kernel/day.ts'
import { softHyphens } from '../../../kernel/soft-hyphens.ts'
import { type HeatCell, HeatLegend, Heatmap, type HeatmapProps } from '../../../ui/charts/heatmap.tsx'
import { SmallTrends } from '../../../ui/charts/trend.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { SORTS, type Sort, type ThemeSum, TREND_THEMES } from '../domain/analysis.ts'
import { AUDIENCES, KINDS } from '../domain/types.ts'
import type { MapCell, MapFilter, MapSchool, TrendPoint } from '../queries/map.ts'
import { roundName } from '../text.ts'
import { DeficitTabs, type Here } from './shell.tsx'

export type MapPageProps = {
  readonly here: Here
  readonly rounds: readonly { readonly id: string; readonly quarterOn: Day }[]
  readonly round: { readonly id: string; readonly quarterOn: Day } | null
  readonly filter: MapFilter
  readonly sort: Sort
  readonly schools: readonly MapSchool[]
  readonly sums: readonly ThemeSum[]
  readonly threshold: number
  /** Quarters that the trend is told for, the latest first. */
  readonly quarters: readonly Day[]
  readonly trend: readonly TrendPoint[]
}

const WIDEST = 20

const MapFilters = ({ here: { t, lang }, rounds, round, filter, sort }: MapPageProps) => (
  <Filters
    action="/deficits/map"
    reset="/deficits/map"
    active={[
      ...(filter.kind === '' ? [] : [t.kinds[filter.kind]]),
      ...(filter.audience === '' ? [] : [t.audiences[filter.audience]]),
    ]}
    filters={[
      {
        kind: 'select',
        name: 'round',
        label: t.round.name,
        value: round?.id ?? '',
        options: rounds.map(({ id, quarterOn }) => ({ value: id, label: roundName(quarterOn, lang) })),
      },
      {
        kind: 'select',
        name: 'kind',
        label: t.deficit.kind,
        value: filter.kind,
        options: [
          { value: '', label: t.map.all },
          ...KINDS.map((value) => ({ value, label: t.kinds[value] })),
        ],
      },
      {
        kind: 'select',
        name: 'audience',
        label: t.deficit.whom,
        value: filter.audience,
        options: [
          { value: '', label: t.map.all },
          ...AUDIENCES.map((value) => ({ value, label: t.audiences[value] })),
        ],
      },
      {
        kind: 'select',
        name: 'sort',
        label: t.map.sort,
        value: sort,
        options: SORTS.map((value) => ({ value, label: t.map.sorts[value] })),
      },
    ]}
  >
    <HeatLegend />
  </Filters>
)

const heatCells = (named: readonly MapCell[]): ReadonlyMap<string, HeatCell> => {
  const cells = new Map<string, HeatCell>()
  for (const { theme, severity, people, deficit } of named)
    if (severity !== 0)
      cells.set(theme, { level: severity, count: people ?? '·', href: `/deficits/items/${deficit}` })
  return cells
}

/** Columns and rows of the map: for the page and for the picture as a file. */
export const mapHeat = ({
  here: { t },
  schools,
  sums,
  threshold,
}: Pick<MapPageProps, 'here' | 'schools' | 'sums' | 'threshold'>): HeatmapProps => ({
  caption: t.map.title,
  totalLabel: t.map.total,
  columns: sums.slice(0, WIDEST).map(({ theme, name, schools: count }) => ({
    id: theme,
    label: softHyphens(name),
    total: count,
    common: count >= threshold,
  })),
  rows: schools.map((school) => ({
    label: school.name,
    href: `/deficits/schools/${school.id}`,
    total: school.sent ? school.cells.length + school.own : '—',
    silent: school.sent ? undefined : t.map.notSent,
    cells: heatCells(school.cells),
  })),
})

const Picture = (props: MapPageProps) => (
  <div lang="ru">
    <Heatmap {...mapHeat(props)} />
  </div>
)

const ThemeTable = ({ here: { t }, sums, threshold }: MapPageProps) => (
  <Section title={t.map.themes} after>
    <Table
      caption={t.map.themes}
      captionHidden
      stackable
      rows={sums}
      columns={[
        { key: 'name', head: t.map.theme, rowHead: true, cell: (sum) => <span lang="ru">{sum.name}</span> },
        {
          key: 'whom',
          head: t.deficit.whom,
          phone: t.deficit.whom,
          cell: (sum) => t.audiences[sum.audience],
        },
        { key: 'schools', head: t.map.schools, phone: t.map.schools, num: true, cell: (sum) => sum.schools },
        {
          key: 'people',
          head: t.deficit.people,
          phone: t.deficit.people,
          num: true,
          cell: (sum) => sum.people,
        },
        {
          key: 'side',
          head: t.map.side,
          phone: t.map.side,
          cell: (sum) => t.routes[sum.schools >= threshold ? 'common' : 'individual'],
        },
      ]}
    />
  </Section>
)

const Trends = ({ here: { t }, quarters: told, trend, sums, threshold }: MapPageProps) => {
  const quarters = told.toReversed()
  if (quarters.length < 2) return null
  const trends = sums.slice(0, TREND_THEMES).map(({ theme, name }) => {
    const values = quarters.map(
      (quarter) => trend.find((point) => point.quarterOn === quarter && point.theme === theme)?.schools ?? 0,
    )
    const tone = (values.at(-1) ?? 0) < (values[0] ?? 0) ? ('done' as const) : ('need' as const)
    return { label: name, values, tone }
  })
  return (
    <Section title={t.map.trends(quarters.length)} after>
      <p class="small muted">{t.map.trendsLead(threshold)}</p>
      <div lang="ru">
        <SmallTrends trends={trends} threshold={threshold} unit={t.map.unit} />
      </div>
    </Section>
  )
}

/** The same map as a table and as a picture, with the filter and order of the page. */
const Ways = ({
  here: { t },
  filter,
  sort,
  round,
}: Pick<MapPageProps, 'here' | 'filter' | 'sort'> & { readonly round: string }) => (
  <>
    <Link href={`/deficits/map.xlsx?round=${round}`} download>
      {t.map.xlsx}
    </Link>
    <Link href={`/deficits/map.svg?${new URLSearchParams({ round, ...filter, sort })}`} download>
      {t.map.svg}
    </Link>
  </>
)

/** «Карта дефицитов»: schools by themes, the same as a table, and how it went over the rounds. */
export const MapPage = (props: MapPageProps) => {
  const { here, round, sums, schools, threshold } = props
  const { t } = here
  const silent = schools.filter(({ sent }) => !sent).length
  const own = schools.reduce((sum, school) => sum + school.own, 0)
  return (
    <>
      <SpreadHead
        title={t.map.title}
        lead={round === null ? undefined : roundName(round.quarterOn, here.lang)}
        actions={round === null || sums.length === 0 ? undefined : <Ways {...props} round={round.id} />}
      />
      <DeficitTabs current="map" t={t} />
      {round === null ? (
        <Empty title={t.map.none}>{t.map.noneWhy}</Empty>
      ) : (
        <>
          <MapFilters {...props} />
          <Stack>
            <p>
              {t.map.lead(threshold)} <Link href="/deficits/threshold">{t.map.changeThreshold}</Link>.
              {silent === 0 ? null : <> {t.map.silent(silent)}</>}
            </p>
            {own === 0 ? null : (
              <Note title={t.map.own(own)}>
                <Link href="/deficits/wordings">{t.map.ownLink}</Link>
              </Note>
            )}
          </Stack>
          {sums.length === 0 ? (
            <Empty title={t.map.nothing}>{t.map.nothingWhy}</Empty>
          ) : (
            <>
              <Picture {...props} />
              {sums.length > WIDEST ? <p class="muted small">{t.map.rest(sums.length - WIDEST)}</p> : null}
              <ThemeTable {...props} />
              <Trends {...props} />
            </>
          )}
        </>
      )}
    </>
  )
}
