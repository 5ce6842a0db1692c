import { cellText, type DocumentModel, printed } from '../../../../documents/model.ts'

/** Words of a copy as our readers saw it, line by line, to be compared with what was written here. */
export const linesOfModel = (model: DocumentModel): string[] =>
  model.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [printed(block)]
      : block.rows.map((row) => row.cells.map((cell) => cellText(cell)).join(' ')),
  )
