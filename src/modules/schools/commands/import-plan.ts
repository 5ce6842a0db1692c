import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/query.ts'
import { type SheetReader, sheetOf } from '../documents.ts'
import type { SheetRows } from '../domain/import/columns.ts'
import { innsOf, planImport, withoutInns } from '../domain/import/plan.ts'
import type { ImportPlan, ImportSettings } from '../domain/import/plan-types.ts'
import { type ReadRows, readRows } from '../domain/import/row.ts'
import { innsElsewhere, type RegisterImport, readRegister } from '../queries/import.ts'

/** Rows that a person waits for; more are saved by a job with progress. */
export const AT_ONCE = 2_000

const USUAL: ImportSettings = {
  municipality: null,
  addMunicipalities: false,
  names: 'ours',
  categoryFrom: null,
  categoryBasis: null,
}

/** A municipality's own loading never reaches into another one, whatever its settings say. */
const settingsOf = (loading: RegisterImport): ImportSettings => ({
  ...USUAL,
  ...loading.settings,
  ...(loading.municipality === null ? {} : { municipality: loading.municipality, addMunicipalities: false }),
})

/** Reads the file of a loading again: nothing is kept half-read between its steps. */
export const readLoading = async (read: SheetReader, loading: RegisterImport): Promise<Result<SheetRows>> => {
  const sheets = await read(loading.sha256)
  if (!sheets.ok) return sheets
  const sheet = sheetOf(sheets.value, loading.sheet)
  return sheet === null ? refuse('emptyTable') : ok(sheet.rows)
}

/** The plan of rows that were read, held against the register of the node and against tax numbers outside it. */
export const planRows = async (
  tx: Tx,
  place: Pick<RegisterImport, 'region' | 'municipality'>,
  read: ReadRows,
  settings: ImportSettings,
): Promise<ImportPlan> => {
  const plan = planImport(read, await readRegister(tx, place), settings, tx.scope.today)
  return withoutInns(plan, await innsElsewhere(tx, place, innsOf(plan)))
}

/** What the loading would do to the register as it is now; null while its columns are not matched. */
export const planLoading = async (
  tx: Tx,
  loading: RegisterImport,
  sheet: SheetRows,
): Promise<ImportPlan | null> => {
  if (loading.matching === null) return null
  const read = readRows(sheet, loading.headerRow ?? 0, loading.matching)
  return planRows(tx, loading, read, settingsOf(loading))
}
