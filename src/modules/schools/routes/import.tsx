import { READ_REFUSALS, type ReadRefusalCode } from '../../../documents/refusals.ts'
import { refusalSentence } from '../../../documents/text.ts'
import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import { problemOf } from '../../../platform/http/problems.ts'
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
import { readProgress } from '../../../platform/jobs/progress.ts'
import { matchRegister, uploadRegister } from '../commands/import.ts'
import { AT_ONCE, planLoading, readLoading } from '../commands/import-plan.ts'
import { saveRegister, seenOf } from '../commands/import-save.ts'
import { type SheetReader, sheetOf } from '../documents.ts'
import * as access from '../domain/access.ts'
import {
  guessHeaderRow,
  guessMatching,
  headsKey,
  type Matching,
  type SheetRows,
} from '../domain/import/columns.ts'
import { countsOf } from '../domain/import/plan.ts'
import type { ImportPlan } from '../domain/import/plan-types.ts'
import { ColumnsPage, UnreadablePage, UploadPage } from '../pages/import.tsx'
import { CheckPage, OutcomePage } from '../pages/import-check.tsx'
import { findImport, importsOf, type RegisterImport, rememberedMatching } from '../queries/import.ts'
import { municipalitiesOf } from '../queries/territory.ts'
import { schoolsSentences } from '../text.ts'
import { errorsFile, templateFile } from './import-files.ts'
import { type Place, placeOf } from './place.ts'
import { hereOf } from './visiting.ts'

const SECTION = '/schools/import'

/** The place whose register this person may load; an answer instead of it where he may not. */
const loadingPlace = (visit: Visit): Place | Answer => {
  const place = placeOf(visit.scope)
  if (place === null) return NOT_FOUND
  const owner = { region: place.region, municipality: place.municipality, organisation: null }
  return may(access.keepRegister, visit.scope, { owner }) ? place : FORBIDDEN
}

const isAnswer = (value: Place | Answer): value is Answer => 'kind' in value

const isReading = (code: string): code is ReadRefusalCode =>
  (READ_REFUSALS as readonly string[]).includes(code)

const say = (visit: Visit, code: string, values?: Readonly<Record<string, string | number>>): string => {
  if (isReading(code)) return refusalSentence(code, visit.lang)
  return problemOf({ code, ...(values === undefined ? {} : { values }) }, visit.lang, schoolsSentences).text
}

const showUpload = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const place = loadingPlace(visit)
  if (isAnswer(place)) return place
  const here = hereOf(visit)
  const municipalities = place.municipality === null ? await municipalitiesOf(visit.tx, place.region) : null
  return visit.page(
    { title: here.t.import.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <UploadPage
      here={here}
      filled={await filledFrom(visit, typed, emptyForm)}
      region={place.region}
      municipality={place.municipality}
      municipalities={municipalities}
      earlier={await importsOf(visit.tx, place.node)}
      keptToken={visit.keptToken}
    />,
  )
}

type Opened = { readonly loading: RegisterImport } | { readonly answer: Answer }

const open = async (visit: Visit): Promise<Opened> => {
  // looked up first: of what is not there nothing is said but that
  const loading = await findImport(visit.tx, visit.param('id'))
  if (loading === null) return { answer: NOT_FOUND }
  const place = loadingPlace(visit)
  return isAnswer(place) ? { answer: place } : { loading }
}

const isOver = (loading: RegisterImport): boolean => loading.state === 'saving' || loading.state === 'done'

const showOutcome = async (visit: Visit, loading: RegisterImport): Promise<Answer> => {
  const here = hereOf(visit)
  const progress = loading.jobId === null ? null : await readProgress(visit.tx, loading.jobId)
  const refusal = loading.outcome?.refusal
  return visit.page(
    { title: loading.fileName, section: SECTION },
    <OutcomePage
      here={here}
      loading={loading}
      progress={progress}
      reason={refusal === undefined ? null : say(visit, refusal)}
    />,
  )
}

