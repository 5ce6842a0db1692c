import { isUuid } from '../../../kernel/ids.ts'
import { moment, secondsBetween, toMoment } from '../../../platform/clock.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { judgeManyAssignments, undoManyAssignments } from '../commands/many.ts'
import { ActionPage } from '../pages/action.tsx'
import { LISTS } from '../pages/list-parts.tsx'
import { hereOf } from '../pages/words.ts'
import { type MassResult, massResult } from '../queries/actions.ts'
import { openByOrganisation } from '../queries/list.ts'
import { assignmentSentences, assignmentText } from '../text.ts'
import { showJudging } from './list.tsx'

/** From how many open ones an addressee counts as loaded. */
const BUSY = 10

/** What an action puts on the tables of schools: only what comes back to them is a load. */
const loadOf = async (visit: Visit, action: MassResult) => {
  const back = action.lines.filter((line) => line.refusal === null && line.state === 'returned')
  const schools = [...new Set(back.flatMap((line) => line.organisationId ?? []))]
  if (schools.length === 0) return { schools: 0, busy: 0 }
  const open = await openByOrganisation(visit.tx, schools)
  return { schools: schools.length, busy: [...open.values()].filter((count) => count > BUSY).length }
}

const minutesLeft = ({ undoUntil, undoneAt }: MassResult): number => {
  if (undoUntil === null || undoneAt !== null) return 0
  return Math.max(0, Math.ceil(secondsBetween(moment(), toMoment(undoUntil)) / 60))
}

const showAction = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const id = visit.param('id')
  const action = isUuid(id) ? await massResult(visit.tx, id) : null
  if (action === null) return { kind: 'notFound' }
  return visit.page(
    {
      title: assignmentText[visit.lang].action.crumb,
      section: LISTS.mine,
      wide: true,
      failed: typed !== null,
    },
    <ActionPage
      here={hereOf(visit)}
      action={action}
      minutes={minutesLeft(action)}
      load={await loadOf(visit, action)}
      problems={typed?.problems ?? []}
    />,
  )
}

export const manyRoutes: readonly Route[] = [
  form(LISTS.judging, 'person', {
    command: judgeManyAssignments,
    input: (values) => ({
      assignments: values.all('assignments'),
      decision: values.text('decision'),
      words: values.text('words'),
    }),
    again: (visit, { values, problems }) =>
      showJudging(visit, { ticks: values.all('assignments'), words: values.text('words'), problems }),
    sentences: assignmentSentences,
  }),
  page('/assignments/actions/:id', 'person', (visit) => showAction(visit, null)),
  form('/assignments/actions/:id/undo', 'person', {
    command: undoManyAssignments,
    input: (_values, param) => ({ action: param('id') }),
    again: showAction,
    sentences: assignmentSentences,
  }),
]
