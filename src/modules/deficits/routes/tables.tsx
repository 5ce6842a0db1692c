import { writeTable } from '../../../documents/xlsx/write.ts'
import { addMonths } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import type { SheetReader } from '../../schools/public.ts'
import { applyOld } from '../commands/old-apply.ts'
import { planOld } from '../commands/old-plan.ts'
import { matchOld, uploadOld } from '../commands/old-table.ts'
import { applyTemplate, mergedWith, uploadTemplate } from '../commands/template.ts'
import { quarterOf } from '../domain/rounds.ts'
import { copyLast, differences, withLast } from '../domain/sheets.ts'
import { guessOld, headsOf, oldHeaderRow, type ReadTemplate, type SheetTable } from '../domain/table.ts'
import type { SheetRow, Theme } from '../domain/types.ts'
import { levelled } from '../domain/wording.ts'
import { OldCheckPage, OldColumnsPage, OldUploadPage } from '../pages/old-table.tsx'
import { DifferencesPage, TemplateUploadPage } from '../pages/tables.tsx'
import { asDeficit, deficitsOf } from '../queries/deficit.ts'
import { type DeficitLoad, findLoad, schoolNames } from '../queries/load.ts'
import { sheetCard } from '../queries/sheet.ts'
import { themesById, themesOf } from '../queries/theme.ts'
import { deficitsText, roundName, templateHeads } from '../text.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION, sheetToFill } from './visiting.ts'

/** The last round, then every theme with an empty mark: filled in without a connection, read back here. */
const exportTemplate = async (visit: Visit): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const { sheet } = found
  const t = deficitsText.ru
  const { heads, audiences } = templateHeads()
  const themes = await themesOf(visit.tx)
  const names = new Map(themes.map((theme) => [theme.id, theme]))
  const known = (await deficitsOf(visit.tx, sheet.organisation)).map(asDeficit)
  const rows = sheet.working.length > 0 ? withLast(sheet.working, known) : copyLast(known)
  const named = new Set(rows.map(({ theme }) => theme))
  const line = (row: SheetRow, theme: Theme | undefined) => [
    theme === undefined ? '' : `${theme.dictionary}:${theme.code}`,
    theme?.name ?? row.wording,
    audiences[theme?.audience ?? row.audience],
    row.subject,
    row.severity === null ? '' : t.severities[row.severity],
    row.people,
    row.note,
  ]
  const blank = (theme: Theme) => [
    `${theme.dictionary}:${theme.code}`,
    theme.name,
    audiences[theme.audience],
    '',
    '',
    null,
    '',
  ]
  const table = {
    sheet: t.map.sheet,
    columns: [
      { title: heads.code, width: 16 },
      { title: heads.name, width: 60 },
      { title: heads.whom, width: 16 },
      { title: heads.subject, width: 20 },
      { title: heads.severity, width: 20 },
      { title: heads.people, kind: 'number' as const },
      { title: heads.note, width: 50 },
    ],
    rows: [
      ...rows.map((row) => line(row, row.theme === null ? undefined : names.get(row.theme))),
      ...themes.filter(({ id, current }) => current && !named.has(id)).map(blank),
    ],
  }
  return fileAnswer(writeTable(table), `${roundName(sheet.round.quarterOn, 'ru')}`, 'xlsx')
}

const showUpload = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const here = hereOf(visit)
  const at = `/deficit-sheets/${found.sheet.id}`
  return visit.page(
    { title: here.t.table.load, section: SECTION, failed: typed !== null },
    <TemplateUploadPage
      here={here}
      filled={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
      back={`${at}/fill`}
      action={`${at}/load`}
    />,
  )
}

const showDifferences = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const { sheet } = found
  const load = await findLoad(visit.tx, visit.param('load'))
  const card = await sheetCard(visit.tx, sheet.id)
  if (load === null || card === null || load.sheet !== sheet.id) return NOT_FOUND
  if (load.appliedOn !== null) return { kind: 'redirect', to: `/deficit-sheets/${sheet.id}/fill` }
  const here = hereOf(visit)
  const known = (await deficitsOf(visit.tx, sheet.organisation)).map(asDeficit)
  const themes = await themesById(visit.tx)
  const read = load.rows as ReadTemplate
  const changes = differences(mergedWith({ ...sheet, known }, read), known)
  return visit.page(
    { title: here.t.table.differences, section: SECTION, wide: true, failed: typed !== null },
    <DifferencesPage
      here={here}
      sheet={sheet.id}
      load={load.id}
      school={card.school}
      changes={changes.map((change) => ({
        ...change,
        name:
          (change.row.theme === null ? undefined : themes.get(change.row.theme)?.name) ?? change.row.wording,
      }))}
      faults={read.faults}
      problems={typed?.problems ?? []}
    />,
  )
}

const showOldUpload = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  if (keptMunicipality(visit) === null) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.old.title, section: SECTION, failed: typed !== null },
    <OldUploadPage
      here={here}
      filled={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
    />,
  )
}

const SAMPLES = 3

/** The old table of the address for whoever keeps its municipality. */
const oldToKeep = async (visit: Visit): Promise<DeficitLoad | Answer> => {
  const load = await findLoad(visit.tx, visit.param('load'))
  if (load === null || load.sheet !== null) return NOT_FOUND
  if (keptMunicipality(visit) !== load.municipality) return FORBIDDEN
  return load
}

const isAnswer = (value: DeficitLoad | Answer): value is Answer => 'kind' in value

