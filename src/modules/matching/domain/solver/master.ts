import { type Configuration, type PlacePrices, SCALE } from './configurations.ts'
import type { Instance } from './instance.ts'
import type { HybridPlan, Links } from './links.ts'
import { type MipModel, makeMipBuilder, type Term } from './mip.ts'

/**
 * The hybrid plan as a choice of one configuration per mentee. Written so, its linear relaxation is far tighter than
 * with a variable per link: it stays within a point or two of the optimum where the other is hundreds away.
 */
export type Master = { readonly model: MipModel; readonly configurations: readonly Configuration[] }

const subjectPlaces = ({ input, mentorAt }: Instance, mentor: number): number =>
  input.mentors[mentorAt[mentor] as number]?.capSubject ?? 0

const push = (rows: Term[][], row: number, column: number): void => {
  rows[row]?.push([column, 1])
}

/** Rows: one configuration per mentee, then lead places, then subject places of each mentor. */
export const buildMaster = (
  links: Links,
  configurations: readonly Configuration[],
  whole: boolean,
): Master => {
  const { instance } = links
  const { menteeCount, mentorCount, head } = instance
  const builder = makeMipBuilder()
  const rows = Array.from({ length: menteeCount + 2 * mentorCount }, (): Term[] => [])
  for (const { mentee, lead, subjects, points } of configurations) {
    const column = builder.addColumn({ cost: points, upper: 1, integral: whole })
    push(rows, mentee, column)
    const place = head[lead] as number
    if (place < mentorCount) push(rows, menteeCount + place, column)
    for (const arc of subjects) push(rows, menteeCount + mentorCount + (head[arc] as number), column)
  }
  const { loadStep } = instance.input.policy
  for (let mentor = 0; mentor < mentorCount; mentor++) {
    // The units of a load cost more and more, so the cheapest are used first and need not be whole-numbered.
    for (let unit = 0; unit < (instance.capacity[mentor] as number); unit++) {
      const column = builder.addColumn({ cost: -loadStep * unit, upper: 1, integral: false })
      rows[menteeCount + mentor]?.push([column, -1])
    }
  }
  rows.forEach((terms, row) => {
    if (row < menteeCount) builder.addRow(1, 1, terms)
    else {
      const mentor = row - menteeCount - mentorCount
      builder.addRow(Number.NEGATIVE_INFINITY, mentor < 0 ? 0 : subjectPlaces(instance, mentor), terms)
    }
  })
  return { model: builder.build(0), configurations }
}

/** Prices of places from the duals of the relaxation, rounded to the scale; any prices >= 0 give a true bound. */
export const pricesFrom = (instance: Instance, duals: Float64Array): PlacePrices => {
  const { menteeCount, mentorCount } = instance
  const price = (row: number): number => Math.max(0, Math.round(SCALE * (duals[row] as number)))
  return {
    lead: Float64Array.from({ length: mentorCount }, (_, mentor) => price(menteeCount + mentor)),
    subject: Float64Array.from({ length: mentorCount }, (_, mentor) =>
      price(menteeCount + mentorCount + mentor),
    ),
  }
}

/** What all places are worth at these prices: a mentor takes as many leads as the price pays for. */
const worthOfPlaces = (instance: Instance, prices: PlacePrices): number => {
  const step = SCALE * instance.input.policy.loadStep
  let worth = 0
  for (let mentor = 0; mentor < instance.mentorCount; mentor++) {
    const lead = prices.lead[mentor] as number
    for (let unit = 0; unit < (instance.capacity[mentor] as number) && step * unit < lead; unit++) {
      worth += lead - step * unit
    }
    worth += (prices.subject[mentor] as number) * subjectPlaces(instance, mentor)
  }
  return worth
}

/** Lagrangian bound in points times SCALE: each mentee takes his best configuration and pays for his places. */
export const lagrangianBound = (instance: Instance, prices: PlacePrices, bestNets: Float64Array): number =>
  bestNets.reduce((sum, net) => sum + net, worthOfPlaces(instance, prices))

/** The configurations that a solution has chosen; its values are whole only to the solver's tolerance. */
export const planFrom = (links: Links, { configurations }: Master, values: Float64Array): HybridPlan => {
  const { instance } = links
  const lead = Int32Array.from(
    { length: instance.menteeCount },
    (_, at) => (instance.first[at + 1] as number) - 1,
  )
  const subjects: (readonly number[])[] = Array.from(lead, () => [])
  configurations.forEach((configuration, column) => {
    if ((values[column] as number) <= 0.5) return
    lead[configuration.mentee] = configuration.lead
    subjects[configuration.mentee] = configuration.subjects
  })
  return { lead, subjects }
}

/** A plan as values of the columns, to start the solver from; null when one of its configurations is not there. */
export const valuesOf = (links: Links, master: Master, plan: HybridPlan): Float64Array | null => {
  const values = new Float64Array(master.model.cost.length)
  const chosen = new Set<string>()
  plan.lead.forEach((lead, mentee) => {
    chosen.add([lead, ...(plan.subjects[mentee] ?? [])].join(' '))
  })
  let found = 0
  master.configurations.forEach(({ lead, subjects }, column) => {
    if (!chosen.has([lead, ...subjects].join(' '))) return
    values[column] = 1
    found++
  })
  if (found !== links.instance.menteeCount) return null
  let column = master.configurations.length
  const loads = loadsOf(links.instance, plan)
  links.instance.capacity.forEach((capacity, mentor) => {
    values.fill(1, column, column + (loads[mentor] as number))
    column += capacity
  })
  return values
}

const loadsOf = (instance: Instance, plan: HybridPlan): Int32Array => {
  const loads = new Int32Array(instance.mentorCount + 1)
  for (const lead of plan.lead) {
    const place = instance.head[lead] as number
    loads[place] = (loads[place] as number) + 1
  }
  return loads
}
