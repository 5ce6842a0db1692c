import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { chooseHostForm, nameHosts } from '../commands/hosts.ts'
import { editRoadmap } from '../domain/access.ts'
import { HostingPage, HostsPage } from '../pages/hosts.tsx'
import { type Asked, askedBy, hostSchools, hostsOfRow } from '../queries/hosts.ts'
import { itemOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { hereOf, isAnswer, SECTION, toEdit } from './found.ts'

const showHosts = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  const { roadmap } = found
  const id = visit.param('item')
  const item = isUuid(id) ? await itemOf(visit.tx, roadmap.record, id) : null
  if (item === null) return NOT_FOUND
  const hosts = await hostsOfRow(visit.tx, item.id)
  const here = hereOf(visit)
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.t.hosts.title, section: SECTION, failed: problems.length > 0 },
    <HostsPage
      here={here}
      roadmap={roadmap}
      item={item}
      schools={await hostSchools(visit.tx, roadmap.owner)}
      values={typed?.values ?? prefilled({ schools: hosts.map(({ organisation }) => organisation) })}
      problems={problems}
    />,
  )
}

/** A link may where it was made for this; a person by his role at the school. */
const mayChoose = ({ scope }: Visit, asked: Asked): boolean =>
  asked.record === undefined
    ? may(editRoadmap, scope, asked)
    : scope.link?.commands.includes(chooseHostForm.name) === true

const showHosting = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const id = visit.param('id')
  const asked = isUuid(id) ? await askedBy(visit.tx, id) : null
  if (asked === null) return NOT_FOUND
  if (!mayChoose(visit, asked)) return FORBIDDEN
  const here = hereOf(visit)
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.t.hosts.choose, section: SECTION, failed: problems.length > 0 },
    <HostingPage
      here={here}
      asked={{ ...asked, version: typed?.conflict ?? asked.version }}
      assignment={id}
      isDone={typed === null && visit.query('done') === 'chosen'}
      values={typed?.values ?? prefilled({ form: asked.form, term: asked.term })}
      problems={problems}
    />,
  )
}

/** A row that is carried out at several hosts at once; the fixed address stands before those with an id. */
export const hostRoutes: readonly Route[] = [
  page('/row-forms/:id', 'personOrLink', (visit) => showHosting(visit, null)),
  form('/row-forms/:id', 'personOrLink', {
    command: chooseHostForm,
    input: (values, param) => ({
      assignment: param('id'),
      form: values.text('form'),
      term: values.text('term'),
    }),
    again: showHosting,
    sentences,
  }),
  page('/roadmaps/:id/items/:item/hosts', 'person', (visit) => showHosts(visit, null)),
  form('/roadmaps/:id/items/:item/hosts', 'person', {
    command: nameHosts,
    input: (values, param) => ({ roadmap: param('id'), item: param('item'), schools: values.all('schools') }),
    again: showHosts,
    sentences,
  }),
]
