/** Requests to `match` for tests, made from a seed; written in the terms of the contract, not of the solver. */
export type Request = {
  mode: 'sum' | 'floor' | 'leximin' | 'hybrid'
  policy: {
    wCover: number
    loadStep: number
    unserved: number
    floor: number
    floorPenalty: number
    subjectLink: number
    subjectMinuteDiv: number
    maxSubjectMentors: number
  }
  mentees: { id: string; need: number; deficits: [number, number][] }[]
  mentors: { id: string; capLead: number; capSubject: number; strengths: [number, number][] }[]
  pairs: [number, number, number, number, number][]
  decisions: (
    | { kind: 'pin' | 'ban'; mentee: number; mentor: number }
    | { kind: 'capacity'; mentor: number; value: number }
  )[]
  explain: ('alternatives' | 'unserved')[]
}

/** Mulberry32: small, seeded, good enough to vary tests. */
export const randomFrom = (seed: number) => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  const shuffled = <T>(list: readonly T[]): T[] => {
    const copy = [...list]
    for (let at = copy.length - 1; at > 0; at--) {
      const other = below(at + 1)
      const held = copy[at] as T
      copy[at] = copy[other] as T
      copy[other] = held
    }
    return copy
  }
  return { next, below, shuffled }
}

export type Shape = {
  mentees: number
  mentors: number
  /** Share of pairs that are allowed. */
  density: number
  themes: number
  deficits: number
  /** Greatest offer of places; 0 is possible too. */
  places: number
  /** Greatest term in size; small terms make ties. */
  terms: number
}

export const policy: Request['policy'] = {
  wCover: 10,
  loadStep: 10,
  unserved: 100_000,
  floor: 0.2,
  floorPenalty: 400,
  subjectLink: 20,
  subjectMinuteDiv: 2,
  maxSubjectMentors: 2,
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** A request of the given shape; covers follow from deficits and strengths, as in life. */
export const makeRequest = (seed: number, shape: Shape): Request => {
  const { next, below, shuffled } = randomFrom(seed)
  const themes = Array.from({ length: shape.themes }, (_, theme) => theme)
  const mentees = Array.from({ length: shape.mentees }, (_, at) => {
    const deficits = shuffled(themes)
      .slice(0, below(shape.deficits + 1))
      .map((theme): [number, number] => [theme, 1 + below(3)])
    return { id: `школа-${at}`, need: sum(deficits.map(([, severity]) => 3 * severity)), deficits }
  })
  const mentors = Array.from({ length: shape.mentors }, (_, at) => ({
    id: `опора-${at}`,
    capLead: below(shape.places + 1),
    capSubject: below(3),
    strengths: shuffled(themes)
      .slice(0, below(shape.themes + 1))
      .map((theme): [number, number] => [theme, 1 + below(3)]),
  }))
  const pairs: Request['pairs'] = []
  mentees.forEach((mentee, i) => {
    mentors.forEach((mentor, j) => {
      if (next() >= shape.density) return
      const level = new Map(mentor.strengths)
      const cover = sum(mentee.deficits.map(([theme, severity]) => severity * (level.get(theme) ?? 0)))
      pairs.push([i, j, cover, below(2 * shape.terms + 1) - shape.terms, below(90)])
    })
  })
  return {
    mode: 'sum',
    policy,
    mentees,
    mentors,
    pairs: shuffled(pairs),
    decisions: [],
    explain: ['alternatives', 'unserved'],
  }
}

/** A small request whose size, density and weights vary with the seed; every third one has officials' decisions. */
export const smallRequest = (seed: number, most: { mentees: number; mentors: number }): Request => {
  const { next, below } = randomFrom(seed ^ 0x5bd1e995)
  const request = makeRequest(seed, {
    mentees: below(most.mentees + 1),
    mentors: below(most.mentors + 1),
    density: 0.3 + 0.7 * next(),
    themes: 5,
    deficits: 4,
    places: 1 + below(3),
    terms: below(4) === 0 ? 1 : 60,
  })
  const loadStep = [0, 1, 10, 45][below(4)] ?? 10
  const unserved = below(4) === 0 ? below(60) : policy.unserved
  const decided = below(3) === 0 ? decisionsFor(request, seed) : []
  return { ...request, policy: { ...policy, loadStep, unserved }, decisions: decided }
}

/** A few decisions that can all be obeyed: at most one pin per mentee and as many per mentor as he has places. */
const decisionsFor = (request: Request, seed: number): Request['decisions'] => {
  const { below } = randomFrom(seed ^ 0x1b873593)
  const decisions: Request['decisions'] = request.mentors.flatMap((_, mentor) =>
    below(5) === 0 ? [{ kind: 'capacity' as const, mentor, value: below(3) }] : [],
  )
  const places = request.mentors.map((mentor) => mentor.capLead)
  for (const decision of decisions) if (decision.kind === 'capacity') places[decision.mentor] = decision.value
  const pinned = new Set<number>()
  for (const [mentee, mentor] of request.pairs) {
    const chance = below(8)
    if (chance === 0 && !pinned.has(mentee) && (places[mentor] ?? 0) > 0) {
      decisions.push({ kind: 'pin', mentee, mentor })
      pinned.add(mentee)
      places[mentor] = (places[mentor] ?? 0) - 1
    } else if (chance === 1) decisions.push({ kind: 'ban', mentee, mentor })
  }
  return decisions
}

/** The same request with this pair fixed: it replaces a ban of the pair and another pin of the school. */
export const forced = (
  request: Request,
  { mentee, mentor }: { mentee: number; mentor: number },
): Request => ({
  ...request,
  explain: [],
  decisions: [
    ...request.decisions.filter((it) => {
      if (it.kind === 'capacity' || it.mentee !== mentee) return true
      return it.kind === 'ban' && it.mentor !== mentor
    }),
    { kind: 'pin', mentee, mentor },
  ],
})
