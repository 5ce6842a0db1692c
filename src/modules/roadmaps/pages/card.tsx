import type { Child } from 'hono/jsx'
import { TimelineCell, TimelineHead, TimelineLegend } from '../../../ui/charts/timeline.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Figures } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { useNowWords } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { uiText } from '../../../ui/text.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import type { Filter } from '../domain/filter.ts'
import { boundsOf, monthsIn } from '../domain/period.ts'
import { homeOf } from '../domain/profile.ts'
import { ITEM_STATES, type ItemState, type Progress } from '../domain/progress.ts'
import { isTermUnknown } from '../domain/row.ts'
import { reachOf, shapeOf } from '../domain/shape.ts'
import { depths, parentsIn } from '../domain/tree.ts'
import { isShut, type RoadmapItem } from '../domain/types.ts'
import { Shell, type ShellProps } from './shell.tsx'
import { addressOf, factOf, ITEM_TAG, monthName, namesOf, toneOf, upperLevel } from './words.ts'

export type CardProps = Omit<ShellProps, 'part' | 'children' | 'rows'> & {
  /** What was sent a few minutes ago and may be taken back. */
  readonly sent: Child
  readonly all: readonly RoadmapItem[]
  readonly shown: readonly RoadmapItem[]
  readonly states: ReadonlyMap<string, ItemState>
  readonly progress: ReadonlyMap<string, Progress>
  readonly responsibles: ReadonlyMap<string, readonly Responsible[]>
  readonly filter: Filter
  readonly schools: readonly { readonly id: string; readonly name: string }[]
}

const RUNNING: readonly ItemState[] = ['inWork', 'reported', 'returned', 'assigned']

const Counts = ({ roadmap, all, states, here: { t } }: CardProps) => {
  const parents = parentsIn(all)
  const leaves = all.filter((item) => !item.isSection && !parents.has(item.id))
  const count = (...wanted: readonly ItemState[]) =>
    leaves.filter((item) => wanted.includes(states.get(item.id) ?? 'ahead')).length
  const late = count('late')
  const unmarked = count('unmarked')
  return (
    <Figures
      figures={[
        { value: count('done'), label: t.figures.done, href: addressOf(roadmap, '?state=done') },
        { value: count(...RUNNING), label: t.figures.running },
        { value: late, label: t.figures.late, late: late > 0, href: addressOf(roadmap, '?state=late') },
        ...(unmarked === 0
          ? []
          : [{ value: unmarked, label: t.figures.unmarked, href: addressOf(roadmap, '?state=unmarked') }]),
        { value: count('ahead'), label: t.figures.ahead },
      ]}
    />
  )
}

const Line = ({ roadmap, all, filter, schools, here: { t, lang } }: CardProps) => {
  const options = [
    { value: '', label: t.filter.all },
    { value: 'mine', label: t.filter.mine },
    ...schools.map((school) => ({ value: school.id, label: school.name })),
  ]
  const months = monthsIn(reachOf(all, roadmap.period)).map((day) => ({
    value: day.slice(0, 7),
    label: `${monthName(day, uiText[lang].timeline.months)} ${day.slice(0, 4)}`,
  }))
  return (
    <Filters
      action={addressOf(roadmap)}
      keep={roadmap.shows === 'readers' ? { as: 'reader' } : undefined}
      reset={addressOf(roadmap)}
      filters={[
        { kind: 'select', name: 'whose', label: t.filter.whose, value: filter.whose, options },
        {
          kind: 'select',
          name: 'state',
          label: t.filter.state,
          value: filter.state,
          options: [
            { value: '', label: t.filter.any },
            ...ITEM_STATES.map((state) => ({ value: state, label: t.itemStates[state] })),
          ],
        },
        {
          kind: 'select',
          name: 'month',
          label: t.filter.month,
          value: filter.month.slice(0, 7),
          options: [{ value: '', label: t.filter.anyMonth }, ...months],
        },
      ]}
      active={[
        ...(filter.whose === '' ? [] : [options.find(({ value }) => value === filter.whose)?.label ?? '']),
        ...(filter.state === '' ? [] : [t.itemStates[filter.state]]),
        ...(filter.month === ''
          ? []
          : [months.find(({ value }) => filter.month.startsWith(value))?.label ?? '']),
      ]}
    >
      <TimelineLegend />
    </Filters>
  )
}

const TermCell = ({
  item,
  here: { t },
}: {
  readonly item: RoadmapItem
  readonly here: CardProps['here']
}) => (
  <>
    <span lang="ru">{item.termAsWritten}</span>
    {isTermUnknown(item.term) ? <span class="by"> {t.table.unknownTerm}</span> : null}
    {item.termAlternatives.length > 0 ? <span class="by"> {t.table.twoReadings}</span> : null}
  </>
)

const People = ({
  words,
  item,
  here: { t },
}: {
  readonly words: string
  readonly item: RoadmapItem
  readonly here: CardProps['here']
}) =>
  words === '' ? (
    <span class="muted">{item.isSection ? '' : t.table.nobody}</span>
  ) : (
    <span lang="ru">{words}</span>
  )