/** Fields of the columns form from a matching. */
const knownOf = (matching: Matching, settings: RegisterImport['settings']): FormValues => {
  const columns = Object.entries(matching).map(([field, at]) => [`columns.${at}`, field])
  return prefilled({
    ...Object.fromEntries(columns),
    'settings.municipality': settings.municipality ?? '',
    'settings.addMunicipalities': settings.addMunicipalities ? 'yes' : null,
    'settings.names': settings.names ?? 'ours',
    'settings.categoryFrom': settings.categoryFrom ? shortDay(settings.categoryFrom) : '',
    'settings.categoryBasis': settings.categoryBasis ?? '',
  })
}

const askedRow = (visit: Visit, loading: RegisterImport, rows: SheetRows): number => {
  const asked = Number(visit.query('row'))
  if (Number.isInteger(asked) && asked >= 1 && asked <= rows.length) return asked - 1
  return loading.headerRow ?? guessHeaderRow(rows)
}

const matchedBefore = async (visit: Visit, loading: RegisterImport, heads: readonly string[]) => {
  const same = loading.matching !== null && loading.heads === headsKey(heads)
  const remembered = same ? null : await rememberedMatching(visit.tx, loading, headsKey(heads))
  const matching = same ? loading.matching : (remembered?.matching ?? guessMatching(heads))
  const settings = same ? loading.settings : (remembered?.settings ?? loading.settings)
  return { known: knownOf(matching ?? {}, settings), remembered: remembered !== null }
}

const showColumns = async (visit: Visit, read: SheetReader, typed: Typed | null): Promise<Answer> => {
  const opened = await open(visit)
  if ('answer' in opened) return opened.answer
  const { loading } = opened
  if (isOver(loading)) return { kind: 'redirect', to: `${SECTION}/${loading.id}` }
  const here = hereOf(visit)
  const title = here.t.import.columnsTitle
  const sheets = await read(loading.sha256)
  const sheet = sheets.ok
    ? sheetOf(sheets.value, visit.query('sheet') || typed?.values.text('sheet') || loading.sheet)
    : null
  if (!sheets.ok || sheet === null) {
    const code = sheets.ok ? 'emptyTable' : (sheets.refusals[0]?.code ?? 'fileGone')
    return visit.page({ title, section: SECTION }, <UnreadablePage here={here} reason={say(visit, code)} />)
  }
  const typedRow = Number(typed?.values.text('headerRow') ?? 0)
  const headerRow = typedRow >= 1 ? typedRow - 1 : askedRow(visit, loading, sheet.rows)
  const heads = sheet.rows[headerRow] ?? []
  const before = await matchedBefore(visit, loading, heads)
  const place = placeOf(visit.scope)
  const choose = loading.municipality === null && place?.municipality === null
  return visit.page(
    { title, section: SECTION, wide: true, failed: (typed?.problems.length ?? 0) > 0 },
    <ColumnsPage
      here={here}
      loading={loading}
      filled={await filledFrom(visit, typed, before.known, { version: loading.version })}
      sheets={sheets.value.map(({ name }) => name)}
      sheet={sheet.name}
      rows={sheet.rows}
      headerRow={headerRow}
      heads={headsKey(heads)}
      remembered={before.remembered}
      municipalities={choose ? await municipalitiesOf(visit.tx, loading.region) : null}
    />,
  )
}

type Planned =
  | { readonly loading: RegisterImport; readonly plan: ImportPlan; readonly rows: number }
  | { readonly answer: Answer }

/** The plan of a loading whose columns are matched; an answer where there is none to show. */
const planned = async (visit: Visit, read: SheetReader): Promise<Planned> => {
  const opened = await open(visit)
  if ('answer' in opened) return opened
  const { loading } = opened
  const here = hereOf(visit)
  if (loading.state !== 'matched') return { answer: { kind: 'redirect', to: `${SECTION}/${loading.id}` } }
  const sheet = await readLoading(read, loading)
  const plan = sheet.ok ? await planLoading(visit.tx, loading, sheet.value) : null
  if (!sheet.ok || plan === null) {
    const reason = say(visit, sheet.ok ? 'importNotReady' : (sheet.refusals[0]?.code ?? 'fileGone'))
    const answer = await visit.page(
      { title: here.t.import.unreadable, section: SECTION },
      <UnreadablePage here={here} reason={reason} />,
    )
    return { answer }
  }
  return { loading, plan, rows: sheet.value.length }
}

