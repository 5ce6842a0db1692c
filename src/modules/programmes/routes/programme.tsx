import { hasRole } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import {
  addAlias,
  keepProgrammeCommand,
  keepStage,
  moveProgramme,
  removeAlias,
  removeStage,
} from '../commands/programme.ts'
import { isOfItsYear, programmesNamedIn } from '../domain/naming.ts'
import { lastDay } from '../domain/rules.ts'
import type { Programme } from '../domain/types.ts'
import { programmeActionOf } from '../domain/workflow.ts'
import { ListPage } from '../pages/list.tsx'
import { ProgrammePage } from '../pages/programme.tsx'
import { MovePage, ProgrammeForm, StageForm } from '../pages/programme-forms.tsx'
import { SECTION } from '../pages/shell.tsx'
import { effectsOfProgramme } from '../queries/effects.ts'
import { compareModels } from '../queries/model.ts'
import { papersOf, papersSpeaking, statesOf } from '../queries/papers.ts'
import { findProgramme, listProgrammes, PROGRAMMES_PER_PAGE, programmeNames } from '../queries/programme.ts'
import { programmesSentences as sentences } from '../text.ts'
import {
  actOptions,
  hereOf,
  keepsModel,
  keepsProgramme,
  onOf,
  programmeActions,
  programmeAsSeen,
  programmeToKeep,
  workOf,
} from './visiting.ts'

const mayAdd = (visit: Visit): boolean => {
  const region = visit.scope.regions[0]
  return (
    region !== undefined &&
    keepsProgramme(visit, { owner: { region, municipality: null, organisation: null } })
  )
}

/** Keeps the models of a municipality of his own. */
const makesModels = (visit: Visit): boolean =>
  visit.scope.roles.some(
    ({ level, region, municipality }) =>
      level === 'municipality' && keepsModel(visit, { owner: { region, municipality, organisation: null } }),
  )

const showList = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const asked = {
    page: pageNumber(visit.query('page')),
    text: visit.query('text').slice(0, 100),
    on: onOf(visit),
  }
  const lines = await listProgrammes(visit.tx, asked)
  return visit.page(
    { title: here.t.title, section: SECTION, wide: true },
    <ListPage
      here={here}
      lines={lines}
      text={asked.text}
      page={asked.page}
      perPage={PROGRAMMES_PER_PAGE}
      keeps={mayAdd(visit)}
      makes={makesModels(visit)}
    />,
  )
}

/** Papers of the region that name the programme, and how they call it (R228). */
const spokenOf = async (visit: Visit, programme: Programme) => {
  const all = await programmeNames(visit.tx, programme.region)
  const own = all.find(({ id }) => id === programme.id)
  if (own === undefined) return []
  const rest = all.filter(({ id }) => id !== programme.id)
  const shares = ({ names }: (typeof all)[number]) => names.some((name) => own.names.includes(name))
  const years = rest.filter(shares)
  const others = rest.filter((each) => !shares(each))
  const papers = await papersSpeaking(visit.tx, programme.region, own.names)
  return papers.flatMap((paper) => {
    if (!isOfItsYear(paper.dateOn, own, years)) return []
    const mention = programmesNamedIn(paper.text, [own, ...others]).find(
      (each) => each.programme === programme.id,
    )
    return mention === undefined ? [] : [{ paper, mention }]
  })
}

const showCard = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await findProgramme(visit.tx, visit.param('id'))
  if (programme === null) return NOT_FOUND
  const here = hereOf(visit)
  const keeps = keepsProgramme(visit, programme)
  const isAbove = hasRole(visit.scope, 'schoolHead', 'deputyHead') && visit.scope.municipalities.length === 0
  const papers = await papersOf(visit.tx, programme.id)
  const spoken = isAbove ? [] : await spokenOf(visit, programme)
  const source = programme.copiedFrom === null ? null : await findProgramme(visit.tx, programme.copiedFrom)
  return visit.page(
    {
      title: programme.shortName,
      section: SECTION,
      wide: true,
      failed: (typed?.problems.length ?? 0) > 0,
      about: { record: programme.id },
    },
    <ProgrammePage
      here={here}
      programme={programme}
      copiedFrom={source}
      models={await compareModels(visit.tx, programme.id, programme.region, here.today)}
      effects={await effectsOfProgramme(visit.tx, programme.id)}
      papers={papers}
      spoken={spoken}
      states={await statesOf(visit.tx, programme.id)}
      work={
        await workOf(visit, {
          papers,
          spoken: spoken.map(({ paper }) => paper),
          municipality: null,
          span: programme,
        })
      }
      keeps={keeps}
      asSeen={programmeAsSeen(visit, programme)}
      actions={keeps ? programmeActions(programme) : []}
      typed={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
    />,
  )
}

const knownOf = (programme: Programme | null): FormValues =>
  programme === null
    ? emptyForm
    : prefilled({
        name: programme.name,
        shortName: programme.shortName,
        purpose: programme.purpose,
        from: shortDay(programme.from),
        until: shortDay(lastDay(programme)),
      })

