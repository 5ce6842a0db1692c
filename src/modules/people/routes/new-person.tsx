import { may, ROLES } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { addPerson } from '../commands/persons.ts'
import { managePeople } from '../domain/access.ts'
import { rolesGrantedBy } from '../domain/rules.ts'
import { NewPersonPage, NoNodesPage } from '../pages/person-forms.tsx'
import { likePersons, type NodeOption, nodesInReach } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { SECTION } from './list.tsx'

import { formProps, NOTHING, namesOf, wantedNode } from './typed.ts'

const managedNodes = async (visit: Visit, typed: Typed): Promise<readonly NodeOption[]> =>
  (await nodesInReach(visit.tx, wantedNode(visit, typed))).filter(({ owner }) =>
    may(managePeople, visit.scope, { owner }),
  )

/** Roles that the viewer may grant at any of the nodes; the command checks the one that is chosen. */
export const grantableRoles = (visit: Visit, nodes: readonly NodeOption[]) => {
  const roles = new Set(nodes.flatMap(({ owner }) => rolesGrantedBy(visit.scope, owner)))
  return ROLES.filter((role) => roles.has(role))
}

/** What the page that led here knows already: who is missing, and by which document. */
const askedFor = (visit: Visit) => ({
  role: visit.query('role'),
  act: visit.query('act'),
  lastName: visit.query('lastName'),
  back: visit.query('back'),
})

const showNew = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const title = peopleText[visit.lang].newPerson.title
  const nodes = await managedNodes(visit, typed)
  const only = nodes[0]
  if (only === undefined) return visit.page({ title, section: SECTION }, <NoNodesPage lang={visit.lang} />)
  const { values } = typed
  const likes =
    values.text('lastName') === '' || typed.problems.length === 0
      ? []
      : await likePersons(
          visit.tx,
          {
            lastName: values.text('lastName'),
            firstName: values.text('firstName'),
            middleName: values.text('middleName') || null,
          },
          only.owner.region,
        )
  const known = prefilled({
    ...askedFor(visit),
    node: nodes.length === 1 ? only.value : visit.query('node'),
    from: shortDay(visit.scope.today),
  })
  // who is led here by a question answers that question, not the one he left unfinished
  const draft =
    typed === NOTHING && visit.query('back') === '' ? await visit.draft('person.add', 'new') : null
  return visit.page(
    { title, section: SECTION, failed: typed.problems.length > 0 },
    <NewPersonPage
      {...formProps(visit, typed, draft ?? known)}
      nodes={nodes}
      roles={grantableRoles(visit, nodes)}
      likes={likes}
    />,
  )
}

/** Adding a person. */
export const newPersonRoutes: readonly Route[] = [
  page('/people/new', 'person', (visit) => showNew(visit, NOTHING)),
  form('/people/new', 'person', {
    command: addPerson,
    input: (values) => ({
      ...namesOf(values),
      node: values.text('node'),
      position: values.text('position'),
      role: values.text('role'),
      from: values.text('from'),
      act: values.text('act'),
      evenSo: values.has('evenSo'),
      back: values.text('back'),
    }),
    again: showNew,
    sentences: peopleSentences,
    draft: () => ({
      form: 'person.add',
      subject: 'new',
      title: peopleText.ru.newPerson.title,
      address: '/people/new',
    }),
  }),
]
