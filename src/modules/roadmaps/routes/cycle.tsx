import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { addCycle } from '../commands/cycle.ts'
import { CYCLE_STEPS } from '../domain/cycle.ts'
import { CyclePage } from '../pages/cycle.tsx'
import { roadmapSentences as sentences } from '../text.ts'
import { hereOf, isAnswer, SECTION, toEdit } from './found.ts'

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  const here = hereOf(visit)
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.t.cycle.title, section: SECTION, failed: problems.length > 0 },
    <CyclePage
      here={here}
      roadmap={found.roadmap}
      values={typed?.values ?? prefilled({ audience: 'teachers' })}
      problems={problems}
    />,
  )
}

/** A theme of the year as a round of five steps. */
export const cycleRoutes: readonly Route[] = [
  page('/roadmaps/:id/cycle', 'person', (visit) => show(visit, null)),
  form('/roadmaps/:id/cycle', 'person', {
    command: addCycle,
    input: (values, param) => ({
      roadmap: param('id'),
      theme: values.text('theme'),
      audience: values.text('audience'),
      terms: Object.fromEntries(CYCLE_STEPS.map((step) => [step, values.text(`term.${step}`)])),
    }),
    again: show,
    sentences,
  }),
]
