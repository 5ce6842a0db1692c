import { shortDay } from '../../../kernel/format.ts'
import type { MunicipalityId } from '../../../kernel/ids.ts'
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
import { roleNames } from '../../../ui/roles.ts'
import { candidatesAt, rolesGrantedBy } from '../../people/public.ts'
import { addModel, appointByClause, moveModel } from '../commands/model.ts'
import { dayWithin } from '../domain/rules.ts'
import type { Model } from '../domain/types.ts'
import { programmeActionOf } from '../domain/workflow.ts'
import { AppointPage, ModelPage } from '../pages/model.tsx'
import { ModelForm, ModelsPage } from '../pages/models.tsx'
import { MovePage } from '../pages/programme-forms.tsx'
import { SECTION } from '../pages/shell.tsx'
import { effectsOf } from '../queries/effects.ts'
import { compareModels, countsAt, findModel, type ModelLine, passportNow } from '../queries/model.ts'
import { papersOf, statesOf } from '../queries/papers.ts'
import { rolesByActs } from '../queries/people.ts'
import { findProgramme } from '../queries/programme.ts'
import { programmesSentences as sentences } from '../text.ts'
import {
  actOptions,
  groupLabels,
  hereOf,
  keepsModel,
  modelActions,
  modelAsSeen,
  modelToKeep,
  periodRead,
  seesMarks,
  workOf,
} from './visiting.ts'

const ownerOf = (region: ModelOwner['region'], municipality: MunicipalityId) => ({
  owner: { region, municipality, organisation: null },
})
type ModelOwner = Parameters<typeof keepsModel>[1]['owner']

const showModels = async (visit: Visit): Promise<Answer> => {
  const programme = await findProgramme(visit.tx, visit.param('id'))
  if (programme === null) return NOT_FOUND
  const here = hereOf(visit)
  const lines = await compareModels(visit.tx, programme.id, programme.region, here.today)
  const makes = (line: ModelLine): boolean =>
    programme.state !== 'closed' && keepsModel(visit, ownerOf(programme.region, line.municipality))
  return visit.page(
    { title: here.t.models.title, section: SECTION, wide: true },
    <ModelsPage here={here} programme={programme} lines={lines} makes={makes} />,
  )
}

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await findProgramme(visit.tx, visit.param('id'))
  if (programme === null) return NOT_FOUND
  const here = hereOf(visit)
  const lines = await compareModels(visit.tx, programme.id, programme.region, here.today)
  const free = lines.filter(
    (line) => line.model === null && keepsModel(visit, ownerOf(programme.region, line.municipality)),
  )
  if (free.length === 0) return FORBIDDEN
  const wanted = visit.query('municipality') || (free.length === 1 ? free[0]?.municipality : '')
  const known = prefilled({ municipality: wanted ?? '', shortName: here.t.models.shortDefault })
  return visit.page(
    { title: here.t.models.addTitle, section: SECTION, failed: typed !== null },
    <ModelForm
      here={here}
      filled={await filledFrom(visit, typed, known)}
      programme={programme}
      municipalities={free.map((line) => ({ value: line.municipality, label: line.municipalityName }))}
    />,
  )
}

const showCard = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  const here = hereOf(visit)
  const keeps = keepsModel(visit, model)
  const on = dayWithin(model.programmeSpan, here.today)
  const [papers, { passport, reading }, people, counts, labels, states] = await Promise.all([
    papersOf(visit.tx, model.id),
    passportNow(visit.tx, model.id),
    rolesByActs(visit.tx, model.municipality),
    countsAt(visit.tx, model.id, on),
    groupLabels(visit, model),
    statesOf(visit.tx, model.id),
  ])
  const names = roleNames[visit.lang]
  return visit.page(
    { title: model.name, section: SECTION, wide: true, about: { record: model.id } },
    <ModelPage
      here={here}
      model={model}
      passport={passport}
      period={periodRead(model, passport?.fields.period ?? '')}
      effects={await effectsOf(visit.tx, model.id)}
      reading={reading}
      counts={counts}
      on={on}
      labels={labels}
      people={people.map((line) => ({ ...line, role: names[line.role] }))}
      papers={papers}
      states={states}
      work={await workOf(visit, { papers, municipality: model.municipality, span: model.programmeSpan })}
      keeps={keeps}
      asSeen={modelAsSeen(visit, model)}
      appoints={keeps && rolesToAppoint(visit, model).length > 0}
      marks={seesMarks(visit, model)}
      actions={keeps ? modelActions(model) : []}
      isCopied={visit.query('done') === 'copied'}
    />,
  )
}

const showMove = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const action = programmeActionOf(typed?.values.text('action') ?? visit.query('action'))
  if (action === null) return NOT_FOUND
  const here = hereOf(visit)
  const word = here.t.modelMoves[action]
  return visit.page(
    { title: word, section: SECTION, failed: typed !== null },
    <MovePage
      here={here}
      filled={await filledFrom(visit, typed, emptyForm)}
      action={action}
      word={word}
      of={{ href: `/models/${model.id}`, name: model.shortName }}
      acts={await actOptions(visit, model)}
    />,
  )
}

const ROLES = ['municipalCoordinator', 'municipalCurator', 'methodologist'] as const

const rolesToAppoint = (visit: Visit, model: Model) => {
  const granted = rolesGrantedBy(visit.scope, model.owner)
  return ROLES.filter((role) => granted.includes(role))
}

const showAppoint = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const here = hereOf(visit)
  const roles = rolesToAppoint(visit, model)
  if (roles.length === 0) return FORBIDDEN
  const people = await candidatesAt(visit.tx, model)
  return visit.page(
    { title: here.t.appoint.title, section: SECTION, failed: typed !== null },
    <AppointPage
      here={here}
      filled={await filledFrom(visit, typed, prefilled({ from: shortDay(here.today) }))}
      model={model}
      people={people.map(({ id, name, place }) => ({
        value: id,
        label: [name, place].filter(Boolean).join(', '),
      }))}
      roles={roles.map((role) => ({ value: role, label: roleNames[visit.lang][role] }))}
      acts={await actOptions(visit, model)}
    />,
  )
}

const textsOf = (values: FormValues, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values.text(name)]))

export const modelRoutes: readonly Route[] = [
  datedPage(`${SECTION}/:id/models`, 'person', showModels),
  page(`${SECTION}/:id/models/new`, 'person', (visit) => showNew(visit, null)),
  form(`${SECTION}/:id/models/new`, 'person', {
    command: addModel,
    input: (values, param) => ({
      programme: param('id'),
      ...textsOf(values, ['municipality', 'name', 'shortName']),
    }),
    again: showNew,
    sentences,
  }),
  datedPage('/models/:id', 'person', showCard),
  page('/models/:id/move', 'person', (visit) => showMove(visit, null)),
  form('/models/:id/move', 'person', {
    command: moveModel,
    input: (values, param) => ({ id: param('id'), ...textsOf(values, ['action', 'act', 'actWords']) }),
    again: showMove,
    sentences,
  }),
  page('/models/:id/appoint', 'person', (visit) => showAppoint(visit, null)),
  form('/models/:id/appoint', 'person', {
    command: appointByClause,
    input: (values, param) => ({
      model: param('id'),
      ...textsOf(values, ['person', 'role', 'from', 'act', 'actWords']),
    }),
    again: showAppoint,
    sentences,
  }),
]
