import { runMatch } from '../../modules/matching/public.ts'
import { type BenchLine, median, msFigure } from './line.ts'

type Shape = { readonly mentees: number; readonly mentors: number; readonly near: number }
/** A region and a country of schools that need a mentor: mentees, mentors, allowed pairs for one mentee. */
const REGION: Shape = { mentees: 100, mentors: 60, near: 13 }
const COUNTRY: Shape = { mentees: 9000, mentors: 5000, near: 20 }
const THEMES = 30

const POLICY = {
  wCover: 10,
  loadStep: 10,
  unserved: 100_000,
  floor: 0.2,
  floorPenalty: 400,
  subjectLink: 20,
  subjectMinuteDiv: 2,
  maxSubjectMentors: 2,
}

/** Mulberry32, so that every run solves the same. */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const someOf = (below: (most: number) => number, count: number, most: number): number[] => {
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(below(most))
  return [...chosen]
}

/** A request in the terms of the contract: neighbours in the list are neighbours on the ground. */
export const matchRequest = ({ mentees, mentors, near }: Shape, seed: number): object => {
  const below = seeded(seed)
  const levels = (count: number) =>
    someOf(below, count, THEMES).map((theme): [number, number] => [theme, 1 + below(3)])
  const needy = Array.from({ length: mentees }, (_, at) => {
    const deficits = levels(6)
    return {
      id: `школа-${at}`,
      need: deficits.reduce((sum, [, severity]) => sum + 3 * severity, 0),
      deficits,
    }
  })
  const strong = Array.from({ length: mentors }, (_, at) => ({
    id: `опора-${at}`,
    capLead: 1 + below(4),
    capSubject: below(3),
    strengths: levels(10),
  }))
  const pairs = needy.flatMap(({ deficits }, mentee) => {
    const around = Math.floor((mentee / mentees) * mentors)
    return someOf(below, near, near * 2).map((step) => {
      const mentor = (around + step) % mentors
      const level = new Map(strong[mentor]?.strengths)
      const cover = deficits.reduce((sum, [theme, severity]) => sum + severity * (level.get(theme) ?? 0), 0)
      return [mentee, mentor, cover, below(120) - 60, below(90)]
    })
  })
  return { mode: 'sum', policy: POLICY, mentees: needy, mentors: strong, pairs, decisions: [], explain: [] }
}

const SEEDS = [1, 2, 3, 4, 5]

const timesOf = async (shape: Shape): Promise<number[]> => {
  const times: number[] = []
  for (const seed of SEEDS) {
    const request = matchRequest(shape, seed)
    const from = performance.now()
    const plan = await runMatch(request)
    if (!plan.ok || plan.value.certificate.violations !== 0) throw new Error('the plan has no proof')
    times.push(performance.now() - from)
  }
  return times
}

/** Mentors for a region and for a country, proven best. */
export const matchingLine: BenchLine = {
  code: 'matching',
  measure: async () => [
    msFigure('закрепление: регион, 100 школ × 60 опорных', median(await timesOf(REGION)), 50),
    msFigure('закрепление: страна, 9 000 × 5 000', median(await timesOf(COUNTRY)), 3000),
  ],
}
