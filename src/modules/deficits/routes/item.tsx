import { allowedAs, may } from '../../../kernel/access.ts'
import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  NOT_FOUND,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import {
  decideMeasure,
  forgetPerson,
  giveEvidence,
  judgeEvidence,
  namePerson,
  reportMeasure,
} from '../commands/work.ts'
import * as access from '../domain/access.ts'
import { ItemPage } from '../pages/item.tsx'
import { findDeficit } from '../queries/deficit.ts'
import { outcomesOf } from '../queries/measures.ts'
import { threadOf } from '../queries/thread.ts'
import { type MeasureFinder, measuresFor } from './measures.ts'
import { deficitForm, hereOf, SECTION } from './visiting.ts'

const showItem = async (
  visit: Visit,
  typed: Typed | null,
  more: readonly MeasureFinder[],
): Promise<Answer> => {
  const line = await findDeficit(visit.tx, visit.param('id'))
  const thread = line && (await threadOf(visit.tx, line.id))
  if (line === null || thread === null) return NOT_FOUND
  const { scope } = visit
  const reads = may(access.workOnDeficit, scope, line) || scope.organisations.length > 0
  if (!reads && !scope.regions.includes(line.region)) return FORBIDDEN
  const here = hereOf(visit)
  const isNow = scope.on === null
  const works = isNow && may(access.workOnDeficit, scope, line)
  const offers = works && line.state !== 'closed' ? await measuresFor(visit, line, thread.measures, more) : []
  const used = await outcomesOf(
    visit.tx,
    line.municipality,
    thread.measures.map(({ source, sourceId }) => ({ source, id: sourceId })),
  )
  const as = allowedAs(access.workOnDeficit, scope, line)
  const isMethodologist = scope.roles.some(
    ({ role, municipality }) => role === 'methodologist' && municipality === line.municipality,
  )
  return visit.page(
    { title: line.name, section: SECTION, wide: true, failed: (typed?.problems.length ?? 0) > 0 },
    <ItemPage
      here={here}
      line={line}
      thread={thread}
      offers={offers}
      used={used}
      may={{
        work: works,
        judge: isNow && may(access.judgeEvidence, scope, line),
        name: isNow && may(access.namePeople, scope, line) && line.state !== 'closed',
        seeNames: isMethodologist || as === null || (as !== 'self' && as.level === 'organisation'),
      }}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
      kept={(typed?.values.files('files') ?? []).map((file) => ({
        token: visit.keptToken(file),
        name: file.name,
        size: file.size,
      }))}
    />,
  )
}

const texts = (values: FormValues, param: (name: string) => string, names: readonly string[]) => ({
  deficit: param('id'),
  ...Object.fromEntries(
    names.map((name) => [name, values.text(`${name}.${values.text('at')}`) || values.text(name)]),
  ),
})

/** Routes of one deficit. */
export const itemRoutes = (more: readonly MeasureFinder[]): readonly Route[] => {
  const again = (visit: Visit, typed: Typed | null) => showItem(visit, typed, more)
  return [
    datedPage('/deficits/items/:id', 'person', (visit) => again(visit, null)),
    deficitForm('/deficits/items/:id/measures', 'person', {
      command: decideMeasure,
      input: (values, param) => texts(values, param, ['source', 'sourceId', 'title', 'decision', 'reason']),
      again,
    }),
    deficitForm('/deficits/items/:id/done', 'person', {
      command: reportMeasure,
      input: (values, param) => texts(values, param, ['measure', 'words']),
      again,
    }),
    deficitForm('/deficits/items/:id/evidence', 'person', {
      command: giveEvidence,
      input: (values, param) => ({ ...texts(values, param, ['words']), files: values.files('files') }),
      again,
    }),
    deficitForm('/deficits/items/:id/judge', 'person', {
      command: judgeEvidence,
      input: (values, param) => texts(values, param, ['evidence', 'decision', 'remark']),
      again,
    }),
    deficitForm('/deficits/items/:id/people', 'person', {
      command: namePerson,
      input: (values, param) => texts(values, param, ['name', 'position']),
      again,
    }),
    deficitForm('/deficits/items/:id/forget', 'person', {
      command: forgetPerson,
      input: (values, param) => texts(values, param, ['person']),
      again,
    }),
  ]
}
