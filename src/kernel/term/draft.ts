import type { Frequency } from './types.ts'

/** A part of a repeating rule; parts standing together are merged. `weak`: the frequency unless another part says better. */
export type RuleDraft = {
  readonly freq?: Frequency
  readonly weak?: Frequency
  readonly every?: number
  readonly everyMax?: number
  readonly times?: number
  readonly timesMax?: number
  readonly weekdays?: readonly number[]
  readonly nth?: readonly number[]
  readonly month?: number
  readonly monthDay?: number
  readonly offset?: true
  readonly deadline?: true
  /** The month of a `monthDay` is said to be the last of the period. */
  readonly lastMonth?: true
  /** A part of what is said has no place in a rule («до 10 и 25 числа»); a frequency beside it does not heal that. */
  readonly lost?: true
  /** May mean something else, or a part of it has no place in a rule. */
  readonly doubt?: true
}
