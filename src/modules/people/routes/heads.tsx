import { shortDay } from '../../../kernel/format.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { addHeads } from '../commands/heads.ts'
import { mayAddHeads } from '../domain/rules.ts'
import { HeadsPage } from '../pages/heads.tsx'
import { hasSchools, headlessSchools } from '../queries/headless.ts'
import { headsText } from '../text/heads.ts'
import { peopleSentences } from '../text/refusals.ts'
import { SECTION } from './list.tsx'
import { formProps, NOTHING } from './typed.ts'

const showHeads = async (visit: Visit, typed: Typed): Promise<Answer> => {
  if (!mayAddHeads(visit.scope)) return { kind: 'forbidden' }
  const schools = await headlessSchools(visit.tx)
  return visit.page(
    {
      title: headsText[visit.lang].heads.title,
      section: SECTION,
      wide: true,
      failed: typed.problems.length > 0,
    },
    <HeadsPage
      {...formProps(visit, typed, prefilled({ from: shortDay(visit.scope.today) }))}
      schools={schools}
      isRegisterEmpty={schools.length === 0 && !(await hasSchools(visit.tx))}
      asksEvenSo={typed.problems.some(({ text }) => text === peopleSentences[visit.lang].maybeSameHead)}
    />,
  )
}

const NAME = 'name.'

/** Heads of many schools at once. */
export const headsRoutes: readonly Route[] = [
  page('/people/heads', 'person', (visit) => showHeads(visit, NOTHING)),
  form('/people/heads', 'person', {
    command: addHeads,
    input: (values) => ({
      from: values.text('from'),
      act: values.text('act'),
      heads: Object.keys(values.fields)
        .filter((name) => name.startsWith(NAME))
        .map((name) => name.slice(NAME.length))
        .map((school) => ({
          school,
          name: values.text(`${NAME}${school}`),
          email: values.text(`email.${school}`),
        })),
      evenSo: values.has('evenSo'),
    }),
    again: showHeads,
    sentences: peopleSentences,
    draft: () => ({
      form: 'person.addHeads',
      subject: 'new',
      title: headsText.ru.heads.title,
      address: '/people/heads',
    }),
  }),
]
