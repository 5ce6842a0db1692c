import type { Child } from 'hono/jsx'
import {
  type Block,
  cellText,
  type DocumentModel,
  type Paragraph,
  printed,
  type Row,
  type Table,
} from '../../../documents/model.ts'
import { Mark } from '../../../ui/side-by-side.tsx'
import type { Marks } from './marks.ts'

type Unit =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly kind: 'row'; readonly row: Row; readonly table: Table; readonly isFirst: boolean }

/** How much of the original is shown at once: about one sheet. */
const UNITS_PER_PAGE = 34

const unitsOf = (block: Block): Unit[] =>
  block.kind === 'paragraph'
    ? block.text.trim() === '' && block.number === null
      ? []
      : [{ kind: 'paragraph', paragraph: block }]
    : block.rows.map((row, at) => ({ kind: 'row', row, table: block, isFirst: at === 0 }))

const pageOf = (unit: Unit): number | null =>
  unit.kind === 'paragraph' ? unit.paragraph.page : (unit.row.page ?? unit.table.page)

/** The file itself has pages that a browser can open (PDF). */
export const hasOwnPages = ({ format, pages }: DocumentModel): boolean =>
  format === 'pdf' && pages !== null && pages > 0

/** Sheets of a PDF are its own pages; what goes over to the next one stays where it began. */
const ownPages = (units: readonly Unit[], pages: number): Unit[][] => {
  const sheets: Unit[][] = Array.from({ length: pages }, () => [])
  let at = 1
  for (const unit of units) {
    at = Math.min(Math.max(at, pageOf(unit) ?? at), pages)
    sheets[at - 1]?.push(unit)
  }
  return sheets
}

/** Pages of the original as the check shows them, each a list of paragraphs and rows of tables. */
export const sheetsOf = (model: DocumentModel): readonly (readonly Unit[])[] => {
  const units = model.blocks.flatMap(unitsOf)
  if (hasOwnPages(model)) return ownPages(units, model.pages ?? 1)
  const count = Math.max(1, Math.ceil(units.length / UNITS_PER_PAGE))
  return Array.from({ length: count }, (_, at) => units.slice(at * UNITS_PER_PAGE, (at + 1) * UNITS_PER_PAGE))
}

/** Page (from 0) on which a paragraph stands. */
export const sheetOfPlace = (sheets: readonly (readonly Unit[])[], place: number): number =>
  Math.max(
    0,
    sheets.findIndex((sheet) =>
      sheet.some((unit) =>
        unit.kind === 'paragraph'
          ? unit.paragraph.place === place
          : unit.row.cells.some((cell) => cell.paragraphs.some((paragraph) => paragraph.place === place)),
      ),
    ),
  )

const ALIGN: Readonly<Record<string, string>> = { center: 'c', right: 'r' }

const Line = ({ paragraph, marks }: { readonly paragraph: Paragraph; readonly marks: Marks }) => {
  const mark = marks.get(paragraph.place)
  const words: Child = paragraph.bold ? <b>{printed(paragraph)}</b> : printed(paragraph)
  return (
    <p class={ALIGN[paragraph.align ?? '']}>
      {mark === undefined ? (
        words
      ) : (
        <Mark number={mark.number} doubt={mark.doubt} href={mark.href}>
          {words}
        </Mark>
      )}
    </p>
  )
}

const RowOf = ({ row, marks }: { readonly row: Row; readonly marks: Marks }) => (
  <tr>
    {row.cells.map((cell) => {
      const place = cell.paragraphs.find((paragraph) => marks.has(paragraph.place))?.place
      const mark = place === undefined ? undefined : marks.get(place)
      return (
        <td
          colspan={cell.colSpan > 1 ? cell.colSpan : undefined}
          rowspan={cell.rowSpan > 1 ? cell.rowSpan : undefined}
        >
          {mark === undefined ? (
            cellText(cell)
          ) : (
            <Mark number={mark.number} doubt={mark.doubt} href={mark.href}>
              {cellText(cell)}
            </Mark>
          )}
        </td>
      )
    })}
  </tr>
)

type Group = { readonly table: Table | null; readonly units: Unit[] }

const grouped = (sheet: readonly Unit[]): Group[] => {
  const groups: Group[] = []
  for (const unit of sheet) {
    const table = unit.kind === 'row' ? unit.table : null
    const last = groups.at(-1)
    if (last && table !== null && last.table === table) last.units.push(unit)
    else groups.push({ table, units: [unit] })
  }
  return groups
}

/** One sheet of the original, drawn from our reader's model; foreign markup never enters a page (decisions 46). */
export const PaperSheet = ({ sheet, marks }: { readonly sheet: readonly Unit[]; readonly marks: Marks }) => (
  <>
    {grouped(sheet).map((group) =>
      group.table === null ? (
        group.units.map((unit) =>
          unit.kind === 'paragraph' ? <Line paragraph={unit.paragraph} marks={marks} /> : null,
        )
      ) : (
        <table class="pg-table">
          <tbody>
            {group.units.map((unit) => (unit.kind === 'row' ? <RowOf row={unit.row} marks={marks} /> : null))}
          </tbody>
        </table>
      ),
    )}
  </>
)
