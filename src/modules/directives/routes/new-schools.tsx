import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { mayKeepRegister } from '../../schools/public.ts'
import { addSchoolsOfPaper } from '../commands/new-schools.ts'
import { candidatesOf } from '../domain/questions.ts'
import { NewSchoolsPage, writtenIn } from '../pages/new-schools.tsx'
import { unknownSchools } from '../queries/paper.ts'
import { newSchoolsText } from '../text/new-schools.ts'
import { directiveSentences } from '../text.ts'
import { SECTION, whileChecked } from './found.ts'

const PREFIX = 'name.'

const showNewSchools = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const { card, directive } = found
  if (!mayKeepRegister(visit.scope, directive.owner)) return { kind: 'forbidden' }
  const questions = unknownSchools(card)
  if (questions.length === 0) return { kind: 'redirect', to: `/directives/${card.id}` }
  const names = questions.map((question) => [
    `${PREFIX}${question.id}`,
    candidatesOf(question).length === 0 ? writtenIn(question) : '',
  ])
  return visit.page(
    {
      title: newSchoolsText[visit.lang].title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <NewSchoolsPage
      card={card}
      questions={questions}
      values={typed?.values ?? prefilled(Object.fromEntries(names))}
      problems={typed?.problems ?? []}
      version={typed?.conflict ?? directive.version}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )
}

/** Schools that a paper names and the register lacks. */
export const newSchoolsRoutes: readonly Route[] = [
  page('/directives/:id/new-schools', 'person', (visit) => showNewSchools(visit, null)),
  form('/directives/:id/new-schools', 'person', {
    command: addSchoolsOfPaper,
    input: (values, param) => ({
      directive: param('id'),
      schools: Object.keys(values.fields)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => ({ question: name.slice(PREFIX.length), name: values.text(name) })),
    }),
    again: showNewSchools,
    sentences: directiveSentences,
  }),
]
