import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, DocumentModel, Paragraph as ModelParagraph } from '../../src/documents/model.ts'
import type { Draft, DraftCell, DraftParagraph, DraftTable } from './model.ts'

const modelParagraph = (text: string, place: number, draft?: DraftParagraph): ModelParagraph => ({
  kind: 'paragraph',
  place,
  text,
  number: draft?.auto?.number ?? null,
  level: draft?.auto?.level ?? null,
  bullet: false,
  align: draft?.align ?? null,
  bold: draft?.bold ?? false,
  heading: null,
  page: null,
})

const gridColumns = (table: DraftTable): number[][] => {
  const taken: boolean[][] = table.rows.map(() => [])
  return table.rows.map((row, at) =>
    row.map((cell) => {
      let column = 0
      while (taken[at]?.[column]) column += 1
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1)
        for (let right = 0; right < (cell.colSpan ?? 1); right += 1) {
          const line = taken[at + down]
          if (line) line[column + right] = true
        }
      return column
    }),
  )
}

/** The document as a reader of `documents/` would give it. */
export const asModel = (drafts: readonly Draft[]): DocumentModel => {
  let place = 0
  const blocks = drafts.map((draft): Block => {
    if (draft.kind === 'p') return modelParagraph(draft.text, place++, draft)
    const columns = gridColumns(draft)
    return {
      kind: 'table',
      columns: draft.columns,
      page: null,
      rows: draft.rows.map((row, at) => ({
        header: at < draft.headerRows,
        page: null,
        cells: row.map((cell, index) => ({
          column: columns[at]?.[index] ?? 0,
          colSpan: cell.colSpan ?? 1,
          rowSpan: cell.rowSpan ?? 1,
          paragraphs: cell.text.split('\n').map((text) => modelParagraph(text, place++)),
        })),
      })),
    }
  })
  return { format: 'docx', blocks, notes: [], pages: null, warnings: [] }
}

const flatRows = (table: DraftTable): string[] => {
  const header = table.rows.slice(0, table.headerRows)
  const columns = gridColumns(table)
  const heads = [...Array(table.columns).keys()].map((column) =>
    header
      .flatMap((row, at) =>
        row
          .filter((cell, index) => covers(columns[at]?.[index] ?? 0, cell.colSpan ?? 1, column))
          .map((cell) => cell.text),
      )
      .join(' '),
  )
  const body = table.rows.slice(table.headerRows)
  // a cell merged downwards leaves an empty place in the rows below it
  const placed = (row: readonly DraftCell[], at: number): string[] => {
    const own = columns[at + table.headerRows] ?? []
    return [...Array(table.columns).keys()].map((column) => row[own.indexOf(column)]?.text ?? '')
  }
  return [...(table.headerRows === 0 ? [] : [heads]), ...body.map(placed)].map((cells) =>
    cells.map((text) => text.replace(/\n/gu, ' ')).join('\t'),
  )
}

const covers = (from: number, span: number, column: number): boolean => column >= from && column < from + span

const textLine = (draft: DraftParagraph): string => {
  const text = draft.auto === undefined ? draft.text : `${draft.auto.number} ${draft.text}`
  const indent = draft.align === 'right' ? ' '.repeat(60) : draft.align === 'center' ? ' '.repeat(20) : ''
  return `${indent}${text.replace(/\t/gu, '          ')}`
}

/** The same as a plain text: cells by tabs, a merged header in one row, numbers typed. */
export const asText = (drafts: readonly Draft[]): string =>
  drafts
    .map((draft) => (draft.kind === 'p' ? `${textLine(draft)}\n` : `${flatRows(draft).join('\n')}\n`))
    .join('\n')

const ALIGN = { center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

const runs = (text: string, bold: boolean): TextRun[] =>
  text
    .split('\t')
    .flatMap((part, at) => [
      ...(at === 0 ? [] : [new TextRun({ text: '\t' })]),
      new TextRun({ text: part, bold }),
    ])

/** The pattern of each level as the numbers of the draft show it: «%1.», «%1)», «%1.%2.». */
const levelText = (number: string): string => {
  let level = 0
  return number.replace(/\d+/gu, () => {
    level += 1
    return `%${level}`
  })
}

const docxParagraph = (draft: DraftParagraph): Paragraph =>
  new Paragraph({
    children: runs(draft.text, draft.bold ?? false),
    ...(draft.align === undefined
      ? { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 709 } }
      : { alignment: ALIGN[draft.align] }),
    ...(draft.auto === undefined ? {} : { numbering: { reference: 'clauses', level: draft.auto.level } }),
  })

/** Twips between the margins of the page, shared by the columns: the first is narrow when it holds numbers. */
const TEXT_WIDTH = 9600
const widthsOf = (columns: number): number[] => {
  const first = columns > 4 ? 700 : Math.floor(TEXT_WIDTH / columns)
  return [first, ...Array(columns - 1).fill(Math.floor((TEXT_WIDTH - first) / (columns - 1)))]
}

const docxTable = (table: DraftTable): Table =>
  new Table({
    columnWidths: widthsOf(table.columns),
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: table.rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at < table.headerRows,
          children: row.map(
            (cell) =>
              new TableCell({
                rowSpan: cell.rowSpan ?? 1,
                columnSpan: cell.colSpan ?? 1,
                children: cell.text.split('\n').map((text) => new Paragraph({ children: runs(text, false) })),
              }),
          ),
        }),
    ),
  })

const levelsOf = (drafts: readonly Draft[]): { level: number; format: 'decimal'; text: string }[] => {
  const numbers = new Map<number, string>()
  for (const draft of drafts)
    if (draft.kind === 'p' && draft.auto) numbers.set(draft.auto.level, draft.auto.number)
  return [...numbers].map(([level, number]) => {
    const parts = number.match(/\d+/gu)?.length ?? 1
    const text = parts === level + 1 ? levelText(number) : number.replace(/\d+/u, `%${level + 1}`)
    return { level, format: LevelFormat.DECIMAL, text }
  })
}

/** The same as a Word file with its own numbering. */
export const asDocx = async (drafts: readonly Draft[]): Promise<Uint8Array> => {
  const levels = levelsOf(drafts)
  const document = new Document({
    ...(levels.length === 0 ? {} : { numbering: { config: [{ reference: 'clauses', levels }] } }),
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26 } } } },
    sections: [
      { children: drafts.map((draft) => (draft.kind === 'p' ? docxParagraph(draft) : docxTable(draft))) },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
