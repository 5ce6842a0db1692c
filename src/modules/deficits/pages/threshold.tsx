import { shortDay } from '../../../kernel/format.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Effect } from '../domain/analysis.ts'
import type { Setting } from '../queries/map.ts'
import { openingText } from '../text/opening.ts'
import { DeficitTabs, type Here } from './shell.tsx'

export type ThresholdPageProps = {
  readonly here: Here
  readonly setting: Setting | null
  readonly before: number
  readonly after: number
  readonly effects: readonly (Effect & { readonly name: string })[]
  readonly problems: readonly Problem[]
  readonly done: string
}

const Effects = ({ here: { t }, before, after, effects }: ThresholdPageProps) => (
  <Section title={t.threshold.effects} after>
    <Table
      caption={t.threshold.effects}
      captionHidden
      stackable
      rows={effects}
      selected={({ was, now }) => was !== now}
      empty={<Empty title={t.map.none}>{t.map.noneWhy}</Empty>}
      columns={[
        { key: 'name', head: t.map.theme, rowHead: true, cell: (row) => <span lang="ru">{row.name}</span> },
        {
          key: 'schools',
          head: t.map.schools,
          phone: t.map.schools,
          num: true,
          cell: (row) => row.schools,
        },
        {
          key: 'was',
          head: t.threshold.was(before),
          phone: t.threshold.was(before),
          cell: (row) => t.routes[row.was],
        },
        {
          key: 'now',
          head: t.threshold.will(after),
          phone: t.threshold.will(after),
          cell: (row) => (row.was === row.now ? t.routes[row.now] : <b>{t.routes[row.now]}</b>),
        },
      ]}
    />
  </Section>
)

/** The threshold is tried first: what it would change is seen, then it is saved. */
export const ThresholdPage = (props: ThresholdPageProps) => {
  const { here, setting, before, after, effects, problems, done } = props
  const { t, commandKey } = here
  const moved = effects.filter(({ was, now }) => was !== now)
  return (
    <>
      <SpreadHead title={t.threshold.title} lead={t.threshold.lead} />
      <DeficitTabs current="threshold" t={t} />
      <ErrorSummary problems={problems} />
      {done === '' ? null : <Note kind="done" title={t.threshold.saved} />}
      <p>
        {t.threshold.now(before)}{' '}
        {setting === null ? (
          t.threshold.usual
        ) : (
          <>
            {t.threshold.setOn(shortDay(setting.setOn))} <span lang="ru">{setting.by}</span>
          </>
        )}
      </p>
      <Filters
        action="/deficits/threshold"
        reset="/deficits/threshold"
        filters={[{ kind: 'number', name: 'k', label: t.threshold.label, value: String(after) }]}
      />
      {after === before ? null : (
        <Note title={moved.length === 0 ? t.threshold.changesNothing : t.threshold.changes(moved.length)}>
          <PostButton
            action="/deficits/threshold"
            commandKey={commandKey}
            version={setting?.version}
            hidden={{ threshold: after }}
          >
            {t.threshold.save(after)}
          </PostButton>
        </Note>
      )}
      <Effects {...props} />
      <p class="go">
        <Link href="/deficits/opening">{openingText[here.lang].link}</Link>
      </p>
    </>
  )
}
