import { type AccessRule, may } from '../../../kernel/access.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { movesFrom } from '../../../kernel/workflow.ts'
import { hereWith } from '../../../platform/http/here.ts'
import { type Answer, FORBIDDEN, NOT_FOUND, type Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { countsOfSources } from '../../assignments/public.ts'
import { type Citable, citablePapers, fullName } from '../../directives/public.ts'
import { teamsWithin } from '../../people/public.ts'
import { roadmapsOfPapers } from '../../roadmaps/public.ts'
import type { Category } from '../../schools/domain/types.ts'
import { labelsOf } from '../../schools/public.ts'
import { keepModel, keepProgramme, openModel, openProgramme } from '../domain/access.ts'
import { CATEGORY_ORDER } from '../domain/passport.ts'
import { periodOf, type ReadPeriod } from '../domain/period.ts'
import type { Model, Programme, ProgrammeState, Span } from '../domain/types.ts'
import { modelWorkflow, type ProgrammeAction, programmeWorkflow } from '../domain/workflow.ts'
import { openModelPage, openProgrammePage } from '../pages/open.tsx'
import { type Here, SECTION } from '../pages/shell.tsx'
import type { Work } from '../pages/work.ts'
import { findModel } from '../queries/model.ts'
import type { LinkedPaper, SpeakingPaper } from '../queries/papers.ts'
import { findProgramme } from '../queries/programme.ts'
import { programmesText } from '../text.ts'

export const hereOf = (visit: Visit): Here => hereWith(visit, programmesText[visit.lang])

/** «На дату» of the address; today when it names none. */
export const onOf = (visit: Visit): Here['today'] => readTypedDay(visit.query('on')) ?? visit.scope.today

export const keepsProgramme = (visit: Visit, programme: Pick<Programme, 'owner'>): boolean =>
  visit.scope.on === null && may(keepProgramme, visit.scope, programme)
export const keepsModel = (visit: Visit, model: Pick<Model, 'owner'>): boolean =>
  visit.scope.on === null && may(keepModel, visit.scope, model)

/** The programme of the address, for whoever keeps programmes; an answer when there is nothing to show him. */
export const programmeToKeep = async (visit: Visit): Promise<Programme | Answer> => {
  const programme = await findProgramme(visit.tx, visit.param('id'))
  if (programme === null) return NOT_FOUND
  return keepsProgramme(visit, programme) ? programme : FORBIDDEN
}

export const modelToKeep = async (visit: Visit): Promise<Model | Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  return keepsModel(visit, model) ? model : FORBIDDEN
}

const paperName = (paper: Citable): string => fullName(paper).slice(0, 110)

/** Papers in force and their clauses as lines of a list. */
export const actOptions = async (
  visit: Visit,
  node: { readonly region: string; readonly municipality: string | null },
): Promise<SelectOption[]> => {
  const { t } = hereOf(visit)
  const papers = await citablePapers(visit.tx, node)
  return papers.flatMap((paper) => {
    const group = paperName(paper)
    return [
      { value: `d:${paper.id}`, label: `${group}: ${t.act.whole}`, group },
      ...paper.clauses.map((clause) => ({
        value: `c:${paper.id}:${clause.id}`,
        label: `${clause.number}. ${clause.text}`.slice(0, 110),
        group,
      })),
    ]
  })
}

/** Groups of participants as the municipality calls them (R219). */
export const groupLabels = async (
  visit: Visit,
  model: Pick<Model, 'municipality'>,
): Promise<Record<Category, string>> => {
  const { t, lang } = hereOf(visit)
  if (lang !== 'ru') return t.categories
  const labels = await labelsOf(visit.tx, model.municipality)
  const named = CATEGORY_ORDER.map((category) => {
    const { plural } = labels[category]
    return [category, plural.charAt(0).toUpperCase() + plural.slice(1)]
  })
  return Object.fromEntries(named) as Record<Category, string>
}

/** The period of a passport beside the stages of its programme (R039). */
export const periodRead = ({ programmeSpan, programmeStages: stages }: Model, words: string): ReadPeriod =>
  periodOf(words, { ...programmeSpan, stages })

/** Categories are for the municipality and the region; a school sees names in one list. */
export const seesMarks = (visit: Visit, model: Model): boolean =>
  visit.scope.municipalities.includes(model.municipality) || visit.scope.regions.includes(model.region)

const actionsFrom = (workflow: typeof programmeWorkflow, state: ProgrammeState): ProgrammeAction[] =>
  movesFrom(workflow, state).map(({ action }) => action)
export const programmeActions = (programme: Programme): ProgrammeAction[] =>
  actionsFrom(programmeWorkflow, programme.state)
export const modelActions = (model: Model): ProgrammeAction[] => actionsFrom(modelWorkflow, model.state)

type WorkAsked = {
  readonly papers: readonly LinkedPaper[]
  readonly spoken?: readonly SpeakingPaper[]
  readonly municipality: string | null
  readonly span: Span
}

/** What the papers have brought about, by themselves and by roadmaps they approved: open and late assignments, teams of these days. */
export const workOf = async (visit: Visit, asked: WorkAsked): Promise<Work> => {
  const sources = new Map<string, { readonly title: string; readonly href: string }>()
  const addPaper = (id: string, title: string) => sources.set(id, { title, href: `/directives/${id}/matrix` })
  for (const paper of asked.spoken ?? []) addPaper(paper.id, fullName(paper))
  for (const { id, words, title } of asked.papers)
    if (id !== null && title !== null) addPaper(id, `${words} ${title}`)
  for (const { id, title } of await roadmapsOfPapers(visit.tx, [...sources.keys()]))
    sources.set(id, { title, href: `/roadmaps/${id}?state=late` })
  const counts = sources.size === 0 ? [] : await countsOfSources(visit.tx, [...sources.keys()])
  const teams = asked.municipality === null ? [] : await teamsWithin(visit.tx, asked.municipality, asked.span)
  return {
    open: counts.reduce((sum, each) => sum + each.open, 0),
    late: counts.flatMap(({ source, late: count }) => {
      const found = sources.get(source)
      return count === 0 || found === undefined ? [] : { ...found, count }
    }),
    teams: teams.length,
  }
}

const asSeen = (
  visit: Visit,
  thing: Pick<Model, 'owner' | 'isOpen' | 'state'>,
  { rule, card, open }: { readonly rule: AccessRule; readonly card: string; readonly open: string },
): string | null => {
  if (thing.state !== 'draft' && may(rule, visit.scope, thing)) return `${card}/public`
  return thing.isOpen ? open : null
}

/** «Как видят все»: the preview for whoever may open it, the open page for the rest; null while there is neither. */
export const programmeAsSeen = (visit: Visit, programme: Programme): string | null =>
  asSeen(visit, programme, {
    rule: openProgramme,
    card: `${SECTION}/${programme.id}`,
    open: openProgrammePage(programme.id),
  })
export const modelAsSeen = (visit: Visit, model: Model): string | null =>
  asSeen(visit, model, { rule: openModel, card: `/models/${model.id}`, open: openModelPage(model.id) })
