import { isUuid } from '../../../kernel/ids.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { handOverWork } from '../commands/hand-over.ts'
import { HANDERS } from '../domain/access.ts'
import { HandOverPage } from '../pages/hand-over.tsx'
import { LISTS } from '../pages/list-parts.tsx'
import { hereOf } from '../pages/words.ts'
import { openWorkOf, peopleOfMyNodes } from '../queries/people.ts'
import { assignmentSentences, assignmentText } from '../text.ts'

const PATH = '/assignments/hand-over'

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const wanted = typed?.values.text('from') ?? visit.query('from')
  const from = isUuid(wanted) ? wanted : ''
  return visit.page(
    {
      title: assignmentText[visit.lang].handOver.title,
      section: LISTS.mine,
      wide: true,
      failed: typed !== null,
    },
    <HandOverPage
      here={hereOf(visit)}
      people={await peopleOfMyNodes(visit.tx)}
      from={from}
      work={from === '' ? [] : await openWorkOf(visit.tx, from, null)}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
    />,
  )
}

export const handOverRoutes: readonly Route[] = [
  page(PATH, HANDERS, (visit) => show(visit, null)),
  form(PATH, HANDERS, {
    command: handOverWork,
    input: (values) => ({
      from: values.text('from'),
      to: values.text('to'),
      reason: values.text('reason'),
    }),
    again: show,
    sentences: assignmentSentences,
  }),
]
