import { may, ROLES } from '../../../kernel/access.ts'
import { type PageRoute, type Problem, page, type Visit } from '../../../platform/http/visit.ts'
import { managePeople } from '../domain/access.ts'
import { NodeChoice } from '../domain/input.ts'
import { PeoplePage } from '../pages/list.tsx'
import { listPeople, type PeopleFilter } from '../queries/list.ts'
import { nodesInReach } from '../queries/subject.ts'
import { peopleText } from '../text.ts'

export const SECTION = '/people'

const STATES = ['active', 'left', 'noAccount'] as const

/** The filter from the address, or from the hidden fields of a form that came back. */
const filterOf = (visit: Visit): PeopleFilter => {
  const node = NodeChoice.safeParse(visit.query('node'))
  const role = visit.query('role')
  const state = visit.query('state')
  return {
    node: node.success ? node.data : null,
    text: visit.query('text').slice(0, 100),
    role: ROLES.find((known) => known === role) ?? null,
    state: STATES.find((known) => known === state) ?? 'active',
    page: Math.min(10_000, Math.max(1, Math.trunc(Number(visit.query('page'))) || 1)),
  }
}

const queryOf = (visit: Visit): Record<string, string> =>
  Object.fromEntries(
    ['text', 'node', 'role', 'state']
      .map((name) => [name, visit.query(name)])
      .filter(([, value]) => value !== ''),
  )

/** «Люди» with problems of a form that stands on the page. */
export const showPeople = async (visit: Visit, problems: readonly Problem[] = []) => {
  const nodes = await nodesInReach(visit.tx)
  const filter = filterOf(visit)
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
      query={queryOf(visit)}
      nodes={nodes}
      mayAdd={nodes.some(({ owner }) => may(managePeople, visit.scope, { owner }))}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      zone={visit.scope.zone}
    />,
  )
}

export const listRoute: PageRoute = page('/people', 'person', (visit) => showPeople(visit))
