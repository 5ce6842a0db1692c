import type { HybridPlan, Links } from './links.ts'
import { leadTerm } from './links.ts'
import { type MipBuilder, type MipModel, makeMipBuilder, type Term } from './mip.ts'

/**
 * The hybrid plan as a mixed-integer program. Columns: lead and subject link of each arc, the share of each deficit
 * that a pair covers, and the units of each mentor's load. Only links are whole-numbered: with them fixed, the best
 * shares and units are whole by themselves.
 */
export type HybridModel = {
  readonly model: MipModel
  /** Column of the lead link of an arc, or -1. */
  readonly leadAt: Int32Array
  readonly linkAt: Int32Array
  /** Columns of shares: which arc and how many points. */
  readonly shares: readonly { readonly column: number; readonly arc: number; readonly deficit: number }[]
  /** Columns of the units of each mentor's load, in rising cost. */
  readonly unitsAt: readonly (readonly number[])[]
}

type Draft = Omit<HybridModel, 'model' | 'shares'> & {
  readonly links: Links
  readonly builder: MipBuilder
  readonly shares: { column: number; arc: number; deficit: number }[]
}

const LEAST = Number.NEGATIVE_INFINITY

const arcsOf = ({ instance }: Links, mentee: number): number[] => {
  const arcs: number[] = []
  const end = (instance.first[mentee + 1] as number) - 1
  for (let arc = instance.first[mentee] as number; arc < end; arc++) arcs.push(arc)
  return arcs
}

const termsOf = (columns: Int32Array, arcs: readonly number[], factor: number): Term[] =>
  arcs.flatMap((arc): Term[] => ((columns[arc] as number) < 0 ? [] : [[columns[arc] as number, factor]]))

const addLinks = ({ links, builder, leadAt, linkAt }: Draft, mentee: number): void => {
  const { instance, linkCost, linkable } = links
  for (const arc of arcsOf(links, mentee)) {
    if (instance.open[arc] === 1) {
      const points = leadTerm(links, arc) + instance.input.policy.unserved
      const lower = instance.pinned[mentee] === arc ? 1 : 0
      leadAt[arc] = builder.addColumn({ cost: points, lower, upper: 1, integral: true })
    }
    if (linkable[arc] === 1) {
      linkAt[arc] = builder.addColumn({ cost: -(linkCost[arc] as number), upper: 1, integral: true })
    }
  }
}

/** Lead and subject mentors of one mentee: one lead, few subject mentors and none without a lead, all distinct. */
const addMenteeRows = ({ links, builder, leadAt, linkAt }: Draft, mentee: number): void => {
  const arcs = arcsOf(links, mentee)
  const leads = termsOf(leadAt, arcs, 1)
  const subjects = termsOf(linkAt, arcs, 1)
  if (leads.length > 0) builder.addRow(LEAST, 1, leads)
  if (subjects.length === 0) return
  const most = links.instance.input.policy.maxSubjectMentors
  builder.addRow(LEAST, 0, [...subjects, ...termsOf(leadAt, arcs, -most)])
  for (const arc of arcs) {
    const both = [...termsOf(leadAt, [arc], 1), ...termsOf(linkAt, [arc], 1)]
    if (both.length === 2) builder.addRow(LEAST, 1, both)
  }
}

/** Each deficit is covered once, and by a pair only where the pair is linked. */
const addShares = ({ links, builder, leadAt, linkAt, shares }: Draft, mentee: number): void => {
  const byDeficit = new Map<number, Term[]>()
  for (const arc of arcsOf(links, mentee)) {
    const linked = [...termsOf(leadAt, [arc], -1), ...termsOf(linkAt, [arc], -1)]
    if (linked.length === 0) continue
    for (const { deficit, points } of links.help[arc] ?? []) {
      const column = builder.addColumn({ cost: points, upper: 1, integral: false })
      shares.push({ column, arc, deficit })
      builder.addRow(LEAST, 0, [[column, 1], ...linked])
      byDeficit.set(deficit, [...(byDeficit.get(deficit) ?? []), [column, 1]])
    }
  }
  for (const terms of byDeficit.values()) if (terms.length > 1) builder.addRow(LEAST, 1, terms)
}

const arcsByMentor = ({ instance }: Links): number[][] => {
  const lists = Array.from({ length: instance.mentorCount + 1 }, (): number[] => [])
  instance.head.forEach((mentor, arc) => {
    lists[mentor]?.push(arc)
  })
  return lists.slice(0, instance.mentorCount)
}

