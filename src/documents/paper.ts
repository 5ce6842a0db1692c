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
  /** Share of the width of each column; by its content when absent. */
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

/** What a column of figures, of short words and of sentences asks for, in letters: within these the content decides. */
const NARROW = 5
const WIDE = 60

const askedBy = (texts: readonly string[]): number => {
  const usual = texts.reduce((sum, text) => sum + Math.min(text.length, WIDE), 0) / Math.max(1, texts.length)
  const longest = Math.max(...texts.flatMap((text) => text.split(/[\s/-]/u)).map((word) => word.length))
  return Math.max(NARROW, usual, Math.min(longest * 1.3, WIDE / 3))
}

/** Share of each column in per cent: as given, else by what stands in it, so that a column of numbers stays narrow. */
export const widthsOfGrid = ({ head, rows, widths }: PaperGrid): readonly number[] => {
  const asked = widths ?? head.map((heading, at) => askedBy([heading, ...rows.map((row) => row[at] ?? '')]))
  const whole = asked.reduce((sum, each) => sum + each, 0) || 1
  return asked.map((each) => (each / whole) * 100)
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
