import { shortDay, spanText } from '../../../kernel/format.ts'
import type { MunicipalityId } from '../../../kernel/ids.ts'
import { withYears } from '../../../kernel/year-shift.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
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
import { daysOffOfYears } from '../../calendar/public.ts'
import { TERM, termsIn } from '../../roadmaps/public.ts'
import type { Carrier } from '../commands/carriers/carrier.ts'
import { OWN_CARRIERS } from '../commands/carriers/own.ts'
import { copyModelWith, copyProgramme } from '../commands/year.ts'
import { lastDay } from '../domain/rules.ts'
import type { Model, Programme } from '../domain/types.ts'
import { isOffered, planProgramme, type YearLine } from '../domain/year.ts'
import { type Here, SECTION } from '../pages/shell.tsx'
import { daysFields, nameField, periodField, shortNameField, YearPage } from '../pages/year.tsx'
import { MadeNote, NowherePage, TargetForm } from '../pages/year-target.tsx'
import { compareModels, findModel } from '../queries/model.ts'
import { findProgramme, freeProgrammes, madeAfter } from '../queries/programme.ts'
import { loadYear } from '../queries/year.ts'
import { programmesText, programmesSentences as sentences } from '../text.ts'
import { hereOf, keepsModel, keepsProgramme, programmeToKeep } from './visiting.ts'

/** Lines ticked, but for those in doubt, with their new days, before a person changes anything. */
const linesKnown = (lines: readonly YearLine[]): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap((line): [string, string][] => [
      ...(isOffered(line) ? ([[`take.${line.key}`, 'yes']] as [string, string][]) : []),
      ...(line.will === null
        ? []
        : ([
            [`from.${line.key}`, shortDay(line.will.from)],
            [`until.${line.key}`, shortDay(lastDay(line.will))],
          ] as [string, string][])),
    ]),
  )

const NEXT = 1

const showProgramme = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  if ('kind' in programme) return programme
  const here = hereOf(visit)
  const plan = planProgramme(programme, NEXT, await daysOffOfYears(visit.tx, programme.until))
  const own = `${SECTION}/${programme.id}`
  const title = here.t.year.programmeTitle
  const known = prefilled({
    ...linesKnown(plan.lines),
    name: plan.name,
    shortName: plan.shortName,
    from: shortDay(plan.span.from),
    until: shortDay(lastDay(plan.span)),
  })
  const draft = { form: 'programme.copyToYear', subject: programme.id, title, address: `${own}/next-year` }
  return visit.page(
    { title, section: SECTION, wide: true, failed: typed !== null },
    <YearPage
      here={here}
      title={title}
      crumbs={[
        { label: here.t.title, href: SECTION },
        { label: programme.shortName, href: own },
        { label: title },
      ]}
      action={`${own}/next-year`}
      back={own}
      filled={await filledFrom(visit, typed, known, { draft })}
      years={NEXT}
      lines={plan.lines}
      behind={plan.behind}
      create={here.t.year.create}
      before={<MadeNote here={here} made={await madeAfter(visit.tx, programme.id)} />}
      head={[
        { was: programme.name, field: nameField(here) },
        { was: programme.shortName, field: shortNameField(here) },
        { was: spanText(programme), field: daysFields(here) },
      ]}
    />,
  )
}

const linesIn = (values: FormValues) =>
  Object.keys(values.fields)
    .filter((name) => name.startsWith('take.'))
    .map((name) => name.slice('take.'.length))
    .map((key) => ({ key, take: true, from: values.text(`from.${key}`), until: values.text(`until.${key}`) }))

const crumbsOf = (here: Here, model: Model) => [
  { label: here.t.title, href: SECTION },
  { label: model.municipalityName, href: `/models/${model.id}` },
  { label: here.t.year.modelTitle },
]

type Choice = { readonly value: string; readonly label: string }

const targetsOf = async (visit: Visit, model: Model, municipality: string): Promise<Choice[]> => {
  const found = await freeProgrammes(visit.tx, model.region, municipality, model.programme)
  return found.map(({ id, name }) => ({ value: id, label: name }))
}

const municipalitiesFor = async (visit: Visit, model: Model): Promise<Choice[]> => {
  const lines = await compareModels(visit.tx, model.programme, model.region, visit.scope.today)
  return lines
    .filter((line) => keepsModel(visit, { owner: { ...model.owner, municipality: line.municipality } }))
    .map((line) => ({ value: line.municipality, label: line.municipalityName }))
}

type Target = { readonly programme: Programme; readonly municipality: MunicipalityId }

