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
import { copyRoadmap } from '../commands/create.ts'
import { copyLines, titleForYear } from '../domain/copy.ts'
import { periodCode, periodsAround, readPeriod } from '../domain/period.ts'
import type { Period } from '../domain/types.ts'
import { CopyPage } from '../pages/copy.tsx'
import { knownTerms, termsIn } from '../pages/open-terms.tsx'
import { hostsToCarry } from '../queries/hosts.ts'
import { sameNamed } from '../queries/making.ts'
import { moveOf } from '../queries/move.ts'
import { itemsOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { elsewhere, find, hereOf, SECTION } from './found.ts'

/** Years that a roadmap may be copied to: not its own, the next one first. */
const yearsFor = (visit: Visit, own: Period): readonly Period[] => {
  const next = { ...own, year: own.year + 1 }
  const around = periodsAround(visit.scope.today)
  const taken = new Set([periodCode(own), periodCode(next)])
  return [next, ...around.filter((each) => !taken.has(periodCode(each)))]
}

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const away = elsewhere(found)
  if (away !== null) return away
  if (!found.mayEdit) return FORBIDDEN
  const { roadmap } = found
  const periods = yearsFor(visit, roadmap.period)
  const wanted = readPeriod(typed?.values.text('period') || visit.query('to'))
  const isOwn = wanted !== null && periodCode(wanted) === periodCode(roadmap.period)
  const next = { ...roadmap.period, year: roadmap.period.year + 1 }
  const to = wanted === null || isOwn ? next : wanted
  const items = await itemsOf(visit.tx, roadmap)
  const lines = copyLines(items, await moveOf(visit.tx, roadmap.period, to))
  const here = hereOf(visit)
  const known = {
    title: titleForYear(roadmap.title, roadmap.period, to),
    ...knownTerms(lines),
  }
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.t.copy.title, section: SECTION, wide: true, failed: problems.length > 0 },
    <CopyPage
      here={here}
      roadmap={roadmap}
      periods={periods}
      to={to}
      lines={lines}
      same={typed && (await sameNamed(visit.tx, roadmap.owner, typed.values.text('title'), to))}
      hosts={await hostsToCarry(visit.tx, roadmap.record)}
      values={typed?.values ?? prefilled(known)}
      problems={problems}
    />,
  )
}

/** «Новый год по образцу» of one roadmap: shown first, made after. */
export const copyRoutes: readonly Route[] = [
  page('/roadmaps/:id/copy', 'person', (visit) => show(visit, null)),
  form('/roadmaps/:id/copy', 'person', {
    command: copyRoadmap,
    input: (values, param) => ({
      roadmap: param('id'),
      period: values.text('period'),
      title: values.text('title'),
      terms: termsIn(values),
      evenSo: values.has('evenSo'),
    }),
    again: show,
    sentences,
  }),
]
