import { may } from '../../../kernel/access.ts'
import { beginning, shortDay } from '../../../kernel/format.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { citablePapers } from '../../directives/public.ts'
import { closeToRegion, openToRegion } from '../commands/opening.ts'
import { openRows } from '../domain/access.ts'
import { OpeningPage } from '../pages/opening.tsx'
import { openingsOf } from '../queries/opening.ts'
import { openingText } from '../text/opening.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION } from './visiting.ts'

/** Papers in force and their clauses as lines of a list. */
const actsFor = async (visit: Visit, municipality: string): Promise<SelectOption[]> => {
  const region = visit.scope.roles.find((role) => role.municipality === municipality)?.region ?? ''
  const papers = await citablePapers(visit.tx, { region, municipality })
  return papers.flatMap((paper) => {
    const day = paper.dateOn === null ? '' : shortDay(paper.dateOn)
    const name = [paper.kind, paper.number === null ? '' : `№ ${paper.number}`, day, paper.title]
    const group = beginning(name.filter(Boolean).join(' '), 110)
    return [
      { value: `d:${paper.id}`, label: `${group}: ${openingText[visit.lang].whole}`, group },
      ...paper.clauses.map((clause) => ({
        value: `c:${paper.id}:${clause.id}`,
        label: beginning(`${clause.number}. ${clause.text}`, 110),
        group,
      })),
    ]
  })
}

const showOpening = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const mayOpen = may(openRows, visit.scope, {
    owner: { region: null, municipality, organisation: null },
  })
  if (!mayOpen) return FORBIDDEN
  const o = openingText[visit.lang]
  return visit.page(
    { title: o.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <OpeningPage
      o={o}
      sectionTitle={here.t.title}
      commandKey={visit.commandKey}
      openings={await openingsOf(visit.tx, municipality)}
      acts={await actsFor(visit, municipality)}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
    />,
  )
}

/** The municipality opens its rows to the region and closes them. */
export const openingRoutes: readonly Route[] = [
  page('/deficits/opening', 'person', (visit) => showOpening(visit, null)),
  deficitForm('/deficits/opening', 'person', {
    command: openToRegion,
    input: (values) => ({
      act: values.text('act'),
      actWords: values.text('actWords'),
      until: values.text('until'),
    }),
    again: showOpening,
  }),
  deficitForm('/deficits/opening/close', 'person', {
    command: closeToRegion,
    input: (values) => ({ opening: values.text('opening') }),
    again: showOpening,
  }),
]