const showPlan = async (
  visit: Visit,
  model: Model,
  target: Target,
  typed: Typed | null,
  { carriers, before }: { carriers: readonly Carrier[]; before: ReturnType<typeof TargetForm> },
): Promise<Answer> => {
  const here = hereOf(visit)
  const ground = await loadYear(visit.tx, model, target, carriers)
  const { years } = ground.carrying
  const own = `/models/${model.id}`
  const title = here.t.year.modelTitle
  const period = ground.passport?.fields.period ?? ''
  const known = prefilled({
    ...linesKnown(ground.lines),
    ...Object.fromEntries(ground.terms.map(({ row, term }) => [TERM + row, term])),
    name: ground.carrying.say(withYears(model.name, years)),
    period: withYears(period, years),
  })
  return visit.page(
    { title, section: SECTION, wide: true, failed: typed !== null },
    <YearPage
      here={here}
      title={title}
      crumbs={crumbsOf(here, model)}
      action={`${own}/copy`}
      back={own}
      filled={await filledFrom(visit, typed, known)}
      years={years}
      lines={ground.lines}
      terms={ground.terms}
      moved={ground.moved}
      behind={ground.behind.map((each) =>
        each.kind === 'school' && each.reason === 'elsewhere'
          ? { ...each, title: here.t.year.elsewhereSchools(each.title) }
          : each,
      )}
      hidden={{ to: target.programme.id, for: target.municipality }}
      create={here.t.year.createModel}
      before={before}
      head={[
        { was: model.name, field: nameField(here) },
        { was: period, field: periodField(here) },
      ]}
    />,
  )
}

/** Who keeps the programme makes its new year; a municipality asks, in the words of a question. */
const makerOf = (visit: Visit, model: Model) => {
  if (keepsProgramme(visit, model)) return { href: `${SECTION}/${model.programme}/next-year`, isHere: true }
  const text = programmesText.ru.year.askWords(model.programmeName)
  return { href: `/questions/about/${model.programme}?${new URLSearchParams({ text })}`, isHere: false }
}

const showCopy = async (visit: Visit, typed: Typed | null, carriers: readonly Carrier[]): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  const municipalities = await municipalitiesFor(visit, model)
  if (municipalities.length === 0) return FORBIDDEN
  const here = hereOf(visit)
  const wanted = typed?.values.text('for') || visit.query('for') || model.municipality
  const municipality =
    municipalities.find(({ value }) => value === wanted)?.value ?? municipalities[0]?.value ?? ''
  const programmes = await targetsOf(visit, model, municipality)
  const to = typed?.values.text('to') || visit.query('to')
  const chosen = programmes.find(({ value }) => value === to)?.value ?? programmes[0]?.value ?? ''
  const before = (
    <TargetForm
      here={here}
      action={`/models/${model.id}/copy`}
      programmes={programmes}
      municipalities={municipalities}
      programme={chosen}
      municipality={municipality}
      maker={makerOf(visit, model)}
    />
  )
  const programme = await findProgramme(visit.tx, chosen)
  if (programme !== null)
    return showPlan(visit, model, { programme, municipality: municipality as MunicipalityId }, typed, {
      carriers,
      before,
    })
  const title = here.t.year.modelTitle
  return visit.page(
    { title, section: SECTION, wide: true },
    <NowherePage here={here} title={title} crumbs={crumbsOf(here, model)} before={before} />,
  )
}

const programmeYear: readonly Route[] = [
  page(`${SECTION}/:id/next-year`, 'person', (visit) => showProgramme(visit, null)),
  form(`${SECTION}/:id/next-year`, 'person', {
    command: copyProgramme,
    input: (values, param) => ({
      programme: param('id'),
      ...Object.fromEntries(['name', 'shortName', 'from', 'until'].map((name) => [name, values.text(name)])),
      lines: linesIn(values),
    }),
    again: showProgramme,
    sentences,
    draft: (values, param) => ({
      form: 'programme.copyToYear',
      subject: param('id'),
      title: values.text('name'),
      address: `${SECTION}/${param('id')}/next-year`,
    }),
  }),
]

/** Pages of «Новый год по образцу прошлого»; what goes with a model from modules to the right comes from the composition. */
export const yearRoutes = (more: readonly Carrier[]): readonly Route[] => {
  const carriers = [...OWN_CARRIERS, ...more]
  return [
    ...programmeYear,
    page('/models/:id/copy', 'person', (visit) => showCopy(visit, null, carriers)),
    form('/models/:id/copy', 'person', {
      command: copyModelWith(more),
      input: (values, param) => ({
        model: param('id'),
        programme: values.text('to'),
        municipality: values.text('for'),
        name: values.text('name'),
        period: values.text('period'),
        lines: linesIn(values),
        terms: termsIn(values),
      }),
      again: (visit, typed) => showCopy(visit, typed, carriers),
      sentences,
    }),
  ]
}
