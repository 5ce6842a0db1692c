import type { Refusal } from '../../../../kernel/result.ts'
import { leadCapacities } from './instance.ts'
import type { Decision, MatchInput, MatchRefusal } from './types.ts'

type Fault = Refusal<MatchRefusal>
type PairDecision = Exclude<Decision, { kind: 'capacity' }>

const known = (position: number, people: readonly unknown[]): boolean =>
  position >= 0 && position < people.length

const positionFaults = (input: MatchInput): Fault[] =>
  input.decisions.flatMap((decision, at): Fault[] => {
    const field = `decisions[${at}]`
    const { mentor } = decision
    const faults: Fault[] = []
    if (!known(mentor, input.mentors)) {
      faults.push({ code: 'unknownMentor', field: `${field}.mentor`, values: { mentor } })
    }
    if (decision.kind !== 'capacity' && !known(decision.mentee, input.mentees)) {
      faults.push({ code: 'unknownMentee', field: `${field}.mentee`, values: { mentee: decision.mentee } })
    }
    return faults
  })

/** Two capacities for one mentor: it must not depend on their order which one holds. */
const capacityFaults = (input: MatchInput): Fault[] => {
  const set = new Map<number, number>()
  return input.decisions.flatMap((decision, at): Fault[] => {
    if (decision.kind !== 'capacity') return []
    const before = set.get(decision.mentor) ?? decision.value
    set.set(decision.mentor, decision.value)
    if (before === decision.value) return []
    return [{ code: 'twoCapacities', field: `decisions[${at}]`, values: { mentor: decision.mentor } }]
  })
}

const listedPairs = (input: MatchInput, decisions: readonly PairDecision[]): Set<string> => {
  const wanted = new Set(decisions.map((decision) => decision.mentee))
  return new Set(input.pairs.filter((pair) => wanted.has(pair[0])).map((pair) => `${pair[0]} ${pair[1]}`))
}

const pinFaults = (input: MatchInput): Fault[] => {
  const pairDecisions = input.decisions.filter((decision) => decision.kind !== 'capacity')
  const listed = listedPairs(input, pairDecisions)
  const banned = new Set(
    pairDecisions.filter(({ kind }) => kind === 'ban').map(({ mentee, mentor }) => `${mentee} ${mentor}`),
  )
  const pinnedTo = new Map<number, number>()
  return input.decisions.flatMap((decision, at): Fault[] => {
    if (decision.kind !== 'pin') return []
    const { mentee, mentor } = decision
    const place = { field: `decisions[${at}]`, values: { mentee, mentor } }
    const before = pinnedTo.get(mentee) ?? mentor
    pinnedTo.set(mentee, mentor)
    const faults: Fault[] = []
    if (!listed.has(`${mentee} ${mentor}`)) faults.push({ code: 'pinNotListed', ...place })
    if (banned.has(`${mentee} ${mentor}`)) faults.push({ code: 'pinAndBan', ...place })
    if (before !== mentor) faults.push({ code: 'twoPins', ...place })
    return faults
  })
}

const overfullFaults = (input: MatchInput): Fault[] => {
  const pins = new Map<number, Set<number>>()
  for (const decision of input.decisions) {
    if (decision.kind !== 'pin') continue
    const mentees = pins.get(decision.mentor) ?? new Set()
    pins.set(decision.mentor, mentees.add(decision.mentee))
  }
  const capacities = leadCapacities(input)
  return [...pins].flatMap(([mentor, mentees]): Fault[] => {
    const capacity = capacities[mentor] ?? 0
    if (mentees.size <= capacity) return []
    return [
      { code: 'pinsOverCapacity', field: 'decisions', values: { mentor, pins: mentees.size, capacity } },
    ]
  })
}

/** Checks that the officials' decisions speak of known people and can all be obeyed at once. */
export const decisionFaults = (input: MatchInput): Fault[] => {
  const unknown = positionFaults(input)
  if (unknown.length > 0) return unknown
  const contradictions = [...capacityFaults(input), ...pinFaults(input)]
  return contradictions.length > 0 ? contradictions : overfullFaults(input)
}
