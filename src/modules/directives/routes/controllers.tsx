import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { nameDirectiveControllers } from '../commands/controllers.ts'
import { ControllersPage } from '../pages/controllers.tsx'
import { controllersOf } from '../queries/controllers.ts'
import { rollOf } from '../queries/roll.ts'
import { controllersText } from '../text/controllers.ts'
import { directiveSentences } from '../text.ts'
import { SECTION, whileChecked } from './found.ts'

const STATES = ['review', 'resolution', 'signed', 'inForce', 'amended'] as const

const showControllers = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit, STATES)
  if ('kind' in found) return found
  const named = await controllersOf(visit.tx, found.card.id)
  const asked = typed?.values.text('clause') ?? visit.query('clause')
  const chosen = found.clauses.some((clause) => clause.id === asked) ? asked : ''
  const roll = await rollOf(visit.tx, found.directive.owner)
  const people = named.filter((line) => (line.clause ?? '') === chosen).map((line) => line.person)
  return visit.page(
    { title: controllersText[visit.lang].title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <ControllersPage
      card={found.card}
      clauses={found.clauses}
      named={named}
      chosen={chosen}
      people={[...roll.people]
        .map(([value, each]) => ({ value, label: each.name }))
        .sort((a, b) => a.label.localeCompare(b.label, 'ru'))}
      values={typed?.values ?? prefilled({ people })}
      problems={typed?.problems ?? []}
      version={typed?.conflict ?? found.directive.version}
      done={visit.query('done') === 'named'}
      lang={visit.lang}
      commandKey={visit.commandKey}
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
