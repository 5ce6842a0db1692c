import { FLOW_SOLVER } from './match.ts'
import type { HallGroup, MatchInput, MatchPlan, Pair } from './types.ts'

/** A piece of a request that shares no pair with the rest; positions of its people in the whole request. */
export type Component = {
  readonly input: MatchInput
  readonly menteeAt: readonly number[]
  readonly mentorAt: readonly number[]
}

/** Everybody with the one who stands for his piece: mentees first, then mentors. */
const rootsOf = ({ mentees, mentors, pairs }: MatchInput): Int32Array => {
  const parent = Int32Array.from({ length: mentees.length + mentors.length }, (_, at) => at)
  const rootOf = (one: number): number => {
    let root = one
    while (parent[root] !== root) root = parent[root] as number
    for (let at = one; at !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  for (const [mentee, mentor] of pairs) {
    const [one, other] = [rootOf(mentee), rootOf(mentees.length + mentor)]
    parent[Math.max(one, other)] = Math.min(one, other)
  }
  return parent.map((_, at) => rootOf(at))
}

type Growing = {
  menteeAt: number[]
  mentorAt: number[]
  pairs: Pair[]
  decisions: MatchInput['decisions'][number][]
}

/** Schools without any pair make one piece together; mentors without any belong to nobody. */
const ALONE = -1

/**
 * Cuts a request into pieces that do not touch: districts whose schools are helped only by their own. The best plans of
 * the pieces are together the best plan of the whole, for neither a score nor a load joins them.
 */
export const componentsOf = (input: MatchInput): readonly Component[] => {
  const roots = rootsOf(input)
  const menteeCount = input.mentees.length
  const paired = new Set(input.pairs.map(([mentee]) => mentee))
  const pieces = new Map<number, Growing>()
  const keyOf = (mentee: number): number => (paired.has(mentee) ? (roots[mentee] as number) : ALONE)
  const pieceAt = (key: number): Growing => {
    const known = pieces.get(key) ?? { menteeAt: [], mentorAt: [], pairs: [], decisions: [] }
    pieces.set(key, known)
    return known
  }
  const place = new Int32Array(roots.length)
  input.mentees.forEach((_, mentee) => {
    place[mentee] = pieceAt(keyOf(mentee)).menteeAt.push(mentee) - 1
  })
  input.mentors.forEach((_, mentor) => {
    const piece = pieces.get(roots[menteeCount + mentor] as number)
    if (piece) place[menteeCount + mentor] = piece.mentorAt.push(mentor) - 1
  })
  const mentorPlace = (mentor: number): number => place[menteeCount + mentor] as number
  for (const [mentee, mentor, ...rest] of input.pairs)
    pieceAt(keyOf(mentee)).pairs.push([place[mentee] as number, mentorPlace(mentor), ...rest])
  for (const decision of input.decisions) {
    const piece = pieces.get(roots[menteeCount + decision.mentor] as number)
    const mentor = mentorPlace(decision.mentor)
    if (decision.kind === 'capacity') piece?.decisions.push({ ...decision, mentor })
    // a ban of a pair that is not listed says nothing
    else if (keyOf(decision.mentee) === roots[menteeCount + decision.mentor])
      piece?.decisions.push({ ...decision, mentee: place[decision.mentee] as number, mentor })
  }
  return [...pieces.values()].map(({ menteeAt, mentorAt, pairs, decisions }) => ({
    menteeAt,
    mentorAt,
    input: {
      ...input,
      mentees: menteeAt.flatMap((at) => input.mentees[at] ?? []),
      mentors: mentorAt.flatMap((at) => input.mentors[at] ?? []),
      pairs,
      decisions,
    },
  }))
}

const sumOf = (numbers: readonly string[]): string =>
  String(numbers.reduce((sum, number) => sum + BigInt(number), 0n))

/** The plans of the pieces as one plan of the whole. */
export const together = (
  input: MatchInput,
  parts: readonly { readonly component: Component; readonly plan: MatchPlan }[],
): MatchPlan => {
  const lead: (number | null)[] = input.mentees.map(() => null)
  const subjects: (readonly number[])[] = input.mentees.map(() => [])
  for (const { component, plan } of parts) {
    const mentorAt = (mentor: number): number => component.mentorAt[mentor] as number
    component.menteeAt.forEach((mentee, at) => {
      const own = plan.lead[at] ?? null
      lead[mentee] = own === null ? null : mentorAt(own)
      subjects[mentee] = (plan.subjects[at] ?? []).map(mentorAt).sort((a, b) => a - b)
    })
  }
  const groups = parts.flatMap(({ component, plan }) =>
    plan.groups.map(
      (group): HallGroup => ({
        ...group,
        mentees: group.mentees.map((at) => component.menteeAt[at] as number),
        mentors: group.mentors.map((at) => component.mentorAt[at] as number),
      }),
    ),
  )
  const plans = parts.map(({ plan }) => plan)
  return {
    version: 1,
    lead,
    subjects,
    value: sumOf(plans.map(({ value }) => value)),
    unserved: lead.flatMap((mentor, mentee) => (mentor === null ? [mentee] : [])),
    certificate: {
      kind: 'mipBound',
      bound: sumOf(plans.map(({ certificate }) => certificate.bound)),
      violations: plans.reduce((sum, { certificate }) => sum + certificate.violations, 0),
    },
    alternatives: [],
    groups,
    // the one that has proven something, where there is one
    solver: plans.find(({ solver }) => solver !== FLOW_SOLVER)?.solver ?? FLOW_SOLVER,
    seed: 0,
  }
}
