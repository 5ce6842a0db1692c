import { momentText, shortDay } from '../../../kernel/format.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { dayInZone, localMoment, moment, toMoment } from '../../../platform/clock.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { type FormValues, prefilled, type StoredFile } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { passportRows, type ReadPaper } from '../../directives/public.ts'
import { readName, registerOf } from '../../schools/public.ts'
import { type ReadFile, savePassport, uploadPassport } from '../commands/passport.ts'
import { passportDocx } from '../documents/passport.ts'
import { completeness, passportFrom, withoutGroups } from '../domain/passport.ts'
import { type Model, TEXT_FIELDS } from '../domain/types.ts'
import { PassportPage } from '../pages/passport.tsx'
import { type AskedSchool, CheckPage, PassportForm, UploadPage } from '../pages/passport-forms.tsx'
import { SECTION } from '../pages/shell.tsx'
import {
  everIn,
  findModel,
  findPassport,
  findReading,
  type PassportVersion,
  passportVersions,
  schoolsOf,
} from '../queries/model.ts'
import { programmesSentences as sentences } from '../text.ts'
import { groupLabels, hereOf, keepsModel, modelToKeep, periodRead, seesMarks } from './visiting.ts'

/** Participants that the passport names and the model does not have yet: the way to enter them, filled in. */
const wayToEnter = async (visit: Visit, model: Model, passport: PassportVersion): Promise<string | null> => {
  // whoever has left is not offered again
  const named = passport.groups.flatMap(({ schools }) =>
    schools.flatMap(({ organisation }) => organisation ?? []),
  )
  const known = await everIn(visit.tx, model.id, named)
  const group = passport.groups.find(({ schools }) =>
    schools.some(({ organisation }) => organisation !== null && !known.has(organisation)),
  )
  if (group === undefined) return null
  const query = new URLSearchParams({ kind: 'enter', category: group.category })
  for (const { organisation } of group.schools)
    if (organisation !== null && !known.has(organisation)) query.append('schools', organisation)
  return `/models/${model.id}/participants/change?${query}`
}

const wantedVersion = (visit: Visit): number | null =>
  /^\d{1,4}$/.test(visit.query('version')) ? Number(visit.query('version')) : null

/** The passport of a model; a school reads its participants as one list without groups (product, section 4.9). */
const passportFor = async (visit: Visit, model: Model): Promise<PassportVersion | null> => {
  const passport = await findPassport(visit.tx, model.id, wantedVersion(visit))
  return passport === null || seesMarks(visit, model)
    ? passport
    : { ...passport, groups: withoutGroups(passport.groups) }
}

const showPassport = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  const passport = model && (await passportFor(visit, model))
  if (model === null) return NOT_FOUND
  if (passport === null)
    return keepsModel(visit, model) ? { kind: 'redirect', to: `/models/${model.id}` } : NOT_FOUND
  const here = hereOf(visit)
  const versions = (await passportVersions(visit.tx, model.id)).filter((version) => version.number !== null)
  const keeps = keepsModel(visit, model)
  const isOld = passport.number !== versions[0]?.number
  const zone = visit.scope.zone
  return visit.page(
    { title: here.t.passport.title, section: SECTION, wide: true },
    <PassportPage
      here={here}
      model={model}
      passport={passport}
      versions={versions.map((version) => ({
        number: version.number ?? 0,
        day: shortDay(dayInZone(toMoment(version.savedAt), zone)),
        by: version.by ?? '',
        note: version.note,
      }))}
      period={periodRead(model, passport.fields.period)}
      printed={momentText(localMoment(moment(), zone))}
      keeps={keeps}
      isOld={isOld}
      toEnter={keeps && !isOld && model.state !== 'closed' ? await wayToEnter(visit, model, passport) : null}
    />,
  )
}

const sendDocx = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  const passport = model && (await passportFor(visit, model))
  if (passport === null) return NOT_FOUND
  const bytes = await passportDocx(passport)
  return fileAnswer(bytes, `${hereOf(visit).t.passport.fileName}-${passport.number}`, 'docx')
}

const textValues = (fields: PassportVersion['fields']) =>
  Object.fromEntries(TEXT_FIELDS.map((field) => [`fields.${field}`, fields[field]]))

const draftFor = (model: string, title: string) => ({
  form: 'passport.save',
  subject: model,
  title,
  address: `/models/${model}/passport/edit`,
})

const showEdit = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const here = hereOf(visit)
  const passport = await findPassport(visit.tx, model.id)
  const known = prefilled(passport === null ? { 'fields.name': model.name } : textValues(passport.fields))
  const filled = await filledFrom(visit, typed, known, {
    version: model.version,
    draft: draftFor(model.id, here.t.passport.editTitle),
  })
  return visit.page(
    { title: here.t.passport.editTitle, section: SECTION, failed: filled.problems.length > 0 },
    <PassportForm here={here} model={model} filled={filled} />,
  )
}

