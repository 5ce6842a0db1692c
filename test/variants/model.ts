import type { Reading } from '../../src/kernel/term/types.ts'

/** A paragraph or a table of a generated document, before it becomes DOCX, TXT or a model. */
export type DraftParagraph = {
  readonly kind: 'p'
  readonly text: string
  readonly align?: 'center' | 'right'
  readonly bold?: boolean
  /** Number set by the word processor, with its depth from 0. */
  readonly auto?: { readonly number: string; readonly level: number }
}

export type DraftCell = { readonly text: string; readonly rowSpan?: number; readonly colSpan?: number }

export type DraftTable = {
  readonly kind: 'table'
  readonly columns: number
  /** Cells that begin in each row; places covered by a merged cell are left out. */
  readonly rows: readonly (readonly DraftCell[])[]
  readonly headerRows: number
}

export type Draft = DraftParagraph | DraftTable

export type ExpectedClause = {
  readonly number: string | null
  readonly parent: string | null
  readonly addressees: readonly string[]
  readonly action: string
  readonly deadline: string | null
  readonly freq: string | null
  readonly modality: 'order' | 'recommendation'
  readonly control: string | null
  readonly annexes: readonly string[]
}

export type ExpectedRow = {
  readonly number: string | null
  readonly parent: string | null
  readonly activity: string
  readonly term: Partial<Record<keyof Reading | 'date' | 'start' | 'end', string>> & { readonly kind: string }
  readonly responsibles: readonly string[]
  readonly result: string
}

export type Expected = {
  readonly kind: string
  readonly issuer: string
  readonly number: string | null
  readonly date: string | null
  readonly place: string | null
  readonly title: string
  readonly grounds: number
  readonly signatory: string | null
  readonly position: string | null
  readonly distribution: readonly string[]
  readonly preparedBy: string | null
  readonly annexes: readonly (readonly [number: string | null, present: boolean])[]
  readonly clauses: readonly ExpectedClause[]
  readonly rows: readonly ExpectedRow[]
}

export type Variant = {
  readonly name: string
  readonly drafts: readonly Draft[]
  readonly expected: Expected
}

export const line = (text: string, style: Omit<DraftParagraph, 'kind' | 'text'> = {}): DraftParagraph => ({
  kind: 'p',
  text,
  ...style,
})
