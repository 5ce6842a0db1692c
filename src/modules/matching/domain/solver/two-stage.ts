import { makeHeap, raise, takeFirst } from './heap.ts'
import { solveLead } from './lead.ts'
import { coveredBy, type HybridPlan, type Links, leadPoints } from './links.ts'
import { countLoads, loadCostOf } from './loads.ts'
import { objectiveOf } from './stages.ts'

/** The plan's worth by the contract's formula, in exact integers. */
export const hybridValue = (links: Links, plan: HybridPlan): bigint => {
  const { instance } = links
  let value = -loadCostOf(instance.input.policy.loadStep, countLoads(instance, plan.lead))
  plan.lead.forEach((lead, mentee) => {
    const subjects = plan.subjects[mentee] ?? []
    const covered = coveredBy(links, [lead, ...subjects])
    value += BigInt(leadPoints(links, lead)) - sumOf(coveredBy(links, [lead]).values())
    value += sumOf(covered.values()) - sumOf(subjects.map((arc) => links.linkCost[arc] as number))
  })
  return value
}

const sumOf = (numbers: Iterable<number>): bigint => {
  let sum = 0n
  for (const number of numbers) sum += BigInt(number)
  return sum
}

/** Leads by the sum of points, exact; the first half of the two-stage plan. */
const bestLeads = (links: Links): Int32Array => {
  const costs = new Float64Array(links.instance.head.length)
  for (let arc = 0; arc < costs.length; arc++) costs[arc] = -leadPoints(links, arc)
  return solveLead(links.instance, objectiveOf(links.instance, costs)).choice
}

type Greedy = {
  readonly links: Links
  readonly owner: Int32Array
  readonly covered: Map<number, number>[]
  readonly subjects: number[][]
  readonly places: Int32Array
}

const gainOf = ({ links, owner, covered }: Greedy, arc: number): number => {
  const best = covered[owner[arc] as number]
  const added = (links.help[arc] ?? []).reduce(
    (sum, { deficit, points }) => sum + Math.max(0, points - (best?.get(deficit) ?? 0)),
    0,
  )
  return added - (links.linkCost[arc] as number)
}

const link = (greedy: Greedy, arc: number): void => {
  const { links, owner, covered, subjects, places } = greedy
  const mentee = owner[arc] as number
  const mentor = links.instance.head[arc] as number
  places[mentor] = (places[mentor] as number) - 1
  subjects[mentee]?.push(arc)
  for (const { deficit, points } of links.help[arc] ?? []) {
    const best = covered[mentee]
    if (best !== undefined && points > (best.get(deficit) ?? 0)) best.set(deficit, points)
  }
}

const hasRoom = ({ links, owner, subjects, places }: Greedy, arc: number): boolean =>
  (places[links.instance.head[arc] as number] as number) > 0 &&
  (subjects[owner[arc] as number]?.length ?? 0) < links.instance.input.policy.maxSubjectMentors

/** Takes the most gainful link again and again; a gain only falls, so it is worked out anew just when it comes first. */
const linkGreedily = (greedy: Greedy, candidates: readonly number[]): void => {
  // Losses, because the heap gives the least key first.
  const losses = new Float64Array(greedy.owner.length)
  const heap = makeHeap(losses)
  for (const arc of candidates) {
    losses[arc] = -gainOf(greedy, arc)
    if ((losses[arc] as number) < 0) raise(heap, arc)
  }
  for (let arc = takeFirst(heap); arc >= 0; arc = takeFirst(heap)) {
    if (!hasRoom(greedy, arc)) continue
    const now = -gainOf(greedy, arc)
    if (now === losses[arc]) link(greedy, arc)
    else if (now < 0) {
      losses[arc] = now
      raise(heap, arc)
    }
  }
}

/** Quick good plan: the best leads, then subject mentors one by one. The exact plan starts from it. */
export const twoStagePlan = (links: Links): HybridPlan => {
  const { instance } = links
  const lead = bestLeads(links)
  const owner = new Int32Array(instance.head.length)
  const candidates: number[] = []
  lead.forEach((own, mentee) => {
    for (let arc = instance.first[mentee] as number; arc < (instance.first[mentee + 1] as number); arc++) {
      owner[arc] = mentee
      const served = instance.head[own] !== instance.mentorCount
      if (served && arc !== own && links.linkable[arc] === 1) candidates.push(arc)
    }
  })
  const subjects = Array.from(lead, (): number[] => [])
  linkGreedily(
    {
      links,
      owner,
      covered: Array.from(lead, (own) => coveredBy(links, [own])),
      subjects,
      places: instance.mentorAt.map((mentor) => instance.input.mentors[mentor]?.capSubject ?? 0),
    },
    candidates,
  )
  for (const arcs of subjects) arcs.sort((a, b) => a - b)
  return { lead, subjects }
}
