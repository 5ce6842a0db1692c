import type { Owner } from '../../../kernel/access.ts'
import { type Day, makeDay } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { HostInput, HostsInput } from './input.ts'
import type { RoadmapItem, WholeRoadmap } from './types.ts'

/** A school at which a row is carried out, with the form that it has chosen (R240). */
export type Host = {
  readonly id: string
  readonly organisation: string
  readonly name: string
  readonly form: string
  readonly term: string
  readonly chosenOn: Day | null
  /** Where the host answers; null when its assignment is out of sight. */
  readonly assignment: string | null
}

/** A school of the roadmap's node that may be a host. */
export type HostSchool = { readonly id: string; readonly name: string; readonly owner: Owner }

export type HostsChange = {
  readonly added: readonly HostSchool[]
  readonly removed: readonly Host[]
}

type Hosting = WholeRoadmap & {
  readonly item: RoadmapItem
  /** The row as it was approved: schools are asked in these words; null when it is not approved yet. */
  readonly bound: RoadmapItem | null
  readonly hosts: readonly Host[]
  readonly schools: readonly HostSchool[]
}

/** Who is a host from now on; a host that has chosen stays until its choice is no longer wanted, and is told. */
export const changeHosts = (roadmap: Hosting, input: HostsInput): Result<HostsChange> => {
  if (roadmap.state !== 'inForce' || roadmap.held) return refuse('hostsOfDraft')
  const gathers = roadmap.items.some(({ parentId }) => parentId === roadmap.item.id)
  if (roadmap.item.isSection || gathers) return refuse('hostsOfSection')
  if (roadmap.bound === null) return refuse('hostsOfUnapproved')
  if (input.schools.some((id) => !roadmap.schools.some((each) => each.id === id)))
    return refuse('chooseOne', 'schools')
  if (input.schools.length === 0 && roadmap.hosts.length === 0) return refuse('noHost', 'schools')
  const there = new Set(roadmap.hosts.map(({ organisation }) => organisation))
  return ok({
    added: roadmap.schools.filter(({ id }) => input.schools.includes(id) && !there.has(id)),
    removed: roadmap.hosts.filter(({ organisation }) => !input.schools.includes(organisation)),
  })
}

const NUMERIC_DAY = /(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?(?![\d.]*\d)/gu
const LEAP_YEAR = 2024

/** «31.02» among the words of a term; without a year the twenty-ninth of February is believed. */
const namesNoSuchDay = (term: string): boolean =>
  [...term.matchAll(NUMERIC_DAY)].some(
    ([, day, month, year]) => makeDay(Number(year ?? LEAP_YEAR), Number(month), Number(day)) === null,
  )

/** The host says how it carries the row out; the form is in its own words, for the list of forms is open. */
export const chooseForm = (input: HostInput): Result<Pick<HostInput, 'form' | 'term'>> => {
  if (input.form === '') return refuse('hostNeedsForm', 'form')
  return namesNoSuchDay(input.term) ? refuse('notADay', 'term') : ok({ form: input.form, term: input.term })
}

/** Forms that plans name most often; any other words will do as well. */
export const USUAL_FORMS = [
  'открытые уроки',
  'мастер-классы',
  'круглый стол',
  'методическая неделя',
  'методический фестиваль',
  'лекция',
] as const
