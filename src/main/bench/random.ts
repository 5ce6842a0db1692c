/** Random numbers of a seed: the same seed gives the same data on any machine. */
export type Dice = {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number, both bounds included. */
  readonly whole: (from: number, to: number) => number
  readonly one: <T>(of: readonly T[]) => T
  /** Place in a list of weights. */
  readonly weighted: (weights: readonly number[]) => number
  /** About `middle`, often less and seldom much more (log-normal), within bounds. */
  readonly skewed: (middle: number, spread: number, least: number, most: number) => number
}

/** A die of a seed (mulberry32). */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: <T>(of: readonly T[]): T => {
      const found = of[Math.floor(next() * of.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      const at = weights.findIndex((weight) => {
        left -= weight
        return left < 0
      })
      return at === -1 ? weights.length - 1 : at
    },
    skewed: (middle, spread, least, most) =>
      Math.round(Math.min(most, Math.max(least, middle * Math.exp(spread * normal())))),
  }
}

/** Shares of a whole by weights, each at least `least`; together exactly the whole. */
export const shared = (whole: number, weights: readonly number[], least: number): number[] => {
  const free = whole - least * weights.length
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shares = weights.map((weight) => least + Math.floor((free * weight) / sum))
  const rest = whole - shares.reduce((total, share) => total + share, 0)
  return shares.map((share, at) => (at < rest ? share + 1 : share))
}
