import { hasRole } from '../../../kernel/access.ts'
import { unsentOf } from '../../../platform/http/draft.ts'
import { type Answer, datedPage, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { controlFile } from '../documents.ts'
import { HANDERS } from '../domain/access.ts'
import { isFiltered, type ListRequest, readRequest } from '../domain/listing.ts'
import { ClosedList } from '../pages/closed.tsx'
import { ControlPage } from '../pages/control.tsx'
import { JudgingPage, type JudgingTyped } from '../pages/judging.tsx'
import { AssignmentList, type FirstStep } from '../pages/list.tsx'
import { LISTS, type ListPageProps } from '../pages/list-parts.tsx'
import { hereOf } from '../pages/words.ts'
import {
  awaitingMe,
  type Choices,
  choicesOf,
  controlled,
  controlledRows,
  hasPapers,
  type Mine,
  myAssignments,
  myClosedAssignments,
} from '../queries/list.ts'
import { toDecide } from '../queries/papers.ts'
import { laterRequests } from '../queries/postponing.ts'
import { isJudge, isNamed, papersToControl } from '../queries/whose.ts'
import { assignmentText } from '../text.ts'
import { xlsxAnswer } from './answer.ts'

const SECTION = LISTS.mine

/** How many reports stand above one's own work, which stays in sight; the rest is a page of its own. */
const SHOWN = 5

const NOTHING = { sources: [], schools: [], controllers: [] } as const

/** The first reports that wait, whatever is chosen among one's own work. */
export const waitingFor = async (visit: Visit) => {
  // whoever judges nobody's work by his role is rarely named as controller: the counts of the frame know
  if (!isJudge(visit.tx) && visit.scope.on === null && (await visit.waiting).toJudge === 0)
    return { lines: [], total: 0, folded: 0 }
  const found = await awaitingMe(
    visit.tx,
    readRequest(() => ''),
  )
  return { ...found, lines: found.lines.slice(0, SHOWN) }
}

/** This person, when he is named as controller of something open. */
export const namedOf = async (visit: Visit): Promise<string | null> =>
  (await isNamed(visit.tx)) ? visit.scope.person : null

const propsOf = (
  visit: Visit,
  asked: Pick<ListPageProps, 'choices' | 'named' | 'toJudge'>,
): ListPageProps => ({
  here: hereOf(visit),
  request: readRequest(visit.query),
  judges: isJudge(visit.tx),
  ...asked,
})

/** Names for the filters, asked only where there is something to choose from. */
const choicesFor = (visit: Visit, request: ListRequest, lines: Mine): Promise<Choices> | Choices =>
  lines.choices > 1 || isFiltered(request) ? choicesOf(visit.tx, 'mine') : NOTHING

/** Nobody has put a paper in here yet: what this person can begin with. */
const firstSteps = async (visit: Visit): Promise<readonly FirstStep[]> => {
  const { scope } = visit
  const leads = hasRole(scope, 'regionalCoordinator', 'municipalCoordinator')
  const atNode = scope.regions.length + scope.municipalities.length > 0
  if (!atNode || !(leads || hasRole(scope, 'administrator')) || (await hasPapers(visit.tx))) return []
  return leads ? ['register', 'people', 'directive'] : ['register', 'people']
}

const mine = datedPage(LISTS.mine, 'person', async (visit) => {
  const request = readRequest(visit.query)
  const [waiting, deciding, lines, named, unsent] = await Promise.all([
    waitingFor(visit),
    toDecide(visit.tx),
    myAssignments(visit.tx, request),
    namedOf(visit),
    visit.scope.on === null && request.page === 1 ? unsentOf(visit.tx, SHOWN) : [],
  ])
  const choices = await choicesFor(visit, request, lines)
  return visit.page(
    { title: assignmentText[visit.lang].mine, section: SECTION },
    <AssignmentList
      {...propsOf(visit, { choices, named, toJudge: waiting.total })}
      mine={lines}
      waiting={waiting}
      {...deciding}
      hands={hasRole(visit.scope, ...HANDERS)}
      unsent={unsent}
      first={lines.lines.length === 0 ? await firstSteps(visit) : []}
    />,
  )
})

/** Reports that wait for me, with what was ticked when the form came back. */
export const showJudging = async (visit: Visit, typed?: JudgingTyped): Promise<Answer> => {
  const [found, later, choices, named] = await Promise.all([
    awaitingMe(visit.tx, readRequest(visit.query)),
    laterRequests(visit.tx),
    choicesOf(visit.tx, 'judge'),
    namedOf(visit),
  ])
  const props = propsOf(visit, { choices, named, toJudge: found.total })
  return visit.page(
    {
      title: assignmentText[visit.lang].waiting,
      section: SECTION,
      wide: true,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <JudgingPage {...props} found={found} later={later} all={visit.query('all') === '1'} typed={typed} />,
  )
}

const control = datedPage(LISTS.control, 'person', async (visit) => {
  const request = readRequest(visit.query)
  const [waiting, choices, named, found, papers] = await Promise.all([
    waitingFor(visit),
    choicesOf(visit.tx, 'control'),
    namedOf(visit),
    controlled(visit.tx, request),
    request.controller === visit.scope.person ? papersToControl(visit.tx) : [],
  ])
  return visit.page(
    { title: assignmentText[visit.lang].control.title, section: SECTION, wide: true },
    <ControlPage
      {...propsOf(visit, { choices, named, toJudge: waiting.total })}
      found={found}
      papers={papers}
    />,
  )
})

const controlExport = page('/assignments/control.xlsx', 'person', async (visit) =>
  xlsxAnswer(
    controlFile(await controlledRows(visit.tx, readRequest(visit.query)), visit.scope.today),
    assignmentText.ru.control.title,
  ),
)

const closed = datedPage(LISTS.closed, 'person', async (visit) => {
  const [waiting, named, lines] = await Promise.all([
    waitingFor(visit),
    namedOf(visit),
    myClosedAssignments(visit.tx, readRequest(visit.query).page),
  ])
  return visit.page(
    { title: assignmentText[visit.lang].closed, section: SECTION },
    <ClosedList {...propsOf(visit, { choices: NOTHING, named, toJudge: waiting.total })} lines={lines} />,
  )
})

export const listRoutes: readonly Route[] = [
  mine,
  page(LISTS.judging, 'person', (visit) => showJudging(visit)),
  control,
  controlExport,
  closed,
]
