/** A mixed-integer program: maximise offset + cost * x under rowLower <= A x <= rowUpper, 0 <= x <= upper. */
export type MipModel = {
  readonly offset: number
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1 for a whole-numbered column, 0 for a continuous one. */
  readonly integral: Int32Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** The matrix by rows. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export type MipAnswer = {
  readonly status: 'optimal' | 'limit' | 'infeasible'
  /** Values of the columns, or null when no plan was found in time. */
  readonly values: Float64Array | null
  /** No plan is worth more; null when the solver has not got so far. */
  readonly bound: number | null
  /** Prices of the rows, only for a program without whole-numbered columns. */
  readonly duals: Float64Array | null
  /** Time the solver took. */
  readonly seconds: number
}

export type MipOptions = { readonly start: Float64Array | null; readonly timeLimitSeconds: number }

/** The way to a solver of mixed-integer programs; who implements it may run in another thread. */
export type MipSolver = {
  readonly name: string
  readonly solve: (model: MipModel, options: MipOptions) => Promise<MipAnswer>
}

export type Term = readonly [column: number, factor: number]

export type MipBuilder = {
  readonly addColumn: (column: { cost: number; lower?: number; upper: number; integral: boolean }) => number
  readonly addRow: (lower: number, upper: number, terms: readonly Term[]) => void
  readonly build: (offset: number) => MipModel
}

/** Collects columns and rows; rows may only mention columns that exist. */
export const makeMipBuilder = (): MipBuilder => {
  const cost: number[] = []
  const lower: number[] = []
  const upper: number[] = []
  const integral: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  return {
    addColumn: (column) => {
      lower.push(column.lower ?? 0)
      upper.push(column.upper)
      integral.push(column.integral ? 1 : 0)
      return cost.push(column.cost) - 1
    },
    addRow: (least, most, terms) => {
      rowLower.push(least)
      rowUpper.push(most)
      for (const [column, factor] of terms) {
        indices.push(column)
        values.push(factor)
      }
      starts.push(indices.length)
    },
    build: (offset) => ({
      offset,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      integral: Int32Array.from(integral),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    }),
  }
}
