import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import type { SendPart } from './contents.ts'

const BATCH = 500

/**
 * Takes rows from any reader, holds them to the ceilings and sends them on in batches. Empty rows are sent only
 * when a filled one follows: a sheet formatted down to its last row has nothing to say there.
 */
export class RowSink {
  readonly #send: SendPart
  readonly #warnings: Warnings
  #batch: string[][] = []
  #sheet = ''
  #next = 0
  #rows = 0
  #cells = 0
  #signs = 0
  #sheets = 0

  constructor(send: SendPart, warnings: Warnings) {
    this.#send = send
    this.#warnings = warnings
  }

  openSheet(name: string): void {
    this.flush()
    this.#sheets += 1
    if (this.#sheets > LIMITS.table.sheets) throw new ReadRefusal('too-many-parts')
    this.#sheet = name
    this.#next = 0
    this.#send({ sheet: name })
  }

  /** `index` from 0 is the row's place on the sheet, so that messages name the line a person sees. */
  addRow(index: number, cells: readonly string[]): void {
    const row = this.#trimmed(cells)
    if (row.length === 0) return
    if (index >= LIMITS.table.rows || index < this.#next) this.#refuseRows(index)
    while (this.#next < index) this.#push([])
    this.#push(row)
  }

  #refuseRows(index: number): never {
    if (index < this.#next) throw new ReadRefusal('damaged')
    throw new ReadRefusal('too-many-rows', { limit: LIMITS.table.rows })
  }

  #push(row: string[]): void {
    this.#next += 1
    this.#rows += 1
    this.#cells += row.length
    for (const cell of row) this.#signs += cell.length
    if (this.#rows > LIMITS.table.rows) throw new ReadRefusal('too-many-rows', { limit: LIMITS.table.rows })
    if (this.#cells > LIMITS.table.cells) throw new ReadRefusal('too-many-cells')
    if (this.#signs > LIMITS.table.textChars) throw new ReadRefusal('too-much-text')
    this.#batch.push(row)
    if (this.#batch.length >= BATCH) this.flush()
  }

  #trimmed(cells: readonly string[]): string[] {
    let length = cells.length
    while (length > 0 && cells[length - 1] === '') length -= 1
    if (length > LIMITS.table.columns)
      this.#warnings.add('tail-cut', ru.where.sheet(this.#sheet), ru.columnsAfter(LIMITS.table.columns))
    return cells.slice(0, Math.min(length, LIMITS.table.columns)).map((cell) => this.#short(cell))
  }

  #short(cell: string): string {
    if (cell.length <= LIMITS.table.cellChars) return cell
    this.#warnings.add('tail-cut', ru.where.sheet(this.#sheet), `${cell.slice(0, 40)}…`)
    return cell.slice(0, LIMITS.table.cellChars)
  }

  flush(): void {
    if (this.#batch.length === 0) return
    this.#send({ rows: this.#batch })
    this.#batch = []
  }
}
