import { setTimeout as sleep } from 'node:timers/promises'

type Step = () => Promise<void>
type State = { readonly steps: Step[]; stopping: boolean; listening: boolean }

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const PATIENCE_MS = 60_000

const state: State = { steps: [], stopping: false, listening: false }

/** Runs the steps, last registered first; one that fails does not keep the others from running. */
export const runSteps = async (steps: readonly Step[]): Promise<unknown[]> => {
  const faults: unknown[] = []
  for (const step of [...steps].reverse()) {
    await step().catch((fault: unknown) => faults.push(fault))
  }
  return faults
}

/**
 * Closes everything registered and ends the process with `code` (with 1 when a step failed or a minute was not enough):
 * a start that failed half-way may not leave a process behind that serves nobody.
 */
export const shutDown = async (code: number): Promise<never> => {
  // Somebody presses Ctrl-C again: he does not want to wait. The server of the database is told to end all the same.
  if (state.stopping) process.exit(1)
  state.stopping = true
  const late = sleep(PATIENCE_MS, 'late', { ref: false })
  const outcome = await Promise.race([runSteps(state.steps), late])
  process.exit(outcome === 'late' || outcome.length > 0 ? 1 : code)
}

/**
 * Registers what has to be closed when the program is told to end (Ctrl-C, SIGTERM): database first, then workers, then
 * the web server; they are closed in the opposite order. Gives the way to take the step back.
 */
export const onShutdown = (step: Step): (() => void) => {
  state.steps.push(step)
  if (!state.listening) {
    state.listening = true
    for (const signal of SIGNALS) process.on(signal, () => void shutDown(0))
  }
  return () => {
    const index = state.steps.indexOf(step)
    if (index >= 0) state.steps.splice(index, 1)
  }
}
