import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'

export type CsvRow = Readonly<Record<string, string>>

/** Rows of `NAME.csv` of a folder; null when the set has no such file. */
export const readCsv = (folder: string, name: string): CsvRow[] | null => {
  const file = join(folder, `${name}.csv`)
  if (!existsSync(file)) return null
  return Papa.parse<CsvRow>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data
}
