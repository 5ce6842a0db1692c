import { LIMITS } from '../limits.ts'
import { asMatrix, IDENTITY, type Matrix, moved, multiply, type Rule } from './geometry.ts'

/** Operators of pdf.js that matter for lines; the numbers come from its `OPS` table. */
export type Operators = {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly paintFormXObjectBegin: number
  readonly paintFormXObjectEnd: number
  readonly constructPath: number
  readonly stroke: number
  readonly closeStroke: number
  readonly fill: number
  readonly eoFill: number
  readonly fillStroke: number
  readonly eoFillStroke: number
  readonly closeFillStroke: number
  readonly closeEOFillStroke: number
}

export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }

/** Thicker than this a rectangle is a filled area, not a line. */
const THIN = 3
/** Shorter than this a stroke is a dash or a decoration. */
const SHORT = 3
const SLANT = 1

type Point = { readonly x: number; readonly y: number }

/** Numbers that follow each drawing step of pdf.js: move, line, cubic curve, quadratic curve, close. */
const STEP_NUMBERS = [2, 2, 6, 4, 0] as const
const MOVE = 0
const CLOSE = 4

const pointsOfPath = (path: readonly number[], matrix: Matrix): Point[][] => {
  const figures: Point[][] = []
  let figure: Point[] = []
  let index = 0
  while (index < path.length) {
    const step = path[index] ?? -1
    const count = STEP_NUMBERS[step]
    if (count === undefined) break
    if (step === MOVE) {
      figure = []
      figures.push(figure)
    }
    const [start] = figure
    if (step === CLOSE && start !== undefined) figure.push(start)
    // Of a curve only the end matters: curves are never ruling lines.
    if (count > 0) figure.push(moved(matrix, path[index + count - 1] ?? 0, path[index + count] ?? 0))
    index += 1 + count
  }
  return figures
}

const ruleBetween = (one: Point, two: Point): Rule | null => {
  const width = Math.abs(one.x - two.x)
  const height = Math.abs(one.y - two.y)
  if (![width, height].every(Number.isFinite)) return null
  if (height <= SLANT && width > SHORT) {
    return {
      horizontal: true,
      at: (one.y + two.y) / 2,
      from: Math.min(one.x, two.x),
      to: Math.max(one.x, two.x),
    }
  }
  if (width <= SLANT && height > SHORT) {
    return {
      horizontal: false,
      at: (one.x + two.x) / 2,
      from: Math.min(one.y, two.y),
      to: Math.max(one.y, two.y),
    }
  }
  return null
}

const strokedRules = (figure: readonly Point[]): Rule[] =>
  figure.slice(1).flatMap((point, index) => ruleBetween(figure[index] ?? point, point) ?? [])

/** Word draws borders as thin filled rectangles; they lie along their longer side. */
const filledRule = (figure: readonly Point[]): Rule[] => {
  const xs = figure.map((point) => point.x)
  const ys = figure.map((point) => point.y)
  const box = { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
  const width = box.x1 - box.x0
  const height = box.y1 - box.y0
  if (height <= THIN && width > SHORT && width > height) {
    return [{ horizontal: true, at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1 }]
  }
  if (width <= THIN && height > SHORT) {
    return [{ horizontal: false, at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1 }]
  }
  return []
}

const numbersOf = (path: unknown): number[] =>
  typeof path === 'object' && path !== null ? Array.from(Object.values(path), Number) : []

const LONGEST_FIGURE = 64

const rulesOfPath = (args: unknown, matrix: Matrix, kinds: PaintKinds): Rule[] => {
  if (!Array.isArray(args)) return []
  const [paint, data] = args
  const path = numbersOf(Array.isArray(data) ? data[0] : data)
  const figures = pointsOfPath(path, matrix).filter(
    (figure) => figure.length > 1 && figure.length <= LONGEST_FIGURE,
  )
  if (kinds.stroked.has(paint)) return figures.flatMap(strokedRules)
  return kinds.filled.has(paint) ? figures.flatMap(filledRule) : []
}

type PaintKinds = { readonly stroked: ReadonlySet<unknown>; readonly filled: ReadonlySet<unknown> }

const paintKinds = (ops: Operators): PaintKinds => ({
  stroked: new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]),
  filled: new Set([ops.fill, ops.eoFill]),
})

/** Follows the drawing of a page: the matrix in force now and those put aside. */
class Pen {
  #matrix: Matrix
  readonly #saved: Matrix[] = []

  constructor(start: Matrix) {
    this.#matrix = start
  }

  get matrix(): Matrix {
    return this.#matrix
  }

  save(): void {
    if (this.#saved.length < LIMITS.xml.depth) this.#saved.push(this.#matrix)
  }

  restore(): void {
    this.#matrix = this.#saved.pop() ?? this.#matrix
  }

  transform(values: unknown): void {
    this.#matrix = multiply(this.#matrix, asMatrix(values) ?? IDENTITY)
  }
}

const firstOf = (args: unknown): unknown => (Array.isArray(args) ? args[0] : undefined)

/**
 * Ruling lines of a page: every painted straight stroke and every thin filled rectangle, under the transform in
 * force where it was drawn. Takes the operator list and the viewport's transform; stops at the ceiling of lines.
 */
export const rulesOf = (list: OperatorList, viewport: Matrix, ops: Operators): Rule[] => {
  const kinds = paintKinds(ops)
  const pen = new Pen(viewport)
  const rules: Rule[] = []
  const steps: Readonly<Record<number, (args: unknown) => void>> = {
    [ops.save]: () => pen.save(),
    [ops.restore]: () => pen.restore(),
    [ops.transform]: (args) => pen.transform(args),
    [ops.paintFormXObjectBegin]: (args) => {
      pen.save()
      pen.transform(firstOf(args))
    },
    [ops.paintFormXObjectEnd]: () => pen.restore(),
    [ops.constructPath]: (args) => rules.push(...rulesOfPath(args, pen.matrix, kinds)),
  }
  for (const [index, operator] of list.fnArray.entries()) {
    if (rules.length > LIMITS.pdf.segmentsOnPage) break
    steps[operator]?.(list.argsArray[index])
  }
  return rules
}
