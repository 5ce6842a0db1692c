/** A source of choices that gives the same ones for the same seed. */
export type Choices = {
  readonly below: (limit: number) => number
  readonly one: <T>(list: readonly T[]) => T
  readonly some: <T>(list: readonly T[], count: number) => T[]
  readonly chance: (share: number) => boolean
}

/** mulberry32: small, and good enough to mix fixtures. */
const generator = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const choicesOf = (seed: number): Choices => {
  const next = generator(seed * 7919 + 17)
  const below = (limit: number): number => Math.floor(next() * limit)
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  const some = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list]
    const taken: T[] = []
    while (taken.length < count && left.length > 0) taken.push(...left.splice(below(left.length), 1))
    return taken
  }
  return { below, one, some, chance: (share) => next() < share }
}
