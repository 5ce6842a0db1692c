import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { type Filter, Filters } from '../../../ui/filters.tsx'
import { Link } from '../../../ui/link.tsx'
import { type Tab, Tabs } from '../../../ui/lists.tsx'
import type { Column } from '../../../ui/table.tsx'
import { type ListRequest, listHref, STATE_FILTERS } from '../domain/listing.ts'
import type { Choices } from '../queries/list.ts'
import type { Here } from './words.ts'

export const LISTS = {
  mine: '/assignments',
  judging: '/assignments/judging',
  control: '/assignments/control',
  late: '/assignments/late',
  closed: '/assignments/closed',
} as const
export type ListName = keyof typeof LISTS
/** A list, or the part of «На контроле» that names this person. */
export type TabName = ListName | 'own'

export type ListPageProps = {
  readonly here: Here
  readonly request: ListRequest
  readonly choices: Choices
  /** The person looks after other people's work. */
  readonly judges: boolean
  /** He himself, when something names him as its controller. */
  readonly named: string | null
  readonly toJudge: number
}

/** The lists of this person: his own work, and for whoever controls, the work of others. */
export const ListTabs = ({
  here: { t },
  judges,
  named,
  toJudge,
  current,
}: Pick<ListPageProps, 'here' | 'judges' | 'named' | 'toJudge'> & { readonly current: TabName }) => {
  const names: readonly TabName[] = [
    'mine',
    ...(judges || named !== null || toJudge > 0 ? (['judging'] as const) : []),
    ...(named === null ? [] : (['own'] as const)),
    ...(judges ? (['control', 'late'] as const) : []),
    'closed',
  ]
  const tabs = names.map(
    (name): Tab => ({
      label: t.tabs[name],
      href: name === 'own' ? `${LISTS.control}?controller=${named}` : LISTS[name],
      current: name === current,
      ...(name === 'judging' ? { count: toJudge } : {}),
    }),
  )
  return <Tabs label={t.tabs.label} tabs={tabs} />
}

const optionsOf = (
  all: string,
  list: readonly { readonly id: string; readonly name: string }[],
): SelectOption[] => [{ value: '', label: all }, ...list.map(({ id, name }) => ({ value: id, label: name }))]

const selectOf = (
  name: 'source' | 'school' | 'controller',
  { here: { t }, request, choices }: ListPageProps,
): Filter[] => {
  const list = { source: choices.sources, school: choices.schools, controller: choices.controllers }[name]
  if (list.length < 2 && request[name] === null) return []
  return [
    {
      kind: 'select',
      name,
      label: t.filters[name],
      value: request[name] ?? '',
      options: optionsOf(t.filters.all, list),
    },
  ]
}

const stateFilter = ({ here: { t }, request }: ListPageProps): Filter => ({
  kind: 'select',
  name: 'state',
  label: t.filters.state,
  value: request.state ?? '',
  options: [
    { value: '', label: t.filters.states.open },
    ...STATE_FILTERS.filter((state) => state !== 'open' && state !== 'closed').map((state) => ({
      value: state,
      label: t.filters.states[state],
    })),
  ],
})

const named = (
  list: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string | undefined => list.find((each) => each.id === id)?.name

const activeOf = ({ here: { t }, request, choices }: ListPageProps): string[] =>
  [
    named(choices.sources, request.source),
    named(choices.schools, request.school),
    named(choices.controllers, request.controller),
    request.state === null ? undefined : t.filters.states[request.state].toLowerCase(),
  ].filter((word) => word !== undefined)

/** Something is chosen, so that fewer lines are shown than there are. */
export const isFiltered = (props: ListPageProps): boolean => activeOf(props).length > 0

const FILTERS: Readonly<Record<ListName, readonly ('source' | 'school' | 'controller')[]>> = {
  mine: ['source', 'school', 'controller'],
  judging: ['source', 'school', 'controller'],
  control: ['source', 'school', 'controller'],
  late: ['source', 'school'],
  closed: [],
}

/** Source, school, state, controller: only those that have something to choose from. */
export const ListFilters = ({ list, props }: { readonly list: ListName; readonly props: ListPageProps }) => {
  const selects = FILTERS[list].flatMap((name) => selectOf(name, props))
  const filters = list === 'mine' || list === 'control' ? [...selects, stateFilter(props)] : selects
  if (filters.length === 0) return null
  return <Filters action={LISTS[list]} filters={filters} active={activeOf(props)} reset={LISTS[list]} />
}

/** Address of another page of the same list. */
export const pageHref =
  (list: ListName, request: ListRequest) =>
  (page: number): string =>
    listHref(LISTS[list], request, { page })

/** What is to be done, with the paper it comes from under it. */
export const whatColumn = <
  Line extends { readonly id: string; readonly title: string; readonly sourceLabel: string },
>(
  here: Here,
): Column<Line> => ({
  key: 'what',
  head: here.t.control.what,
  rowHead: true,
  cell: (line) => (
    <>
      <Link href={`/assignments/${line.id}`}>{line.title}</Link>
      <br />
      <span class="by">{line.sourceLabel}</span>
    </>
  ),
})
