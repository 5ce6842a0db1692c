import type { Request } from './requests.ts'

/** A plan as the contract prints it. */
export type Plan = { lead: readonly (number | null)[]; subjects: readonly (readonly number[])[] }

/** The contract's formulas, section 3, written down once more without the solver, to judge it by. */
const at = <T>(list: readonly T[], position: number): T => {
  const value = list[position]
  if (value === undefined) throw new Error(`no position ${position}`)
  return value
}

export const places = (request: Request): number[] => {
  const capacities = request.mentors.map((mentor) => mentor.capLead)
  for (const decision of request.decisions) {
    if (decision.kind === 'capacity') capacities[decision.mentor] = decision.value
  }
  return capacities
}

export const isBanned = (request: Request, mentee: number, mentor: number): boolean =>
  request.decisions.some((it) => it.kind === 'ban' && it.mentee === mentee && it.mentor === mentor)

export const pinOf = (request: Request, mentee: number): number | null => {
  const pin = request.decisions.find((it) => it.kind === 'pin' && it.mentee === mentee)
  return pin === undefined ? null : pin.mentor
}

export const pairOf = (request: Request, mentee: number, mentor: number) =>
  request.pairs.find((pair) => pair[0] === mentee && pair[1] === mentor)

/** Pairs that may lead: listed, not banned, and the pinned one where there is a pin. */
export const allowedPairs = (request: Request) =>
  request.pairs.filter(([mentee, mentor]) => {
    const pin = pinOf(request, mentee)
    return !isBanned(request, mentee, mentor) && (pin === null || pin === mentor)
  })

/** score = wCover * cover + term, less the penalty under the floor in that mode. */
export const score = (request: Request, [mentee, , cover, term]: Request['pairs'][number]): number => {
  const { wCover, floor, floorPenalty } = request.policy
  const { need } = at(request.mentees, mentee)
  const ratio = need === 0 ? 1 : cover / need
  const penalty =
    request.mode === 'floor' && ratio < floor ? Math.round((floorPenalty * (floor - ratio)) / floor) : 0
  return wCover * cover + term - penalty
}

/** r of a pair; -1 is left to those without a mentor. */
export const level = (request: Request, [mentee, , cover]: Request['pairs'][number]): number => {
  const { need } = at(request.mentees, mentee)
  return need === 0 ? 100 : Math.min(100, Math.floor((100 * cover) / need))
}

const loads = (request: Request, plan: Plan): number[] =>
  request.mentors.map((_, mentor) => plan.lead.filter((lead) => lead === mentor).length)

const loadCost = (request: Request, plan: Plan): number =>
  loads(request, plan).reduce((sum, load) => sum + (request.policy.loadStep * load * (load - 1)) / 2, 0)

export const histogram = (request: Request, plan: Plan): number[] => {
  const counts = new Array<number>(102).fill(0)
  plan.lead.forEach((mentor, mentee) => {
    const pair = mentor === null ? undefined : pairOf(request, mentee, mentor)
    const slot = pair === undefined ? 0 : 1 + level(request, pair)
    counts[slot] = (counts[slot] ?? 0) + 1
  })
  return counts
}

const hybridPoints = (request: Request, plan: Plan, mentee: number): number => {
  const { policy } = request
  const lead = at(plan.lead, mentee)
  if (lead === null) return -policy.unserved
  const subjects = at(plan.subjects, mentee)
  const linked = [lead, ...subjects].map((mentor) => at(request.mentors, mentor))
  const best = (theme: number) =>
    Math.max(
      0,
      ...linked.flatMap(({ strengths }) => strengths.filter(([it]) => it === theme).map(([, l]) => l)),
    )
  const covered = at(request.mentees, mentee).deficits.reduce(
    (sum, [theme, severity]) => sum + policy.wCover * severity * best(theme),
    0,
  )
  const links = subjects.reduce((sum, mentor) => {
    const minutes = pairOf(request, mentee, mentor)?.[4] ?? 0
    return sum + policy.subjectLink + Math.floor(minutes / policy.subjectMinuteDiv)
  }, 0)
  return covered + (pairOf(request, mentee, lead)?.[3] ?? 0) - links
}

const leadPoints = (request: Request, plan: Plan, mentee: number): number => {
  const lead = at(plan.lead, mentee)
  const pair = lead === null ? undefined : pairOf(request, mentee, lead)
  if (pair !== undefined) return score(request, pair)
  return request.mode === 'leximin' ? 0 : -request.policy.unserved
}

/** What the plan is worth by the formula of the request's mode. */
export const worth = (request: Request, plan: Plan): number => {
  const points = request.mode === 'hybrid' ? hybridPoints : leadPoints
  return request.mentees.reduce(
    (sum, _, mentee) => sum + points(request, plan, mentee),
    -loadCost(request, plan),
  )
}

const subjectFaults = (request: Request, plan: Plan): string[] => {
  const used = request.mentors.map(() => 0)
  const faults = plan.subjects.flatMap((subjects, mentee) => {
    const lead = at(plan.lead, mentee)
    const most = lead === null ? 0 : request.policy.maxSubjectMentors
    return [
      ...(subjects.length > most ? ['too many subject mentors'] : []),
      ...(new Set(subjects).size < subjects.length ? ['a subject mentor twice'] : []),
      ...subjects.flatMap((mentor) => {
        used[mentor] = at(used, mentor) + 1
        const wrong = mentor === lead || isBanned(request, mentee, mentor)
        return wrong || pairOf(request, mentee, mentor) === undefined ? ['a wrong subject mentor'] : []
      }),
    ]
  })
  const overfull = used.filter((links, mentor) => links > at(request.mentors, mentor).capSubject)
  return [...faults, ...overfull.map(() => 'a mentor has too many subject links')]
}

/** Broken rules of the contract, in words; an obedient plan has none. */
export const faults = (request: Request, plan: Plan): string[] => {
  const allowed = new Set(allowedPairs(request).map(([mentee, mentor]) => `${mentee} ${mentor}`))
  const wrong = plan.lead.flatMap((mentor, mentee) => {
    const pin = pinOf(request, mentee)
    if (pin !== null && pin !== mentor) return ['a pin is not obeyed']
    return mentor !== null && !allowed.has(`${mentee} ${mentor}`) ? ['a lead that is not allowed'] : []
  })
  const overfull = loads(request, plan).filter((load, mentor) => load > at(places(request), mentor))
  return [...wrong, ...overfull.map(() => 'a mentor has too many schools'), ...subjectFaults(request, plan)]
}
