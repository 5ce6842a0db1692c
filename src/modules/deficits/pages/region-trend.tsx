import type { Day } from '../../../kernel/day.ts'
import { Heatmap, type HeatmapProps } from '../../../ui/charts/heatmap.tsx'
import { SmallTrends } from '../../../ui/charts/trend.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { RegionTheme, RegionTrendCell, Released } from '../queries/map.ts'
import { quarterShort } from '../text.ts'
import { levelOf } from './region.tsx'
import type { Here } from './shell.tsx'

export type RegionTrendProps = {
  readonly here: Here
  /** Quarters that were let out, the oldest first. */
  readonly quarters: readonly Day[]
  readonly themes: readonly RegionTheme[]
  readonly theme: string
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly released: readonly Released[]
  readonly cells: readonly RegionTrendCell[]
}

type Line = {
  readonly id: string
  readonly name: string
  readonly own: readonly RegionTrendCell[]
}

const linesOf = ({ places, cells }: Pick<RegionTrendProps, 'places' | 'cells'>): Line[] =>
  places
    .map(({ id, name }) => ({ id, name, own: cells.filter(({ municipality }) => municipality === id) }))
    .filter(({ own }) => own.length > 0)

/** Municipalities by quarters for one theme: for the page and for the picture as a file. */
export const trendHeat = (props: RegionTrendProps): HeatmapProps => {
  const { here, quarters, cells, themes, theme } = props
  const { t, lang } = here
  return {
    caption: themes.find(({ id }) => id === theme)?.name ?? t.region.trend,
    totalLabel: t.region.places,
    counted: t.region.counted,
    columns: quarters.map((quarter) => ({
      id: quarter,
      label: quarterShort(quarter, lang),
      total: cells.filter(({ quarterOn }) => quarterOn === quarter).length,
    })),
    rows: linesOf(props).map(({ name, own }) => ({
      label: name,
      total: own.length,
      cells: new Map(
        own.map(({ quarterOn, schools }) => [
          quarterOn,
          { level: levelOf(schools), count: schools ?? t.region.fewShort },
        ]),
      ),
    })),
  }
}

/** One small picture for a municipality over the rounds it let out: a gap where the figure is hidden, zero where nobody named the theme. */
const Pictures = (props: RegionTrendProps) => {
  const { here, quarters, released } = props
  const trends = linesOf(props).map(({ id, name, own }) => {
    const told = quarters.filter((quarter) =>
      released.some(({ municipality, quarterOn }) => municipality === id && quarterOn === quarter),
    )
    const values = told.map((quarter) => {
      const cell = own.find(({ quarterOn }) => quarterOn === quarter)
      return cell === undefined ? 0 : cell.schools
    })
    const shown = values.filter((value) => value !== null)
    const tone = (shown.at(-1) ?? 0) < (shown[0] ?? 0) ? ('done' as const) : ('need' as const)
    return { label: name, values, tone }
  })
  const { t } = here
  const drawn = trends.filter(({ values }) => values.filter((value) => value !== null).length > 1)
  return drawn.length === 0 ? null : (
    <Section title={t.region.trendPictures} after>
      <div lang="ru">
        <SmallTrends trends={drawn} unit={t.map.unit} hidden={t.region.few} />
      </div>
    </Section>
  )
}

/** How one theme goes over the region: municipalities by rounds, counts only. */
export const RegionTrendPage = (props: RegionTrendProps) => {
  const { here, quarters, themes, theme } = props
  const { t } = here
  const empty = quarters.length < 2 || themes.length === 0
  return (
    <>
      <SpreadHead
        title={t.region.trend}
        lead={t.region.trendLead}
        crumbs={[{ label: t.title, href: '/deficits' }, { label: t.region.trend }]}
        actions={
          empty ? undefined : (
            <Link href={`/deficits/region/trend.svg?theme=${theme}`} download>
              {t.map.svg}
            </Link>
          )
        }
      />
      {empty ? (
        <Empty title={t.region.noTrend}>{t.region.noTrendWhy}</Empty>
      ) : (
        <>
          <Filters
            action="/deficits/region/trend"
            reset="/deficits/region/trend"
            filters={[
              {
                kind: 'select',
                name: 'theme',
                label: t.map.theme,
                value: theme,
                options: themes.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
          />
          <Stack after>
            <div lang="ru">
              <Heatmap {...trendHeat(props)} />
            </div>
            <p class="small muted">{t.region.fewWhy}</p>
          </Stack>
          <Pictures {...props} />
        </>
      )}
    </>
  )
}
