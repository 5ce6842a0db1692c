import type { Refusal } from '../../../../kernel/result.ts'
import { bucket } from './instance.ts'
import type { MatchInput, MatchRefusal, Pair } from './types.ts'

type Fault = Refusal<MatchRefusal>

const LENGTH = 5

/** What is wrong with the five numbers themselves, or null. */
const numbersFault = (pair: unknown, position: number): Fault | null => {
  if (!Array.isArray(pair) || pair.length !== LENGTH)
    return { code: 'wrongShape', field: `pairs[${position}]` }
  for (let at = 0; at < LENGTH; at++) {
    if (!Number.isSafeInteger(pair[at])) return { code: 'notInteger', field: `pairs[${position}][${at}]` }
  }
  if (pair[2] < 0) return { code: 'outOfBounds', field: `pairs[${position}][2]` }
  if (pair[4] < 0) return { code: 'outOfBounds', field: `pairs[${position}][4]` }
  return null
}

const isKnown = (input: MatchInput, [mentee, mentor]: Pair): boolean =>
  mentee >= 0 && mentee < input.mentees.length && mentor >= 0 && mentor < input.mentors.length

const positionFaults = (input: MatchInput, pair: Pair, at: number): Fault[] => {
  const [mentee, mentor] = pair
  const faults: Fault[] = []
  if (mentee < 0 || mentee >= input.mentees.length) {
    faults.push({ code: 'unknownMentee', field: `pairs[${at}][0]`, values: { mentee } })
  }
  if (mentor < 0 || mentor >= input.mentors.length) {
    faults.push({ code: 'unknownMentor', field: `pairs[${at}][1]`, values: { mentor } })
  }
  return faults
}

/** Goes over the pairs mentee by mentee and remembers for each mentor who had him last. */
const duplicateFaults = (input: MatchInput): Fault[] => {
  const mentees = Int32Array.from(input.pairs, (pair) => pair[0])
  const { sorted } = bucket(mentees, input.mentees.length)
  const last = new Int32Array(input.mentors.length).fill(-1)
  const faults: Fault[] = []
  for (const at of sorted) {
    const [mentee, mentor] = input.pairs[at] as Pair
    if (last[mentor] === mentee) {
      faults.push({ code: 'duplicatePair', field: `pairs[${at}]`, values: { mentee, mentor } })
    }
    last[mentor] = mentee
  }
  return faults
}

/** Checks the list of pairs: five whole numbers each, both positions known, no pair twice. */
export const pairFaults = (input: MatchInput): Fault[] => {
  const faults: Fault[] = []
  input.pairs.forEach((pair, at) => {
    const fault = numbersFault(pair, at)
    if (fault !== null) faults.push(fault)
    else if (!isKnown(input, pair)) faults.push(...positionFaults(input, pair, at))
  })
  return faults.length > 0 ? faults : duplicateFaults(input)
}
