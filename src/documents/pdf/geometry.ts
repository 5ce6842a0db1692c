/** Points of the page, y downwards from its upper edge, rotation of the page already applied. */
export type Item = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Baseline. */
  readonly y: number
  readonly size: number
  readonly bold: boolean
  /** Written along the vertical, as in narrow header cells. */
  readonly vertical: boolean
}

/** A ruling line: `at` is its y when horizontal, its x when vertical. */
export type Rule = {
  readonly horizontal: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

export type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

export type PageContent = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly items: readonly Item[]
  readonly rules: readonly Rule[]
}

export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** `inner` is applied first, then `outer`. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

/** Where a point lands under the matrix. */
export const moved = (matrix: Matrix, x: number, y: number): { x: number; y: number } => ({
  x: matrix[0] * x + matrix[2] * y + matrix[4],
  y: matrix[1] * x + matrix[3] * y + matrix[5],
})

/** Six finite numbers out of whatever a PDF gives, or null: a hostile file writes NaN and infinities. */
export const asMatrix = (values: unknown): Matrix | null => {
  if (typeof values !== 'object' || values === null) return null
  const [a, b, c, d, e, f] = Array.from(Object.values(values), Number)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  if (e === undefined || f === undefined) return null
  return [a, b, c, d, e, f].every(Number.isFinite) ? [a, b, c, d, e, f] : null
}
