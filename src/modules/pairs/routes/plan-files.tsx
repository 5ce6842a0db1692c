import { writeDocx } from '../../../documents/docx/write.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { NOT_FOUND, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { PrintedPaper } from '../../directives/public.ts'
import { periodCode, sheetOf } from '../../roadmaps/public.ts'
import { aboveFor } from '../commands/plans.ts'
import { planPaper } from '../domain/plans/paper.ts'
import { standing } from '../domain/plans/rules.ts'
import type { WholePlan } from '../domain/plans/types.ts'
import { PlanPaperFrame } from '../pages/plan-paper.tsx'
import { PLANS } from '../pages/plan-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import { consideredIn, findPlan } from '../queries/plans.ts'
import { planWords } from '../text/plans.ts'
import { planHere } from './plan-visiting.ts'

const paperOf = async ({ tx }: Visit, plan: WholePlan) => {
  const { roadmap, pair } = plan
  const sheet = sheetOf(roadmap.items, roadmap.layout)
  const above = await aboveFor(tx, plan)
  return planPaper(roadmap.title, {
    words: planWords.paper,
    year: periodCode(roadmap.period),
    kind: roadmap.period.kind,
    agreedOn: plan.state === 'agreed' ? plan.agreedOn : null,
    partOf: plan.partOf,
    schools: pair.schools,
    approvals: standing(plan, roadmap),
    considered: await consideredIn(tx, plan.id),
    headings: sheet.headings,
    rows: sheet.rows.map(({ cells }) => cells),
    unanswered: above
      .filter(({ answeredBy }) => answeredBy === null)
      .map(
        ({ number, title, roadmapTitle }) =>
          `${[number, title].filter(Boolean).join('. ')} (${roadmapTitle})`,
      ),
  })
}

/** The plan as on paper, and as DOCX. */
export const planFileRoutes: readonly Route[] = [
  page(`${PLANS}/:id/paper`, 'person', async (visit) => {
    const plan = await findPlan(visit.tx, visit.param('id'))
    if (plan === null) return NOT_FOUND
    return visit.page(
      { title: plan.roadmap.title, section: SECTION, paper: true },
      <PlanPaperFrame here={planHere(visit)} plan={plan}>
        <PrintedPaper paper={await paperOf(visit, plan)} />
      </PlanPaperFrame>,
    )
  }),
  page(`${PLANS}/:id/docx`, 'person', async (visit) => {
    const plan = await findPlan(visit.tx, visit.param('id'))
    if (plan === null) return NOT_FOUND
    const name = plan.roadmap.title.replace(/[«»"/\\]/gu, ' ').trim()
    return fileAnswer(await writeDocx(await paperOf(visit, plan)), name, 'docx')
  }),
]
