import type { Child } from 'hono/jsx'
import { Link } from '../../../ui/link.tsx'
import type { WholePlan } from '../domain/plans/types.ts'
import { PLANS, type PlanHere } from './plan-shell.tsx'

type FrameProps = { readonly here: PlanHere; readonly plan: WholePlan; readonly children: Child }

/** The plan as on paper, with the ways back and to its file. */
export const PlanPaperFrame = ({ here, plan, children }: FrameProps) => (
  <>
    <h1 class="vh noprint">{here.p.one}</h1>
    <p class="noprint">
      <Link href={`${PLANS}/${plan.id}`}>{here.p.above.later}</Link>{' '}
      <Link href={`${PLANS}/${plan.id}/docx`} download>
        {here.p.card.docx}
      </Link>
    </p>
    {children}
  </>
)