const showForm = async (visit: Visit, programme: Programme | null, typed: Typed | null): Promise<Answer> => {
  const here = hereOf(visit)
  const title = programme === null ? here.t.form.newTitle : here.t.form.editTitle
  const address = programme === null ? `${SECTION}/new` : `${SECTION}/${programme.id}/edit`
  const draft = { form: 'programme.keep', subject: programme?.id ?? 'new', title, address }
  const filled = await filledFrom(visit, typed, knownOf(programme), {
    draft,
    ...(programme === null ? {} : { version: programme.version }),
  })
  return visit.page(
    { title, section: SECTION, failed: filled.problems.length > 0 },
    <ProgrammeForm here={here} filled={filled} programme={programme} />,
  )
}

const showNew = (visit: Visit, typed: Typed | null): Promise<Answer> =>
  mayAdd(visit) ? showForm(visit, null, typed) : Promise.resolve(FORBIDDEN)

const showEdit = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  return 'kind' in programme ? programme : showForm(visit, programme, typed)
}

const showStage = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  if ('kind' in programme) return programme
  const wanted = visit.param('stage')
  const stage = programme.stages.find(({ id }) => id === wanted) ?? null
  if (stage === null && wanted !== '') return NOT_FOUND
  const here = hereOf(visit)
  const known =
    stage === null
      ? prefilled({})
      : prefilled({ ...stage, from: shortDay(stage.from), until: shortDay(lastDay(stage)) })
  const filled = await filledFrom(visit, typed, known)
  return visit.page(
    { title: stage?.name ?? here.t.form.stageTitle, section: SECTION, failed: filled.problems.length > 0 },
    <StageForm here={here} filled={filled} programme={programme} stage={stage} />,
  )
}

const showMove = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  if ('kind' in programme) return programme
  const action = programmeActionOf(typed?.values.text('action') ?? visit.query('action'))
  if (action === null) return NOT_FOUND
  const here = hereOf(visit)
  const word = here.t.moves[action]
  return visit.page(
    { title: word, section: SECTION, failed: typed !== null },
    <MovePage
      here={here}
      filled={await filledFrom(visit, typed, emptyForm)}
      action={action}
      word={word}
      of={{ href: `${SECTION}/${programme.id}`, name: programme.shortName }}
      acts={await actOptions(visit, { region: programme.region, municipality: null })}
    />,
  )
}

const programmeIn = (values: FormValues, programme: string) => ({
  programme,
  ...Object.fromEntries(
    ['name', 'shortName', 'purpose', 'from', 'until'].map((name) => [name, values.text(name)]),
  ),
})
const stageIn = (values: FormValues, param: (name: string) => string) => ({
  programme: param('id'),
  stage: param('stage'),
  ...Object.fromEntries(
    ['name', 'from', 'until', 'brings', 'answers'].map((name) => [name, values.text(name)]),
  ),
})
const draftOf = (values: FormValues, param: (name: string) => string) => ({
  form: 'programme.keep',
  subject: param('id') || 'new',
  title: values.text('name'),
  address: param('id') === '' ? `${SECTION}/new` : `${SECTION}/${param('id')}/edit`,
})

const stageForm = (path: string): Route =>
  form(path, 'person', { command: keepStage, input: stageIn, again: showStage, sentences })

export const programmeRoutes: readonly Route[] = [
  datedPage(SECTION, 'person', showList),
  page(`${SECTION}/new`, 'person', (visit) => showNew(visit, null)),
  form(`${SECTION}/new`, 'person', {
    command: keepProgrammeCommand,
    input: (values) => programmeIn(values, ''),
    again: showNew,
    sentences,
    draft: draftOf,
  }),
  datedPage(`${SECTION}/:id`, 'person', (visit) => showCard(visit, null)),
  page(`${SECTION}/:id/edit`, 'person', (visit) => showEdit(visit, null)),
  form(`${SECTION}/:id/edit`, 'person', {
    command: keepProgrammeCommand,
    input: (values, param) => programmeIn(values, param('id')),
    again: showEdit,
    sentences,
    draft: draftOf,
  }),
  page(`${SECTION}/:id/stages/new`, 'person', (visit) => showStage(visit, null)),
  stageForm(`${SECTION}/:id/stages/new`),
  page(`${SECTION}/:id/stages/:stage`, 'person', (visit) => showStage(visit, null)),
  stageForm(`${SECTION}/:id/stages/:stage`),
  form(`${SECTION}/:id/stages/:stage/remove`, 'person', {
    command: removeStage,
    input: (_values, param) => ({ programme: param('id'), stage: param('stage') }),
    again: showStage,
    sentences,
  }),
  form(`${SECTION}/:id/names`, 'person', {
    command: addAlias,
    input: (values, param) => ({ programme: param('id'), alias: values.text('alias') }),
    again: showCard,
    sentences,
  }),
  form(`${SECTION}/:id/names/:name/remove`, 'person', {
    command: removeAlias,
    input: (_values, param) => ({ programme: param('id'), alias: param('name') }),
    again: showCard,
    sentences,
  }),
  page(`${SECTION}/:id/move`, 'person', (visit) => showMove(visit, null)),
  form(`${SECTION}/:id/move`, 'person', {
    command: moveProgramme,
    input: (values, param) => ({
      id: param('id'),
      action: values.text('action'),
      act: values.text('act'),
      actWords: values.text('actWords'),
    }),
    again: showMove,
    sentences,
  }),
]
