import { plainParagraph } from '../draft.ts'
import { LIMITS } from '../limits.ts'
import type { Block } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru, type WarningCode } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import { noteMark } from './notes.ts'
import { addText, closeParagraph, type OpenParagraph, openParagraph, type Setting } from './paragraph.ts'
import { type CellProperties, flattened, PLAIN_CELL, TableDraft } from './table.ts'

/** A place that holds blocks: the body, a cell, a text box, a note. */
type Flow = {
  readonly blocks: Block[]
  paragraph: OpenParagraph | null
  hasProperties: boolean
  table: TableDraft | null
  cell: CellProperties
  carried: string
}

export type NoteKind = 'footnote' | 'endnote'
export type NoteReference = { readonly kind: NoteKind; readonly id: string; readonly mark: string }

const newFlow = (): Flow => ({
  blocks: [],
  paragraph: null,
  hasProperties: false,
  table: null,
  cell: PLAIN_CELL,
  carried: '',
})

/**
 * The document under construction: flows inside flows, with what is open in each. It knows nothing of XML events;
 * `walker.ts` calls it.
 */
export class Body {
  readonly setting: Setting
  readonly #warnings: Warnings
  readonly #flows: Flow[] = [newFlow()]
  readonly #counts = { paragraphs: 0, cells: 0, signs: 0, tables: 0, footnote: 0, endnote: 0 }
  readonly references: NoteReference[] = []
  page = 1
  /** Breaks that Word itself recorded at its last layout; without any, pages are unknown. */
  renderedBreaks = 0

  constructor(setting: Setting, warnings: Warnings) {
    this.setting = setting
    this.#warnings = warnings
  }

  #flow(): Flow {
    const top = this.#flows.at(-1)
    if (top === undefined) throw new ReadRefusal('damaged')
    return top
  }

  #where(): string {
    const outer = this.#flows[0]?.table
    return outer
      ? ru.where.row(outer.rowCount + 1, this.#counts.tables)
      : ru.where.paragraph(this.#counts.paragraphs)
  }

  get paragraph(): OpenParagraph | null {
    return this.#flow().paragraph
  }

  get table(): TableDraft | null {
    return this.#flow().table
  }

  /** Directly in the text, not in a cell, a box or a note. */
  get inText(): boolean {
    return this.#flows.length === 1
  }

  get hasProperties(): boolean {
    return this.#flow().hasProperties
  }

  warn(code: WarningCode): void {
    this.#warnings.add(code, this.#where())
  }

  openParagraph(): void {
    this.#counts.paragraphs += 1
    if (this.#counts.paragraphs > LIMITS.document.paragraphs) throw new ReadRefusal('too-much-text')
    const here = this.#flow()
    here.paragraph = openParagraph(this.setting, this.page, here.carried)
    here.hasProperties = false
    here.carried = ''
  }

  gotProperties(): void {
    this.#flow().hasProperties = true
  }

  closeParagraph(): void {
    const here = this.#flow()
    const open = here.paragraph
    here.paragraph = null
    if (open === null) return
    if (open.endDeleted) here.carried = open.draft.text
    const finished = open.endDeleted ? null : closeParagraph(open)
    if (finished !== null) here.blocks.push(finished)
    here.blocks.push(...open.boxes)
  }

  addText(text: string): void {
    const open = this.#flow().paragraph
    if (open === null || text === '') return
    this.#counts.signs += text.length
    if (this.#counts.signs > LIMITS.document.textChars) throw new ReadRefusal('too-much-text')
    addText(open, text)
  }

  breakPage(): void {
    this.page += 1
    this.renderedBreaks += 1
    const open = this.#flow().paragraph
    if (open !== null && open.draft.text.trim() === '') open.draft.page = this.page
  }

  openTable(): void {
    if (this.inText) this.#counts.tables += 1
    else this.warn('nested-table')
    this.#flow().table = new TableDraft()
  }

  closeTable(): void {
    const here = this.#flow()
    const table = here.table?.finish() ?? null
    here.table = null
    if (table !== null) here.blocks.push(table)
  }

  openFlow(): void {
    this.#flows.push(newFlow())
  }

  #closeFlow(): Flow {
    const done = this.#flows.pop() ?? newFlow()
    const rest = done.carried.trim()
    if (rest !== '') done.blocks.push(plainParagraph(rest, this.page))
    return done
  }

  cellProperties(properties: CellProperties): void {
    this.#flow().cell = properties
    if (properties.clamped) this.warn('span-clamped')
  }

  closeCell(): void {
    const { cell, blocks } = this.#closeFlow()
    this.#counts.cells += 1
    if (this.#counts.cells > LIMITS.document.cells) throw new ReadRefusal('too-many-cells')
    this.#flow().table?.addCell(cell, flattened(blocks))
  }

  closeBox(): void {
    const { blocks } = this.#closeFlow()
    const anchor = this.#flow().paragraph
    if (anchor !== null) anchor.boxes.push(...blocks)
    else this.#flow().blocks.push(...blocks)
  }

  /** Ends the outermost flow and starts afresh: the body first, then each note, then each page header. */
  takeBlocks(): Block[] {
    while (this.#flows.length > 1) this.#closeFlow()
    const { blocks } = this.#closeFlow()
    this.#flows.push(newFlow())
    return blocks
  }

  /** Remembers a reference to a note and gives the mark that stands for it. */
  refer(kind: NoteKind, id: string): string {
    this.#counts[kind] += 1
    const mark = noteMark(kind, this.#counts[kind])
    if (this.references.length < LIMITS.document.notes) this.references.push({ kind, id, mark })
    return mark
  }
}