const showCheck = async (visit: Visit, read: SheetReader, typed: Typed | null): Promise<Answer> => {
  const found = await planned(visit, read)
  if ('answer' in found) return found.answer
  const { loading, plan } = found
  const here = hereOf(visit)
  return visit.page(
    {
      title: here.t.import.checkTitle,
      section: SECTION,
      wide: true,
      failed: plan.errors.length > 0 || typed !== null,
    },
    <CheckPage
      here={here}
      loading={loading}
      plan={plan}
      filled={{ values: emptyForm, problems: typed?.problems ?? [], version: loading.version }}
      say={(error) => say(visit, error.code, error.values)}
      seen={seenOf(countsOf(plan))}
      long={found.rows > AT_ONCE}
    />,
  )
}

const showErrors = async (visit: Visit, read: SheetReader): Promise<Answer> => {
  const found = await planned(visit, read)
  if ('answer' in found) return found.answer
  return errorsFile(found.plan, found.loading.matching, hereOf(visit), (error) =>
    say(visit, error.code, error.values),
  )
}

const WIDEST = 256

const columnsIn = (values: FormValues): string[] => {
  const last =
    Array.from({ length: WIDEST }, (_, at) => at).findLast((at) => values.has(`columns.${at}`)) ?? -1
  return Array.from({ length: last + 1 }, (_, at) => values.text(`columns.${at}`))
}

const settingsIn = (values: FormValues) => ({
  municipality: values.text('settings.municipality'),
  addMunicipalities: values.text('settings.addMunicipalities') === 'yes',
  names: values.text('settings.names') || 'ours',
  categoryFrom: values.text('settings.categoryFrom'),
  categoryBasis: values.text('settings.categoryBasis'),
})

const sentences = schoolsSentences

/** «Загрузить реестр»: file, columns, check, done. `read` brings the rows of a stored file. */
export const importRoutes = (read: SheetReader): readonly Route[] => [
  page(SECTION, 'person', (visit) => showUpload(visit, null)),
  form(SECTION, 'person', {
    command: uploadRegister,
    input: (values) => ({
      region: values.text('region'),
      municipality: values.text('municipality'),
      files: values.files('files'),
    }),
    again: showUpload,
    sentences,
  }),
  page(`${SECTION}/template.xlsx`, 'person', async (visit) => templateFile(hereOf(visit))),
  page(`${SECTION}/:id`, 'person', async (visit) => {
    const opened = await open(visit)
    if ('answer' in opened) return opened.answer
    const { loading } = opened
    return isOver(loading) || loading.state === 'refused'
      ? showOutcome(visit, loading)
      : showColumns(visit, read, null)
  }),
  page(`${SECTION}/:id/columns`, 'person', (visit) => showColumns(visit, read, null)),
  form(`${SECTION}/:id/columns`, 'person', {
    command: matchRegister,
    input: (values, param) => ({
      import: param('id'),
      sheet: values.text('sheet'),
      headerRow: values.text('headerRow'),
      heads: values.text('heads'),
      columns: columnsIn(values),
      settings: settingsIn(values),
    }),
    again: (visit, typed) => showColumns(visit, read, typed),
    sentences,
  }),
  page(`${SECTION}/:id/check`, 'person', (visit) => showCheck(visit, read, null)),
  page(`${SECTION}/:id/errors.xlsx`, 'person', (visit) => showErrors(visit, read)),
  form(`${SECTION}/:id/save`, 'person', {
    command: saveRegister(read),
    input: (values, param) => ({ import: param('id'), seen: values.text('seen'), background: false }),
    again: (visit, typed) => showCheck(visit, read, typed),
    sentences,
  }),
]
