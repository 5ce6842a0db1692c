import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { aboveFor, considerParts, knownOf, takeRows } from '../commands/plans.ts'
import { type Delivered, INTERACTION_MODELS, MENTORING_KINDS, OWN_LINES } from '../domain/plans/delivered.ts'
import { CONSIDERED, type ConsideredKind, type WholePlan } from '../domain/plans/types.ts'
import { ConsiderPage, TakeRowsPage } from '../pages/plan-choices.tsx'
import { PLANS } from '../pages/plan-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import { consideredIn } from '../queries/plans.ts'
import { pairsSentences as sentences } from '../text.ts'
import { planHere, toWrite } from './plan-visiting.ts'
import { isAnswer } from './visiting.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showAbove = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toWrite(visit)
  if (isAnswer(found)) return found
  const here = planHere(visit)
  return visit.page(
    { title: here.p.above.title, section: SECTION, failed: failed(typed) },
    <TakeRowsPage
      here={here}
      plan={found.plan}
      filled={filledWith(typed, emptyForm)}
      above={await aboveFor(visit.tx, found.plan)}
    />,
  )
}

const kindOf = (text: string): ConsideredKind | null => CONSIDERED.find((kind) => kind === text) ?? null

const DELIVERED = { model: INTERACTION_MODELS, mentoring: MENTORING_KINDS }

const linesOf = async (visit: Visit, plan: WholePlan, kind: ConsideredKind): Promise<readonly Delivered[]> =>
  kind === 'guideline'
    ? [...(await knownOf(visit.tx, plan.pair, kind))].map(([code, title]) => ({ code, title, about: '' }))
    : DELIVERED[kind]

const showConsider = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const kind = kindOf(visit.param('kind'))
  const found = kind === null ? NOT_FOUND : await toWrite(visit)
  if (kind === null || isAnswer(found)) return found as Answer
  const here = planHere(visit)
  const saved = (await consideredIn(visit.tx, found.plan.id)).filter((each) => each.kind === kind)
  const known = prefilled({
    taken: saved.map(({ code }) => code),
    ...Object.fromEntries(
      saved.flatMap(({ code, title, verdict, words }) => [
        [`verdict.${code}`, verdict],
        [`words.${code}`, words],
        [`title.${code}`, title],
      ]),
    ),
  })
  return visit.page(
    { title: here.p.consider.titles[kind], section: SECTION, failed: failed(typed) },
    <ConsiderPage
      here={here}
      plan={found.plan}
      filled={filledWith(typed, known)}
      kind={kind}
      lines={await linesOf(visit, found.plan, kind)}
    />,
  )
}

/** Lines of the form by the names of its fields: `verdict.code`, `words.code`, `title.code`. */
const considerInput = (values: FormValues, param: (name: string) => string) => {
  const taken = new Set(values.all('taken'))
  const codes = new Set([
    ...taken,
    ...Object.keys(values.fields).flatMap(
      (name) => /^(?:verdict|words|title)\.([\w-]{1,60})$/u.exec(name)?.[1] ?? [],
    ),
    ...OWN_LINES,
  ])
  return {
    plan: param('id'),
    kind: param('kind'),
    lines: [...codes].map((code) => ({
      code,
      title: values.text(`title.${code}`),
      verdict: taken.has(code) ? 'taken' : values.text(`verdict.${code}`),
      words: values.text(`words.${code}`),
    })),
  }
}

/** What a plan takes from above and what it takes into account. */
export const planPartRoutes: readonly Route[] = [
  page(`${PLANS}/:id/above`, 'person', (visit) => showAbove(visit, null)),
  form(`${PLANS}/:id/above`, 'person', {
    command: takeRows,
    input: (values, param) => ({ plan: param('id'), rows: values.all('rows') }),
    again: showAbove,
    sentences,
  }),
  page(`${PLANS}/:id/consider/:kind`, 'person', (visit) => showConsider(visit, null)),
  form(`${PLANS}/:id/consider/:kind`, 'person', {
    command: considerParts,
    input: considerInput,
    again: showConsider,
    sentences,
  }),
]
