import type { MatchInput } from './types.ts'

/**
 * The request in canonical form: mentees and mentors stand in the order of their ids, pairs in the order of both, so
 * that the plan depends on what is asked and not on the order in which it was written. Each mentee owns one run of
 * arcs: its listed pairs and, last, the arc into the sink («without a mentor»). Places are mentors and the sink.
 */
export type Instance = {
  readonly input: MatchInput
  readonly menteeCount: number
  /** Also the number of the sink as a place. */
  readonly mentorCount: number
  /** Canonical position to position in the request. */
  readonly menteeAt: Int32Array
  readonly mentorAt: Int32Array
  /** Arcs of mentee i are first[i] .. first[i + 1] - 1. */
  readonly first: Int32Array
  /** The place an arc leads to. */
  readonly head: Int32Array
  /** Position of the arc in the request's pairs; -1 for the arc into the sink. */
  readonly pairAt: Int32Array
  /** 1 where the plan may use the arc: not banned, and not closed by a pin of the same mentee. */
  readonly open: Uint8Array
  readonly banned: Uint8Array
  /** Arc that an official has pinned for the mentee, or -1. */
  readonly pinned: Int32Array
  /** Places for lead pairs, cut down to the number of listed pairs: more can never be used. */
  readonly capacity: Int32Array
}

/** Positions in the order of ids (code units, so that no locale can change a plan). */
const canonicalOrder = (ids: readonly string[]): Int32Array => {
  const at = Int32Array.from(ids.keys())
  return at.sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
}

const inverse = (at: Int32Array): Int32Array => {
  const rank = new Int32Array(at.length)
  at.forEach((original, canonical) => {
    rank[original] = canonical
  })
  return rank
}

/** Stable counting sort: positions in the order of their keys, with the starts of each key's run. */
export const bucket = (
  keyAt: Int32Array,
  keys: number,
  positions?: Int32Array,
): { sorted: Int32Array; starts: Int32Array } => {
  const starts = new Int32Array(keys + 1)
  const size = keyAt.length
  for (let at = 0; at < size; at++) {
    const next = (keyAt[at] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  const cursor = starts.slice()
  const sorted = new Int32Array(size)
  for (let turn = 0; turn < size; turn++) {
    const at = positions === undefined ? turn : (positions[turn] as number)
    const key = keyAt[at] as number
    const slot = cursor[key] as number
    cursor[key] = slot + 1
    sorted[slot] = at
  }
  return { sorted, starts }
}

/** One end of every pair, by canonical rank; typed arrays, because a country has hundreds of thousands of pairs. */
const endsOf = (input: MatchInput, end: 0 | 1, rank: Int32Array): Int32Array => {
  const { pairs } = input
  const ends = new Int32Array(pairs.length)
  for (let at = 0; at < ends.length; at++) ends[at] = rank[pairs[at]?.[end] as number] as number
  return ends
}

const arcsOf = (input: MatchInput, menteeRank: Int32Array, mentorRank: Int32Array) => {
  const mentees = input.mentees.length
  const mentors = input.mentors.length
  const mentorAt = endsOf(input, 1, mentorRank)
  const byMentor = bucket(mentorAt, mentors).sorted
  const { sorted, starts } = bucket(endsOf(input, 0, menteeRank), mentees, byMentor)
  const first = starts.map((start, mentee) => start + mentee)
  const head = new Int32Array(sorted.length + mentees).fill(mentors)
  const pairAt = new Int32Array(sorted.length + mentees).fill(-1)
  for (let mentee = 0; mentee < mentees; mentee++) {
    const end = starts[mentee + 1] as number
    for (let slot = starts[mentee] as number; slot < end; slot++) {
      const pair = sorted[slot] as number
      head[slot + mentee] = mentorAt[pair] as number
      pairAt[slot + mentee] = pair
    }
  }
  return { first, head, pairAt }
}

type Arcs = Pick<Instance, 'first' | 'head'>

const arcBetween = ({ first, head }: Arcs, mentee: number, mentor: number): number => {
  const end = (first[mentee + 1] as number) - 1
  for (let arc = first[mentee] as number; arc < end; arc++) if (head[arc] === mentor) return arc
  return -1
}

const applyPairDecisions = (
  input: MatchInput,
  arcs: Arcs,
  menteeRank: Int32Array,
  mentorRank: Int32Array,
): Pick<Instance, 'open' | 'banned' | 'pinned'> => {
  const open = new Uint8Array(arcs.head.length).fill(1)
  const banned = new Uint8Array(arcs.head.length)
  const pinned = new Int32Array(input.mentees.length).fill(-1)
  for (const decision of input.decisions) {
    if (decision.kind === 'capacity') continue
    const mentee = menteeRank[decision.mentee] as number
    const arc = arcBetween(arcs, mentee, mentorRank[decision.mentor] as number)
    // A ban on a pair that is not allowed anyway is obeyed by doing nothing; such a pin is refused at the door.
    if (arc < 0) continue
    if (decision.kind === 'pin') pinned[mentee] = arc
    else banned[arc] = 1
  }
  for (let arc = 0; arc < banned.length; arc++) if (banned[arc] === 1) open[arc] = 0
  pinned.forEach((arc, mentee) => {
    if (arc < 0) return
    open.fill(0, arcs.first[mentee], arcs.first[mentee + 1])
    open[arc] = 1
  })
  return { open, banned, pinned }
}

/** What an official has set for a mentor in place of his own offer, by position in the request. */
export const leadCapacities = (input: MatchInput): number[] => {
  const capacities = input.mentors.map((mentor) => mentor.capLead)
  for (const decision of input.decisions) {
    if (decision.kind === 'capacity') capacities[decision.mentor] = decision.value
  }
  return capacities
}

const capacitiesOf = (input: MatchInput, arcs: Arcs, mentorAt: Int32Array): Int32Array => {
  const listed = new Int32Array(mentorAt.length + 1)
  for (const mentor of arcs.head) listed[mentor] = (listed[mentor] as number) + 1
  const capacities = leadCapacities(input)
  return mentorAt.map((mentor, at) => Math.min(capacities[mentor] as number, listed[at] as number))
}

/** Puts a checked request into canonical form. */
export const buildInstance = (input: MatchInput): Instance => {
  const menteeAt = canonicalOrder(input.mentees.map((mentee) => mentee.id))
  const mentorAt = canonicalOrder(input.mentors.map((mentor) => mentor.id))
  const menteeRank = inverse(menteeAt)
  const mentorRank = inverse(mentorAt)
  const arcs = arcsOf(input, menteeRank, mentorRank)
  return {
    input,
    menteeCount: menteeAt.length,
    mentorCount: mentorAt.length,
    menteeAt,
    mentorAt,
    ...arcs,
    ...applyPairDecisions(input, arcs, menteeRank, mentorRank),
    capacity: capacitiesOf(input, arcs, mentorAt),
  }
}
