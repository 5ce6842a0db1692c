import { shortDay } from '../../../kernel/format.ts'
import { isUuid, type OrganisationId } from '../../../kernel/ids.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { type FormValues, formValues } from '../../../platform/http/form.ts'
import { problemOf } from '../../../platform/http/problems.ts'
import {
  type Answer,
  datedPage,
  form,
  NOT_FOUND,
  type Problem,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { CATEGORIES, type Category } from '../../schools/domain/types.ts'
import { draftListPaper } from '../commands/list-paper.ts'
import { changeParticipation, wishOf } from '../commands/participation.ts'
import { type ChangeLine, planChange } from '../domain/participation.ts'
import { dayWithin } from '../domain/rules.ts'
import type { Model } from '../domain/types.ts'
import { ChangePage } from '../pages/change.tsx'
import { ParticipantsPage } from '../pages/participants.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findModel, PARTICIPANTS_PER_PAGE, participantsOf, periodsOf, schoolsOf } from '../queries/model.ts'
import { findAct } from '../queries/papers.ts'
import { programmesSentences as sentences } from '../text.ts'
import { actOptions, groupLabels, hereOf, keepsModel, modelToKeep, seesMarks } from './visiting.ts'

const showParticipants = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  const here = hereOf(visit)
  const on = readTypedDay(visit.query('on')) ?? dayWithin(model.programmeSpan, visit.scope.today)
  const isHistory = visit.query('show') === 'all'
  const at = pageNumber(visit.query('page'))
  return visit.page(
    { title: here.t.participants.title, section: SECTION, wide: true },
    <ParticipantsPage
      here={here}
      model={model}
      labels={await groupLabels(visit, model)}
      lines={await participantsOf(visit.tx, model.id, isHistory ? null : on, at)}
      on={on}
      isHistory={isHistory}
      page={at}
      perPage={PARTICIPANTS_PER_PAGE}
      keeps={keepsModel(visit, model)}
      marks={seesMarks(visit, model)}
      done={Number(visit.query('done')) || 0}
    />,
  )
}

const FIELDS = ['kind', 'category', 'on', 'reason', 'act', 'actWords'] as const

/** The form as the address holds it: what changes is asked about by GET, so it can be looked at and gone back from. */
const askedOf = (visit: Visit): FormValues =>
  formValues({
    ...Object.fromEntries(
      FIELDS.flatMap((name) => (visit.query(name) === '' ? [] : [[name, [visit.query(name).slice(0, 400)]]])),
    ),
    schools: (visit.c.req.queries('schools') ?? []).filter(isUuid).slice(0, 2000),
    ...(visit.query('on') === '' ? { on: [shortDay(visit.scope.today)] } : {}),
  })

type Asked = {
  readonly preview: readonly ChangeLine[] | null
  readonly problems: readonly Problem[]
  readonly words: string | null
}
const NOT_ASKED: Asked = { preview: null, problems: [], words: null }

/** The same rules as the command's, asked before anything is saved. */
const previewOf = async (visit: Visit, model: Model, values: FormValues): Promise<Asked> => {
  const on = readTypedDay(values.text('on'))
  const category = CATEGORIES.find((code) => code === values.text('category')) ?? ''
  const kind = values.text('kind')
  const wish =
    on === null || (kind !== 'enter' && kind !== 'exit')
      ? null
      : wishOf({ kind, category: category as Category | '', on })
  const act = await findAct(visit.tx, values.text('act'), values.text('actWords').trim())
  const outside = on !== null && (on < model.programmeSpan.from || on >= model.programmeSpan.until)
  const faults: readonly (readonly [boolean, string, string])[] = [
    [act === null, 'actNeeded', 'act'],
    [kind === '', 'chooseOne', 'kind'],
    [kind === 'enter' && category === '', 'chooseCategory', 'category'],
    [on === null, 'notADay', 'on'],
    [outside, 'dayOutside', 'on'],
    [values.all('schools').length === 0, 'chooseSchools', 'schools'],
  ]
  const problems = faults
    .filter(([isWrong]) => isWrong)
    .map(([, code, field]) => problemOf({ code, field }, visit.lang, sentences))
  if (problems.length > 0 || wish === null) return { preview: null, problems, words: null }
  const preview = planChange(
    values.all('schools') as readonly OrganisationId[],
    await periodsOf(visit.tx, model.id),
    wish,
  )
  return { preview, problems, words: act?.words ?? null }
}

const showChange = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const here = hereOf(visit)
  const values = typed?.values ?? askedOf(visit)
  const isAsked = typed !== null || visit.query('check') === '1'
  const asked = isAsked ? await previewOf(visit, model, values) : NOT_ASKED
  const problems = typed?.problems ?? asked.problems
  return visit.page(
    { title: here.t.change.title, section: SECTION, failed: problems.length > 0 },
    <ChangePage
      here={here}
      model={model}
      labels={await groupLabels(visit, model)}
      filled={{ values, problems }}
      schools={await schoolsOf(visit.tx, model, here.today)}
      acts={await actOptions(visit, model)}
      preview={problems.length > 0 ? null : asked.preview}
      actWords={asked.words}
    />,
  )
}

export const participantRoutes: readonly Route[] = [
  datedPage('/models/:id/participants', 'person', showParticipants),
  form('/models/:id/participants/paper', 'person', {
    command: draftListPaper,
    input: (_values, param) => ({ model: param('id') }),
    again: showParticipants,
    sentences,
  }),
  page('/models/:id/participants/change', 'person', (visit) => showChange(visit, null)),
  form('/models/:id/participants/change', 'person', {
    command: changeParticipation,
    input: (values, param) => ({
      model: param('id'),
      ...Object.fromEntries(FIELDS.map((name) => [name, values.text(name)])),
      schools: values.all('schools'),
    }),
    again: showChange,
    sentences,
  }),
]
