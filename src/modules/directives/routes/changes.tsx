import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { changeDirective, markRead } from '../commands/changes.ts'
import { manageDirective } from '../domain/access.ts'
import { ChangesPage } from '../pages/changes.tsx'
import { citablePapers } from '../queries/citation.ts'
import { changesText } from '../text/changes.ts'
import { directiveSentences } from '../text.ts'
import { find, SECTION } from './found.ts'
import { paperOptions } from './writing-pages.tsx'

const GIVEN_OUT = ['inForce', 'amended']

const showChanges = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  const { directive, card, clauses } = found
  if (!may(manageDirective, visit.scope, directive)) return { kind: 'notFound' }
  if (!GIVEN_OUT.includes(directive.state)) return { kind: 'redirect', to: `/directives/${card.id}` }
  const { region, municipality } = directive.owner
  const papers = region === null ? [] : await citablePapers(visit.tx, { region, municipality })
  const empty = prefilled({
    from: shortDay(visit.scope.today),
    ...Object.fromEntries(clauses.map((clause) => [`kind-${clause.id}`, 'same'])),
  })
  return visit.page(
    { title: changesText[visit.lang].title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <ChangesPage
      card={card}
      clauses={clauses}
      papers={paperOptions(papers.filter((paper) => paper.id !== card.id))}
      values={typed?.values ?? empty}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )
}

const changesInput = (values: FormValues, param: (name: string) => string) => ({
  directive: param('id'),
  by: values.text('by'),
  words: values.text('words'),
  from: values.text('from'),
  whole: values.has('whole'),
  lines: Object.keys(values.fields)
    .flatMap((name) => (name.startsWith('kind-') ? [name.slice('kind-'.length)] : []))
    .map((clause) => ({ clause, kind: values.text(`kind-${clause}`), text: values.text(`text-${clause}`) })),
})

export const changesRoutes = (again: (visit: Visit, typed: Typed) => Promise<Answer>): readonly Route[] => [
  page('/directives/:id/changes', 'person', (visit) => showChanges(visit, null)),
  form('/directives/:id/changes', 'person', {
    command: changeDirective,
    input: changesInput,
    again: showChanges,
    sentences: directiveSentences,
  }),
  form('/directives/:id/read', 'person', {
    command: markRead,
    input: (_values, param) => ({ directive: param('id') }),
    again,
    sentences: directiveSentences,
  }),
]