const whoColumns = ({ responsibles, roadmap, here }: CardProps): Column<RoadmapItem>[] =>
  (['municipal', 'institutional'] as const).map((level) => {
    const head = level === 'municipal' ? upperLevel(roadmap.level, here.t) : here.t.table.institutional
    return {
      key: level,
      head: <Now>{head}</Now>,
      group: here.t.table.who,
      phone: useNowWords(head),
      cell: (item) => <People words={namesOf(responsibles.get(item.id), level)} item={item} here={here} />,
    }
  })

/** A row late by rows below it, while its own days go on. */
const isLateBelow = ({ all, states, here }: CardProps): ((item: RoadmapItem) => boolean) => {
  const parents = parentsIn(all)
  return ({ id, dueOn }) =>
    states.get(id) === 'late' && parents.has(id) && (dueOn === null || dueOn >= here.today)
}

const columnsOf = (props: CardProps): Column<RoadmapItem>[] => {
  const { roadmap, states, progress, here } = props
  const lateBelow = isLateBelow(props)
  const { t } = here
  const bounds = boundsOf(roadmap.period)
  const [from, to] = reachOf(props.all, roadmap.period)
  const scale = { from, to, today: here.today }
  return [
    { key: 'number', head: t.table.number, nowrap: true, cell: (item) => item.number ?? '' },
    {
      key: 'what',
      head: t.table.what,
      rowHead: true,
      cell: (item) => (
        <span lang="ru">
          <Link href={addressOf(roadmap, `/items/${item.id}`)}>{item.title || t.table.section}</Link>
        </span>
      ),
    },
    ...whoColumns(props),
    {
      key: 'term',
      head: t.table.term,
      phone: t.table.term,
      cell: (item) => <TermCell item={item} here={here} />,
    },
    {
      key: 'state',
      head: t.table.state,
      cell: (item) => {
        const state = states.get(item.id) ?? 'ahead'
        const words = lateBelow(item) ? t.table.lateBelow : factOf(state, progress.get(item.id), t)
        return <Tag state={ITEM_TAG[state]}>{words}</Tag>
      },
    },
    {
      key: 'timeline',
      head: <TimelineHead scale={scale} />,
      timeline: true,
      cell: (item) => (
        <TimelineCell
          scale={scale}
          written={item.termAsWritten ?? ''}
          shape={shapeOf(item, bounds)}
          tone={lateBelow(item) ? 'running' : toneOf(states.get(item.id))}
        />
      ),
    },
  ]
}

const NoRows = ({ all, roadmap, here: { t }, mayEdit }: CardProps) =>
  all.length > 0 ? (
    <Empty title={t.table.empty}>{t.table.emptyWhy}</Empty>
  ) : (
    <Empty
      title={t.table.noRows}
      action={mayEdit ? <Link href={addressOf(roadmap, '/paste')}>{t.actions.paste}</Link> : undefined}
    >
      {t.table.noRowsWhy}
    </Empty>
  )

const MoreLinks = ({ roadmap, here: { t }, mayEdit }: CardProps) => (
  <Actions>
    {mayEdit && !isShut(roadmap) ? (
      <>
        <Link href={addressOf(roadmap, '/items/new')}>{t.actions.add}</Link>
        <Link href={addressOf(roadmap, '/paste')}>{t.actions.paste}</Link>
        <Link href={addressOf(roadmap, '/cycle')}>{t.cycle.add}</Link>
        <Link href={addressOf(roadmap, '/columns')}>{t.cols.open}</Link>
        {homeOf(roadmap) === null ? (
          <Link href={addressOf(roadmap, '/settings')}>{t.actions.settings}</Link>
        ) : null}
      </>
    ) : null}
    {mayEdit && homeOf(roadmap) === null ? (
      <Link href={addressOf(roadmap, '/copy')}>{t.actions.copy}</Link>
    ) : null}
    <Link href="/roadmaps/calendar-link">{t.actions.calendar}</Link>
  </Actions>
)

/** The tree as a good table: two levels of responsibles, term in the document's words, state, timeline. */
export const RoadmapCardPage = (props: CardProps) => {
  const { all, shown, here } = props
  const tree = depths(all)
  const parents = parentsIn(all)
  return (
    <Shell {...props} part="table" rows={all.length}>
      {props.sent}
      <Counts {...props} />
      <Line {...props} />
      <Table
        caption={here.t.table.caption}
        captionHidden
        dense
        stackable
        rows={shown}
        rowId={(item) => `r-${item.id}`}
        depth={(item) => tree.get(item.id) ?? 0}
        strong={(item) => item.isSection || (parents.has(item.id) && item.parentId === null)}
        columns={columnsOf(props)}
        empty={<NoRows {...props} />}
      />
      <MoreLinks {...props} />
    </Shell>
  )
}