const showUpload = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const here = hereOf(visit)
  const kept = (typed?.values.files('file') ?? []).map((file) => ({
    token: visit.keptToken(file),
    name: file.name,
    size: file.size,
  }))
  return visit.page(
    { title: here.t.passport.uploadTitle, section: SECTION, failed: typed !== null },
    <UploadPage
      here={here}
      model={model}
      filled={await filledFrom(visit, typed, prefilled({}))}
      kept={kept}
    />,
  )
}

/** Schools of the reading with what is known of each; the likeliest of the register are offered first. */
const askedSchools = async (
  visit: Visit,
  model: Model,
  reading: PassportVersion,
  typed: Typed | null,
): Promise<AskedSchool[]> => {
  const register = await registerOf(visit.tx, { municipality: model.municipality })
  const lines = reading.groups.flatMap((group) =>
    group.schools.map((school) => ({ ...school, category: group.category })),
  )
  return lines.map(({ written, organisation, category }, at) => ({
    written,
    category: (typed?.values.text(`category-${at}`) || category) as AskedSchool['category'],
    chosen: typed?.values.text(`school-${at}`) ?? organisation ?? '',
    likely: organisation === null ? readName(register, written).likely.slice(0, 4) : [],
  }))
}

const showCheck = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const reading = await findReading(visit.tx, model.id, visit.param('passport'))
  if (reading === null) return { kind: 'redirect', to: `/models/${model.id}/passport` }
  const here = hereOf(visit)
  const schools = await askedSchools(visit, model, reading, typed)
  const register = await schoolsOf(visit.tx, model, here.today)
  return visit.page(
    { title: here.t.passport.checkTitle, section: SECTION, wide: true, failed: typed !== null },
    <CheckPage
      here={here}
      model={model}
      reading={reading}
      schools={schools}
      register={register.map((school) => ({ value: school.id, label: school.name }))}
      labels={await groupLabels(visit, model)}
      sheet={pageNumber(visit.query('sheet'))}
      done={completeness(reading.fields, schools.length)}
      filled={await filledFrom(visit, typed, prefilled({ ...textValues(reading.fields), remember: 'yes' }))}
    />,
  )
}

const fieldsIn = (values: FormValues) =>
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, values.text(`fields.${field}`)]))

/** Lines «written-0, school-0, category-0, written-1 …» as the form sends them. */
const schoolsIn = (values: FormValues) => {
  const lines: { written: string; school: string; category: string }[] = []
  for (let at = 0; values.has(`written-${at}`); at += 1)
    lines.push({
      written: values.text(`written-${at}`),
      school: values.text(`school-${at}`),
      category: values.text(`category-${at}`),
    })
  return lines
}

/** Reads the file in a child process and finds the passport in it. */
const reader =
  (readPaper: ReadPaper) =>
  async (raw: unknown): Promise<Result<unknown>> => {
    const input = raw as { file: StoredFile | null }
    if (input.file === null) return ok(raw)
    const read = await readPaper(input.file)
    if (!read.ok) return read
    const rows = passportRows(read.value.reading)
    if (rows === null) return refuse('noPassportInFile', 'file')
    return ok({ ...input, read: { ...passportFrom(rows), document: read.value.model } satisfies ReadFile })
  }

export const passportRoutes = (readPaper: ReadPaper): readonly Route[] => [
  datedPage('/models/:id/passport', 'person', showPassport),
  page('/models/:id/passport.docx', 'person', sendDocx),
  page('/models/:id/passport/edit', 'person', (visit) => showEdit(visit, null)),
  form('/models/:id/passport/edit', 'person', {
    command: savePassport,
    input: (values, param) => ({
      model: param('id'),
      passport: '',
      fields: fieldsIn(values),
      schools: [],
      note: values.text('note'),
      remember: false,
    }),
    again: showEdit,
    sentences,
    draft: (values, param) => draftFor(param('id'), values.text('fields.name')),
  }),
  page('/models/:id/passport/upload', 'person', (visit) => showUpload(visit, null)),
  form('/models/:id/passport/upload', 'person', {
    command: uploadPassport,
    input: (values, param) => ({ model: param('id'), file: values.files('file')[0] ?? null, read: null }),
    prepare: reader(readPaper),
    again: showUpload,
    sentences,
  }),
  page('/models/:id/passport/check/:passport', 'person', (visit) => showCheck(visit, null)),
  form('/models/:id/passport/check/:passport', 'person', {
    command: savePassport,
    input: (values, param) => ({
      model: param('id'),
      passport: param('passport'),
      fields: fieldsIn(values),
      schools: schoolsIn(values),
      note: '',
      remember: values.has('remember'),
    }),
    again: showCheck,
    sentences,
  }),
]
