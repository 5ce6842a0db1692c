import { isUuid } from '../../../kernel/ids.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { noteCall } from '../commands/contact.ts'
import { lateFile } from '../documents.ts'
import { readRequest } from '../domain/listing.ts'
import { CallPage } from '../pages/call.tsx'
import { LatePage } from '../pages/late.tsx'
import { LISTS } from '../pages/list-parts.tsx'
import { hereOf, whoOf } from '../pages/words.ts'
import { lateSchools } from '../queries/late.ts'
import { choicesOf } from '../queries/list.ts'
import { isJudge } from '../queries/whose.ts'
import { assignmentSentences, assignmentText } from '../text.ts'
import { xlsxAnswer } from './answer.ts'
import { find } from './found.ts'
import { namedOf, waitingFor } from './list.tsx'

const EVERY_SCHOOL = 1000
const EVERY_ITEM = 20_000

const late = page(LISTS.late, 'person', async (visit) => {
  const request = readRequest(visit.query)
  const waiting = await waitingFor(visit)
  return visit.page(
    { title: assignmentText[visit.lang].lateList.title, section: LISTS.mine, wide: true },
    <LatePage
      here={hereOf(visit)}
      request={request}
      choices={await choicesOf(visit.tx, 'control')}
      judges={isJudge(visit.tx)}
      named={await namedOf(visit)}
      toJudge={waiting.total}
      schools={await lateSchools(visit.tx, request)}
      url={new URL(LISTS.mine, visit.c.req.url).href}
    />,
  )
})

const lateExport = page('/assignments/late.xlsx', 'person', async (visit) => {
  const schools = await lateSchools(
    visit.tx,
    { ...readRequest(visit.query), page: 1 },
    EVERY_SCHOOL,
    EVERY_ITEM,
  )
  return xlsxAnswer(lateFile(schools), assignmentText.ru.lateList.title)
})

type About = {
  readonly who: string
  readonly about: readonly { id: string; title: string }[]
  readonly back: string
}

const ofSchool = async (visit: Visit): Promise<About | null> => {
  const school = visit.param('school')
  if (!isUuid(school)) return null
  const [found] = await lateSchools(visit.tx, { source: null, school, page: 1 })
  return found === undefined ? null : { who: found.organisation, about: found.items, back: LISTS.late }
}

const ofAssignment = async (visit: Visit): Promise<About | null> => {
  const found = await find(visit)
  if (found === null || !found.doable.call) return null
  const { card } = found
  return { who: whoOf(card), about: [card], back: `/assignments/${card.id}` }
}

type Find = (visit: Visit) => Promise<About | null>

const showCall = async (visit: Visit, find: Find, typed: Typed | null): Promise<Answer> => {
  const about = await find(visit)
  if (about === null) return { kind: 'notFound' }
  const title = assignmentText[visit.lang].call.title
  return visit.page(
    { title, section: LISTS.mine, failed: typed !== null },
    <CallPage
      here={hereOf(visit)}
      {...about}
      action={new URL(visit.c.req.url).pathname}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
    />,
  )
}

const callRoutes = (path: string, back: 'late' | 'card', find: Find): Route[] => [
  page(path, 'person', (visit) => showCall(visit, find, null)),
  form(path, 'person', {
    command: noteCall,
    input: (values) => ({
      assignments: values.all('assignments'),
      spokeWith: values.text('spokeWith'),
      said: values.text('said'),
      promised: values.text('promised'),
      back,
    }),
    again: (visit, typed) => showCall(visit, find, typed),
    sentences: assignmentSentences,
  }),
]

export const lateRoutes: readonly Route[] = [
  late,
  lateExport,
  ...callRoutes('/assignments/late/:school/call', 'late', ofSchool),
  ...callRoutes('/assignments/:id/call', 'card', ofAssignment),
]