const samplesOf = (sheets: readonly SheetTable[], head: string): readonly string[] =>
  sheets
    .flatMap(({ rows }) => {
      const header = oldHeaderRow(rows)
      const at = (rows[header] ?? []).findIndex((each) => levelled(each) === levelled(head))
      return at < 0 ? [] : rows.slice(header + 1).map((row) => row[at]?.trim() ?? '')
    })
    .filter((cell) => cell !== '')
    .slice(0, SAMPLES)
    .map((cell) => cell.slice(0, 60))

const showColumns = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const load = await oldToKeep(visit)
  if (isAnswer(load)) return load
  const here = hereOf(visit)
  const sheets = load.rows as readonly SheetTable[]
  const heads = headsOf(sheets)
  const matching = Object.keys(load.matching).length > 0 ? load.matching : guessOld(heads)
  return visit.page(
    { title: here.t.old.columns, section: SECTION, wide: true, failed: typed !== null },
    <OldColumnsPage
      here={here}
      load={load.id}
      fileName={load.fileName}
      heads={heads.map((head) => ({ head, samples: samplesOf(sheets, head) }))}
      matching={matching}
      problems={typed?.problems ?? []}
      typed={typed?.values ?? null}
    />,
  )
}

/** The eight quarters before this one: an old table tells of the past. */
const pastQuarters = (visit: Visit) =>
  Array.from({ length: 9 }, (_, at) => addMonths(quarterOf(visit.scope.today), -3 * at)).map((quarter) => ({
    value: shortDay(quarter),
    label: roundName(quarter, visit.lang),
  }))

const showOldCheck = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const load = await oldToKeep(visit)
  if (isAnswer(load)) return load
  if (load.appliedOn !== null) return { kind: 'redirect', to: '/deficits' }
  if (Object.keys(load.matching).length === 0)
    return { kind: 'redirect', to: `/deficits/old/${load.id}/columns` }
  const here = hereOf(visit)
  const themes = await themesOf(visit.tx)
  const plan = await planOld(visit.tx, load, themes, {})
  const register = await schoolNames(visit.tx, load.municipality)
  const names = new Map(register.map(({ id, name }) => [id, name]))
  const own = [...new Set(plan.rows.filter(({ row }) => row.theme === null).map(({ row }) => row.wording))]
  return visit.page(
    { title: here.t.old.checkTitle, section: SECTION, wide: true, failed: typed !== null },
    <OldCheckPage
      here={here}
      load={load.id}
      schools={[...plan.bySchool].map(([id, rows]) => ({
        name: names.get(id) ?? '',
        themes: rows.filter(({ theme }) => theme !== null).length,
        own: rows.filter(({ theme }) => theme === null).length,
      }))}
      unknown={plan.unknown}
      register={register}
      wordings={own}
      quarters={pastQuarters(visit)}
      filled={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
    />,
  )
}

type RawLoad = { readonly file: { readonly name: string; readonly sha256: string } | undefined }

/** The file is read before the transaction, in the killable child process. */
const readFile = (readSheets: SheetReader) => async (raw: unknown) => {
  const { file, ...rest } = raw as RawLoad
  if (file === undefined) return refuse('noFile', 'file')
  const read = await readSheets(file.sha256)
  if (!read.ok) return refuse(read.refusals[0]?.code === 'emptyTable' ? 'emptyTable' : 'cannotRead', 'file')
  return ok({
    ...rest,
    file: {
      name: file.name,
      sheets: read.value.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })),
    },
  })
}

/** Values of numbered fields under the words that they belong to. */
const underNames = (values: FormValues, names: string, prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    values.all(names).flatMap((name, at) => {
      const value = values.text(`${prefix}.${at}`)
      return value === '' || (prefix === 's' && !isUuid(value)) ? [] : [[levelled(name), value]]
    }),
  )

/** Routes of tables: the template of a sheet both ways, the old spreadsheet of a municipality. */
export const tableRoutes = (readSheets: SheetReader): readonly Route[] => [
  page('/deficit-sheets/:id/template.xlsx', 'person', exportTemplate),
  page('/deficit-sheets/:id/load', 'person', (visit) => showUpload(visit, null)),
  page('/deficit-sheets/:id/load/:load', 'person', (visit) => showDifferences(visit, null)),
  page('/deficits/old', 'person', (visit) => showOldUpload(visit, null)),
  page('/deficits/old/:load/columns', 'person', (visit) => showColumns(visit, null)),
  page('/deficits/old/:load', 'person', (visit) => showOldCheck(visit, null)),
  deficitForm('/deficit-sheets/:id/load', 'person', {
    command: uploadTemplate,
    input: (values, param) => ({ sheet: param('id'), file: values.files('file')[0] }),
    prepare: readFile(readSheets),
    again: showUpload,
  }),
  deficitForm('/deficit-sheets/:id/load/:load', 'person', {
    command: applyTemplate,
    input: (_values, param) => ({ sheet: param('id'), load: param('load') }),
    again: showDifferences,
  }),
  deficitForm('/deficits/old', 'person', {
    command: uploadOld,
    input: (values) => ({ file: values.files('file')[0] }),
    prepare: readFile(readSheets),
    again: showOldUpload,
  }),
  deficitForm('/deficits/old/:load/columns', 'person', {
    command: matchOld,
    input: (values, param) => ({ load: param('load'), columns: underNames(values, 'heads', 'c') }),
    again: showColumns,
  }),
  deficitForm('/deficits/old/:load', 'person', {
    command: applyOld,
    input: (values, param) => ({
      load: param('load'),
      quarter: values.text('quarter'),
      schools: underNames(values, 'names', 's'),
    }),
    again: showOldCheck,
  }),
]
