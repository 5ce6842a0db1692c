import highsModule, { type Highs, type Model } from 'highs'
import type { MipAnswer, MipModel, MipOptions, MipSolver } from './domain/solver/mip.ts'

// The package declares its types as CommonJS but ships an ES module, where the loader is the default export itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

let loading: Promise<Highs> | null = null

/** One runtime per thread: its memory only grows, so long-lived callers should run it in a worker and renew that. */
const highs = (): Promise<Highs> => {
  loading ??= loadHighs()
  return loading
}

/** Proof options: all coefficients are whole, so an absolute gap under 1 means optimal; the default gap would not. */
const optionsOf = ({ timeLimitSeconds }: MipOptions) => ({
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0.5,
  random_seed: 0,
  time_limit: timeLimitSeconds,
})

const load = (runtime: Highs, model: MipModel): Model => {
  const numCols = model.cost.length
  const numRows = model.rowLower.length
  const { maximize } = runtime.constants.objectiveSense
  return runtime.createModel({
    numCols,
    numRows,
    sense: maximize,
    offset: model.offset,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
    ...(model.integral.includes(1) ? { integrality: model.integral } : {}),
  })
}

/** A linear program broken off half-way proves nothing. */
const boundOf = (model: Model, isMip: boolean, optimal: boolean): number | null => {
  if (isMip) return Number(model.info.get('mip_dual_bound'))
  return optimal ? model.getObjectiveValue() : null
}

const answerOf = (runtime: Highs, model: Model, isMip: boolean, seconds: number): MipAnswer => {
  const { modelStatus, solutionStatus } = runtime.constants
  const status = model.getModelStatus()
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
    return { status: 'infeasible', values: null, bound: null, duals: null, seconds }
  }
  const optimal = status === modelStatus.optimal
  if (!optimal && status !== modelStatus.timeLimit) throw new Error(`HiGHS ended with model status ${status}`)
  const found = model.info.get('primal_solution_status') === solutionStatus.feasible
  const solution = model.getSolution()
  const bound = boundOf(model, isMip, optimal)
  return {
    status: optimal ? 'optimal' : 'limit',
    values: found ? solution.colValue : null,
    bound: bound !== null && Number.isFinite(bound) ? bound : null,
    duals: optimal && !isMip ? solution.rowDual : null,
    seconds,
  }
}

/**
 * HiGHS as the solver of the hybrid plan. The call blocks its thread until done or out of time; a fault of the solver
 * is an exception. The package and the core it carries have different numbers, so the name holds both.
 */
export const loadHighsSolver = async (): Promise<MipSolver> => {
  const runtime = await highs()
  return {
    name: `highs 1.15.3 (core ${runtime.raw.version().string})`,
    solve: async (model, options) => {
      const native = load(runtime, model)
      try {
        native.options.set(optionsOf(options))
        if (options.start !== null) native.setSolution({ colValue: options.start })
        const began = performance.now()
        native.run()
        const seconds = (performance.now() - began) / 1000
        return answerOf(runtime, native, model.integral.includes(1), seconds)
      } finally {
        native.dispose()
      }
    },
  }
}