/** Places of a mentor; the units of his load are filled from the cheapest on, because their costs rise. */
const addMentor = (
  { links, builder, leadAt, linkAt, unitsAt }: Draft,
  mentor: number,
  arcs: number[],
): void => {
  const { instance } = links
  const { loadStep } = instance.input.policy
  const leads = termsOf(leadAt, arcs, 1)
  const capacity = instance.capacity[mentor] as number
  const units = unitsAt[mentor] as number[]
  for (let unit = 0; unit < Math.min(capacity, leads.length); unit++) {
    units.push(builder.addColumn({ cost: -loadStep * unit, upper: 1, integral: false }))
  }
  if (leads.length > 0) builder.addRow(0, 0, [...leads, ...units.map((column): Term => [column, -1])])
  const subjects = termsOf(linkAt, arcs, 1)
  const places = instance.input.mentors[instance.mentorAt[mentor] as number]?.capSubject ?? 0
  if (subjects.length > places) builder.addRow(LEAST, places, subjects)
}

/** Writes the program down, mentees and mentors in canonical order. */
export const buildHybridModel = (links: Links): HybridModel => {
  const { instance } = links
  const draft: Draft = {
    links,
    builder: makeMipBuilder(),
    leadAt: new Int32Array(instance.head.length).fill(-1),
    linkAt: new Int32Array(instance.head.length).fill(-1),
    shares: [],
    unitsAt: Array.from({ length: instance.mentorCount }, (): number[] => []),
  }
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    addLinks(draft, mentee)
    addMenteeRows(draft, mentee)
    addShares(draft, mentee)
  }
  arcsByMentor(links).forEach((arcs, mentor) => {
    addMentor(draft, mentor, arcs)
  })
  const { links: _links, builder, ...columns } = draft
  return { ...columns, model: builder.build(-instance.input.policy.unserved * instance.menteeCount) }
}

/** A plan as values of all columns, to start the solver from. */
export const columnsOf = (links: Links, hybrid: HybridModel, plan: HybridPlan): Float64Array => {
  const { instance } = links
  const values = new Float64Array(hybrid.model.cost.length)
  const loads = new Int32Array(instance.mentorCount + 1)
  const linked = new Uint8Array(instance.head.length)
  plan.lead.forEach((lead, mentee) => {
    for (const arc of [lead, ...(plan.subjects[mentee] ?? [])]) linked[arc] = 1
    const column = hybrid.leadAt[lead] as number
    if (column >= 0) values[column] = 1
    for (const arc of plan.subjects[mentee] ?? []) values[hybrid.linkAt[arc] as number] = 1
    const mentor = instance.head[lead] as number
    loads[mentor] = (loads[mentor] as number) + 1
  })
  hybrid.unitsAt.forEach((units, mentor) => {
    for (const column of units.slice(0, loads[mentor])) values[column] = 1
  })
  const taken = new Map<string, { column: number; points: number }>()
  const owner = ownersOf(links)
  for (const { column, arc, deficit } of hybrid.shares) {
    const points = hybrid.model.cost[column] as number
    const key = `${owner[arc]} ${deficit}`
    if (linked[arc] === 1 && points > (taken.get(key)?.points ?? 0)) taken.set(key, { column, points })
  }
  for (const { column } of taken.values()) values[column] = 1
  return values
}

const ownersOf = ({ instance }: Links): Int32Array => {
  const owner = new Int32Array(instance.head.length)
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    owner.fill(mentee, instance.first[mentee], instance.first[mentee + 1])
  }
  return owner
}

/** Reads the links off the solver's values, which are whole only to its tolerance. */
export const planFromColumns = (links: Links, hybrid: HybridModel, values: Float64Array): HybridPlan => {
  const { instance } = links
  const isSet = (columns: Int32Array, arc: number) => (values[columns[arc] as number] ?? 0) > 0.5
  const lead = new Int32Array(instance.menteeCount)
  const subjects = Array.from({ length: instance.menteeCount }, (_, mentee) => {
    const arcs = arcsOf(links, mentee)
    lead[mentee] = arcs.find((arc) => isSet(hybrid.leadAt, arc)) ?? (instance.first[mentee + 1] as number) - 1
    return arcs.filter((arc) => isSet(hybrid.linkAt, arc))
  })
  return { lead, subjects }
}
