import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { nameDirectiveControllers } from '../commands/controllers.ts'
import { ControllersPage } from '../pages/controllers.tsx'
import { controllersOf } from '../queries/controllers.ts'
import { controllersText } from '../text/controllers.ts'
import { directiveSentences } from '../text.ts'
import { SECTION, whileChecked } from './found.ts'
import { peopleOffered } from './offered.tsx'

const STATES = ['review', 'resolution', 'signed', 'inForce', 'amended'] as const

const showControllers = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit, STATES)
  if ('kind' in found) return found
  const named = await controllersOf(visit.tx, found.card.id)
  const asked = typed?.values.text('clause') ?? visit.query('clause')
  const chosen = found.clauses.some((clause) => clause.id === asked) ? asked : ''
  const holders = named.filter((line) => (line.clause ?? '') === chosen).map((line) => line.person)
  const values = typed?.values ?? prefilled({ people: holders })
  const { people, more } = await peopleOffered(visit, found.directive.owner, {
    typed,
    chosen: values.all('people'),
  })
  return visit.page(
    { title: controllersText[visit.lang].title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <ControllersPage
      card={found.card}
      clauses={found.clauses}
      named={named}
      chosen={chosen}
      people={people}
      values={values}
      problems={typed?.problems ?? []}
      version={typed?.conflict ?? found.directive.version}
      done={visit.query('done') === 'named'}
      lang={visit.lang}
      commandKey={visit.commandKey}
      more={more}
    />,
  )
}

/** Controllers of a paper and of its clauses, before it is confirmed and later. */
export const controllersRoutes: readonly Route[] = [
  page('/directives/:id/controllers', 'person', (visit) => showControllers(visit, null)),
  form('/directives/:id/controllers', 'person', {
    command: nameDirectiveControllers,
    input: (values, param) => ({
      directive: param('id'),
      clause: values.text('clause'),
      people: values.all('people'),
    }),
    again: showControllers,
    sentences: directiveSentences,
  }),
]
