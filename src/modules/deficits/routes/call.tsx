import { readTypedDay } from '../../../kernel/typed-day.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { loadPart } from '../../assignments/public.ts'
import { callAll } from '../commands/call.ts'
import { calledOf, sightOf } from '../domain/call.ts'
import { quarterOf } from '../domain/rounds.ts'
import { CallPage } from '../pages/call.tsx'
import { callLines, programmesOfRegion } from '../queries/call.ts'
import { callText } from '../text/call.ts'
import { filledOf, quartersOf, usualFields } from './round.tsx'
import { deficitForm, hereOf, keptRegion, SECTION } from './visiting.ts'

const FIELDS = ['programme', 'quarter', 'dueOn', 'closesOn', 'basis', 'seen'] as const

const askedIn = (values: FormValues, visit: Visit) => {
  const { today } = visit.scope
  return {
    programme: values.text('programme'),
    quarter: readTypedDay(values.text('quarter')) ?? today,
    closesOn: readTypedDay(values.text('closesOn')) ?? today,
    categories: values.all('categories'),
  }
}

const showCall = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const region = keptRegion(visit)
  if (region === null) return FORBIDDEN
  const here = hereOf(visit)
  const programmes = await programmesOfRegion(visit.tx, region)
  const usual = usualFields(quarterOf(here.today), here.today, programmes[0]?.id)
  const filled = filledOf(typed, prefilled(usual))
  const asked = askedIn(filled.values, visit)
  const known = programmes.some(({ id }) => id === asked.programme)
  const quarterOn = quarterOf(asked.quarter)
  const lines = known ? await callLines(visit.tx, { ...asked, region, quarterOn }) : []
  return visit.page(
    { title: callText[visit.lang].title, section: SECTION, failed: typed !== null },
    <CallPage
      here={here}
      filled={filled}
      programmes={programmes}
      quarters={quartersOf(visit)}
      lines={lines}
      seen={sightOf(asked, lines)}
      load={
        await loadPart(
          visit,
          calledOf(lines).flatMap(({ schools }) => schools),
        )
      }
    />,
  )
}

/** The region opens a round for all its municipalities at once. */
export const callRoutes: readonly Route[] = [
  page('/deficits/call', 'person', (visit) => showCall(visit, null)),
  deficitForm('/deficits/call', 'person', {
    command: callAll,
    input: (values) => ({
      ...Object.fromEntries(FIELDS.map((name) => [name, values.text(name)])),
      categories: values.all('categories'),
    }),
    again: showCall,
  }),
]
