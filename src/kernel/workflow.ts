/**
 * States and moves of a noun as one constant table (architecture, section 3): the page draws its buttons
 * and the command refuses from the same function, the diagram is generated from it.
 */
export type Move<State extends string, Action extends string> = {
  readonly action: Action
  readonly from: readonly State[]
  readonly to: State
  /** Who moves it, in words of roles: for the generated diagram; the rule itself is in `access.ts`. */
  readonly who: string
  /** What follows besides the new state. */
  readonly follows?: string
}

export type Workflow<State extends string, Action extends string> = {
  /** Glossary noun, also the file name of the generated diagram. */
  readonly noun: string
  readonly states: readonly State[]
  /** States in which it can begin: read from outside, or written here. */
  readonly starts: readonly State[]
  /** States in which nothing more is expected. */
  readonly final: readonly State[]
  readonly moves: readonly Move<State, Action>[]
}

/** The moves that `state` allows, in table order. */
export const movesFrom = <S extends string, A extends string>(
  workflow: Workflow<S, A>,
  state: S,
): readonly Move<S, A>[] => workflow.moves.filter((move) => move.from.includes(state))

/** Where `action` leads from `state`; null when the state does not allow it. */
export const nextState = <S extends string, A extends string>(
  workflow: Workflow<S, A>,
  state: S,
  action: A,
): S | null => movesFrom(workflow, state).find((move) => move.action === action)?.to ?? null

/** A state diagram of the table in Mermaid. */
export const toMermaid = <S extends string, A extends string>(workflow: Workflow<S, A>): string => {
  const lines = workflow.moves.flatMap((move) =>
    move.from.map((from) => `  ${from} --> ${move.to}: ${move.action} (${move.who})`),
  )
  const ends = workflow.final.map((state) => `  ${state} --> [*]`)
  return ['stateDiagram-v2', ...workflow.starts.map((state) => `  [*] --> ${state}`), ...lines, ...ends].join(
    '\n',
  )
}

/** Faults of a table: unknown states, unreachable ones, dead ends that are not final. Empty when sound. */
export const workflowFaults = <S extends string, A extends string>(
  workflow: Workflow<S, A>,
): readonly string[] => {
  const known = new Set<string>(workflow.states)
  const unknown = workflow.moves
    .flatMap((move) => [...move.from, move.to])
    .filter((state) => !known.has(state))
  const reached = new Set<S>(workflow.starts)
  for (const _ of workflow.states)
    for (const move of workflow.moves) if (move.from.some((from) => reached.has(from))) reached.add(move.to)
  const unreachable = workflow.states.filter((state) => !reached.has(state))
  const dead = workflow.states.filter(
    (s) => !workflow.final.includes(s) && movesFrom(workflow, s).length === 0,
  )
  return [
    ...unknown.map((state) => `unknown state ${state}`),
    ...unreachable.map((state) => `state ${state} cannot be reached`),
    ...dead.map((state) => `state ${state} has no way out and is not final`),
  ]
}
