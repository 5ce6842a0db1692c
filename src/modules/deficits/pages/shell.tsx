import { glue } from '../../../kernel/typo.ts'
import type { Here as HereOf } from '../../../platform/http/here.ts'
import { Link } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { Standing } from '../domain/rounds.ts'
import { handsOf, helpersIn } from '../domain/routing.ts'
import type { DeficitState, RoundState, Severity } from '../domain/types.ts'
import type { DeficitsText } from '../text.ts'

/** What every page of the module needs. */
export type Here = HereOf<DeficitsText>

const STANDING_TAG: Readonly<Record<Standing, TagState>> = {
  overdue: 'overdue',
  waiting: 'assigned',
  onTime: 'accepted',
  late: 'reported',
  missed: 'overdue',
}

export const StandingTag = ({ standing, t }: { readonly standing: Standing; readonly t: DeficitsText }) => (
  <Tag state={STANDING_TAG[standing]}>{t.standings[standing]}</Tag>
)

const ROUND_TAG: Readonly<Record<RoundState, TagState>> = {
  planned: 'planned',
  open: 'inWork',
  closed: 'locked',
  recalled: 'locked',
}

export const RoundTag = ({ state, t }: { readonly state: RoundState; readonly t: DeficitsText }) => (
  <Tag state={ROUND_TAG[state]}>{t.roundStates[state]}</Tag>
)

const DEFICIT_TAG: Readonly<Record<DeficitState, TagState>> = {
  open: 'need',
  inWork: 'inWork',
  closed: 'accepted',
}

export const DeficitTag = ({ state, t }: { readonly state: DeficitState; readonly t: DeficitsText }) => (
  <Tag state={DEFICIT_TAG[state]}>{t.deficitStates[state]}</Tag>
)

/** Who has taken it up: the pair by name, else in words. */
export const HandsOf = ({
  line,
  here: { t },
}: {
  readonly line: Parameters<typeof handsOf>[0] & { readonly takenWords: string | null }
  readonly here: Here
}) =>
  line.takenBy === null || line.state === 'closed' ? (
    <span>{t.hands[handsOf(line)]}</span>
  ) : (
    <Link href={`/pairs/${line.takenBy}`}>
      <span lang="ru">{glue(helpersIn(line.takenWords ?? ''))}</span>
    </Link>
  )

/** How sharp in words; a dash when nothing was said yet. */
export const severityWords = (severity: Severity | null, t: DeficitsText): string =>
  severity === null ? '—' : t.severities[severity]

const TABS = ['rounds', 'map', 'routing', 'unheld', 'wordings', 'threshold'] as const
export type TabName = (typeof TABS)[number]
const ADDRESS: Readonly<Record<TabName, string>> = {
  rounds: '/deficits',
  map: '/deficits/map',
  routing: '/deficits/routing',
  unheld: '/deficits/unheld',
  wordings: '/deficits/wordings',
  threshold: '/deficits/threshold',
}

/** Parts of the section for the municipality. */
export const DeficitTabs = ({
  current,
  t,
  shown,
}: {
  readonly current: TabName
  readonly t: DeficitsText
  readonly shown?: readonly TabName[] | undefined
}) => (
  <Tabs
    label={t.title}
    tabs={(shown ?? TABS).map((name) => ({
      label: t.tabs[name],
      href: ADDRESS[name],
      current: name === current,
    }))}
  />
)
