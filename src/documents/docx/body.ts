import { plainParagraph } from '../draft.ts'
import { LIMITS } from '../limits.ts'
import type { Block } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import type { Attributes } from '../xml.ts'
import { addText, closeParagraph, type OpenParagraph, openParagraph, type Setting } from './paragraph.ts'
import { type CellProperties, flattened, PLAIN_CELL, startTable, type TableDraft } from './table.ts'

/** A place that holds blocks: the body, a cell, a text box, a note. */
type Flow = {
  readonly blocks: Block[]
  paragraph: OpenParagraph | null
  hasProperties: boolean
  table: TableDraft | null
  cell: CellProperties
  carried: string
}

export type NoteReference = {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
  readonly mark: string
}

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
export const startBody = (setting: Setting, warnings: Warnings) => {
  const flows: Flow[] = [newFlow()]
  const counts = { paragraphs: 0, cells: 0, signs: 0, tables: 0, page: 1, renderedBreaks: 0 }
  const references: NoteReference[] = []

  const flow = (): Flow => {
    const top = flows.at(-1)
    if (top === undefined) throw new ReadRefusal('damaged')
    return top
  }
  const where = (): string => {
    const outer = flows[0]?.table
    return outer ? ru.where.row(outer.rowCount() + 1, counts.tables) : ru.where.paragraph(counts.paragraphs)
  }
  const finishFlow = (): Block[] => {
    const done = flows.pop() ?? newFlow()
    if (done.carried.trim() !== '') done.blocks.push(plainParagraph(done.carried.trim(), counts.page))
    return done.blocks
  }
  const inCell = (): boolean => flows.length > 1

  return {
    setting,
    where,
    inBody: () => flows.length === 1 && flow().table === null,
    warn: (code: Parameters<Warnings['add']>[0], detail?: string) => warnings.add(code, where(), detail),
    paragraph: () => flow().paragraph,
    counts: () => counts,
    references: () => references,

    openParagraph: (): void => {
      counts.paragraphs += 1
      if (counts.paragraphs > LIMITS.document.paragraphs) throw new ReadRefusal('too-much-text')
      const here = flow()
      here.paragraph = openParagraph(setting, counts.page, here.carried)
      here.hasProperties = false
      here.carried = ''
    },
    gotProperties: (): void => {
      flow().hasProperties = true
    },
    hasProperties: (): boolean => flow().hasProperties,
    closeParagraph: (): void => {
      const here = flow()
      const open = here.paragraph
      here.paragraph = null
      if (open === null) return
      if (open.endDeleted) here.carried = open.draft.text
      const finished = open.endDeleted ? null : closeParagraph(open)
      if (finished !== null) here.blocks.push(finished)
      here.blocks.push(...open.boxes)
    },
    addText: (text: string): void => {
      const open = flow().paragraph
      if (open === null || text === '') return
      counts.signs += text.length
      if (counts.signs > LIMITS.document.textChars) throw new ReadRefusal('too-much-text')
      addText(open, text)
    },
    pageBreak: (): void => {
      counts.page += 1
      counts.renderedBreaks += 1
      const open = flow().paragraph
      if (open !== null && open.draft.text.trim() === '') open.draft.page = counts.page
    },

    openTable: (): void => {
      if (inCell()) warnings.add('nested-table', where())
      else counts.tables += 1
      flow().table = startTable()
    },
    table: () => flow().table,
    openRow: (): void => flow().table?.openRow(counts.page),
    closeTable: (): void => {
      const here = flow()
      const table = here.table?.finish() ?? null
      here.table = null
      if (table !== null) here.blocks.push(table)
    },
    openFlow: (): void => {
      flows.push(newFlow())
    },
    cellProperties: (properties: CellProperties): void => {
      flow().cell = properties
      if (properties.clamped) warnings.add('span-clamped', where())
    },
    closeCell: (): void => {
      const properties = flow().cell
      const paragraphs = flattened(finishFlow())
      counts.cells += 1
      if (counts.cells > LIMITS.document.cells) throw new ReadRefusal('too-many-cells')
      flow().table?.addCell(properties, paragraphs)
    },
    closeBox: (): void => {
      const blocks = finishFlow()
      const anchor = flow().paragraph
      if (anchor !== null) anchor.boxes.push(...blocks)
      else flow().blocks.push(...blocks)
    },
    /** Ends the outermost flow and starts afresh: body, then each note, then each header. */
    takeBlocks: (): Block[] => {
      while (flows.length > 1) finishFlow()
      const blocks = finishFlow()
      flows.push(newFlow())
      return blocks
    },
    addReference: (reference: NoteReference): void => {
      if (references.length < LIMITS.document.notes) references.push(reference)
    },
  }
}

export type Body = ReturnType<typeof startBody>

export type Elements = Readonly<Record<string, (body: Body, attributes: Attributes) => void>>
