import { may, ROLES } from '../../../kernel/access.ts'
import {
  datedPage,
  type PageRoute,
  type Problem,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { managePeople } from '../domain/access.ts'
import { NodeChoice } from '../domain/input.ts'
import { mayAddHeads } from '../domain/rules.ts'
import { PeoplePage } from '../pages/list.tsx'
import { listPeople, type PeopleFilter } from '../queries/list.ts'
import { nodesInReach } from '../queries/subject.ts'
import { peopleText } from '../text.ts'

export const SECTION = '/people'

const STATES = ['active', 'left', 'noAccount'] as const

/** One thing of the filter by its name. */
type Asked = (name: string) => string

/** The filter from the address, or from the hidden fields of a form that came back. */
export const filterOf = (asked: Asked): PeopleFilter => {
  const node = NodeChoice.safeParse(asked('node'))
  const role = asked('role')
  const state = asked('state')
  return {
    node: node.success ? node.data : null,
    text: asked('text').slice(0, 100),
    role: ROLES.find((known) => known === role) ?? null,
    state: STATES.find((known) => known === state) ?? 'active',
    page: Math.min(10_000, Math.max(1, Math.trunc(Number(asked('page'))) || 1)),
  }
}

const queryOf = (asked: Asked): Record<string, string> =>
  Object.fromEntries(
    ['text', 'node', 'role', 'state', 'on']
      .map((name) => [name, asked(name)])
      .filter(([, value]) => value !== ''),
  )

/** «Люди» with problems of a form that stands on the page. */
export const showPeople = async (visit: Visit, typed: Typed | null = null) => {
  const asked: Asked = typed === null ? visit.query : typed.values.text
  const problems: readonly Problem[] = typed?.problems ?? []
  const nodes = await nodesInReach(visit.tx, asked('node'))
  const filter = filterOf(asked)
  const people = await listPeople(visit.tx, filter)
  return visit.page(
    {
      title: peopleText[visit.lang].people.title,
      section: SECTION,
      wide: true,
      failed: problems.length > 0,
    },
    <PeoplePage
      people={people}
      filter={filter}
      query={queryOf(asked)}
      nodes={nodes}
      mayAdd={nodes.some(({ owner }) => may(managePeople, visit.scope, { owner }))}
      mayAddHeads={mayAddHeads(visit.scope)}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      zone={visit.scope.zone}
      ticked={typed?.values.all('people') ?? []}
      lettersGone={visit.query('letters') === 'gone'}
    />,
  )
}

export const listRoute: PageRoute = datedPage('/people', 'person', (visit) => showPeople(visit))
