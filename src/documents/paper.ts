/**
 * A document that the program writes, as lines and tables on sheets: DOCX, PDF and the print page are drawn from the same
 * value. It knows margins and alignment, not orders or letters.
 */
export type PaperLine = {
  readonly kind: 'line'
  readonly text: string
  /** What stands at the right edge of the same line: the name after the position of a signature. */
  readonly right?: string
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** A block in the left or in the right half of the sheet: a heading, an addressee, the mark of an annex. */
  readonly half?: 'left' | 'right'
  readonly bold?: boolean
  readonly small?: boolean
  /** Red line of a paragraph. */
  readonly indent?: boolean
  /** Space above, in lines. */
  readonly above?: number
  readonly below?: number
}

export type PaperGrid = {
  readonly kind: 'grid'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Share of the width of each column; equal when absent. */
  readonly widths?: readonly number[]
}

/** A new sheet begins; wide ones lie on their side. */
export type PaperBreak = { readonly kind: 'sheet'; readonly wide?: boolean }

export type PaperBlock = PaperLine | PaperGrid | PaperBreak

/** Margins in millimetres, size of type in points. */
export type PaperLook = {
  readonly margins: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly size: number
  readonly spacing: number
}

export type Paper = {
  readonly title: string
  readonly look: PaperLook
  readonly blocks: readonly PaperBlock[]
}

/** Sheets of a paper: each with its direction and its blocks. */
export const sheetsOfPaper = (
  paper: Paper,
): readonly { readonly wide: boolean; readonly blocks: readonly (PaperLine | PaperGrid)[] }[] => {
  const sheets: { wide: boolean; blocks: (PaperLine | PaperGrid)[] }[] = [{ wide: false, blocks: [] }]
  for (const block of paper.blocks) {
    if (block.kind === 'sheet') sheets.push({ wide: block.wide ?? false, blocks: [] })
    else sheets.at(-1)?.blocks.push(block)
  }
  return sheets
}

/** The words of a paper, line by line: what is compared with the copy that comes back signed. */
export const linesOfPaper = (paper: Paper): string[] =>
  paper.blocks.flatMap((block) => {
    if (block.kind === 'sheet') return []
    if (block.kind === 'grid') return [block.head.join(' '), ...block.rows.map((row) => row.join(' '))]
    return [[block.text, block.right ?? ''].filter(Boolean).join(' ')]
  })
