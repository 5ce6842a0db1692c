import { z } from 'zod'
import { ok, type Refusal, type Result, refuseAll } from '../../../kernel/result.ts'
import { decisionFaults } from './solver/decisions.ts'
import { pairFaults } from './solver/pairs.ts'
import type { MatchInput, MatchRefusal, Pair } from './solver/types.ts'

type Fault = Refusal<MatchRefusal>

const count = z.int().min(0)
const id = z.union([z.string().min(1), z.int()]).transform(String)

const isTheme = (entry: unknown): boolean =>
  Array.isArray(entry) && entry.length === 2 && entry.every(Number.isSafeInteger) && entry[1] >= 0

/** [theme, severity or level]: a country has a hundred thousand of them, so one look has to do for each list. */
const themes = z.custom<[number, number][]>((list) => Array.isArray(list) && list.every(isTheme)).default([])

const Policy = z.object({
  wCover: count.default(10),
  // A falling load cost would reward loading one mentor; the solver's proof needs a cost that does not fall.
  loadStep: count.default(10),
  unserved: count.default(100_000),
  floor: z.number().min(0).max(1).default(0.2),
  floorPenalty: z.number().min(0).default(400),
  subjectLink: count.default(20),
  subjectMinuteDiv: z.int().min(1).default(2),
  maxSubjectMentors: count.default(2),
})

const Decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['pin', 'ban']), mentee: z.int(), mentor: z.int() }),
  z.object({ kind: z.literal('capacity'), mentor: z.int(), value: count }),
])

/** Shape of a request to `match`; pairs are many, so they are checked by a loop of their own. */
const Request = z.object({
  mode: z.enum(['sum', 'floor', 'leximin', 'hybrid']),
  policy: z.prefault(Policy, {}),
  mentees: z.array(z.object({ id, need: count, deficits: themes })),
  mentors: z.array(z.object({ id, capLead: count, capSubject: count.default(0), strengths: themes })),
  pairs: z.array(z.unknown()),
  decisions: z.array(Decision).default([]),
  explain: z.array(z.enum(['alternatives', 'unserved'])).default([]),
})

const fieldAt = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) =>
      typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`,
    '',
  )

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  )

const codes: Partial<Record<string, MatchRefusal>> = {
  invalid_type: 'wrongType',
  too_small: 'outOfBounds',
  too_big: 'outOfBounds',
  invalid_value: 'notAllowed',
  invalid_union: 'notAllowed',
}

const shapeFault = (raw: unknown, issue: z.core.$ZodIssue): Fault => {
  const field = fieldAt(issue.path)
  if (valueAt(raw, issue.path) === undefined) return { code: 'missing', field }
  if (issue.code === 'invalid_type' && issue.expected === 'int') return { code: 'notInteger', field }
  return { code: codes[issue.code] ?? 'wrongShape', field }
}

const duplicateIds = (people: readonly { id: string }[], field: string): Fault[] => {
  const seen = new Set<string>()
  const faults: Fault[] = []
  people.forEach((person, at) => {
    if (seen.has(person.id)) {
      faults.push({ code: 'duplicateId', field: `${field}[${at}].id`, values: { id: person.id } })
    }
    seen.add(person.id)
  })
  return faults
}

/** Sums along a displacement chain must stay exact in a double. */
const EXACT = 2 ** 52

const largestPoints = (input: MatchInput): number => {
  const { policy } = input
  let largest = Math.max(
    policy.unserved + policy.floorPenalty,
    policy.loadStep * Math.max(1, input.mentees.length),
    policy.subjectLink,
  )
  for (const [, , cover, term, minutes] of input.pairs) {
    largest = Math.max(
      largest,
      Math.abs(policy.wCover) * cover + Math.abs(term) + policy.floorPenalty,
      minutes,
      100 * cover,
    )
  }
  return largest
}

const magnitudeFaults = (input: MatchInput): Fault[] =>
  largestPoints(input) * (2 * input.mentees.length + 2) < EXACT ? [] : [{ code: 'numbersTooLarge' }]

const MOST = 20

const firstOf = (faults: readonly Fault[]): readonly Fault[] =>
  faults.length <= MOST
    ? faults
    : [...faults.slice(0, MOST), { code: 'tooManyFaults', values: { more: faults.length - MOST } }]

/** Checks in an order in which each may rely on those before. */
const meaningFaults = (input: MatchInput): Fault[] => {
  const own = [
    ...duplicateIds(input.mentees, 'mentees'),
    ...duplicateIds(input.mentors, 'mentors'),
    ...pairFaults(input),
  ]
  if (own.length > 0) return own
  return [...decisionFaults(input), ...magnitudeFaults(input)]
}

/** Turns parsed JSON into a request that the solver can trust, or says everything that is wrong with it. */
export const readMatchInput = (raw: unknown): Result<MatchInput, MatchRefusal> => {
  const parsed = Request.safeParse(raw)
  if (!parsed.success) return refuseAll(firstOf(parsed.error.issues.map((issue) => shapeFault(raw, issue))))
  const input: MatchInput = { ...parsed.data, pairs: parsed.data.pairs as readonly Pair[] }
  const faults = meaningFaults(input)
  return faults.length === 0 ? ok(input) : refuseAll(firstOf(faults))
}
