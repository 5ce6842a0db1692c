import type { Day } from '../../../../kernel/day.ts'
import { normalForms } from '../names.ts'
import type { CategoryPeriod, Facts, Naming, OrganisationState } from '../types.ts'

/** An organisation of the register, as an import meets it. */
export type KnownOrganisation = Naming & {
  readonly id: string
  readonly municipality: string | null
  readonly state: OrganisationState
  readonly closedOn: Day | null
  readonly facts: Facts
  readonly categories: readonly CategoryPeriod[]
  /** Normal forms of its aliases. */
  readonly aliases: readonly string[]
}

export type KnownMunicipality = { readonly id: string; readonly name: string; readonly shortName: string }
export type KnownDistrict = {
  readonly id: string
  readonly name: string
  readonly municipality: string | null
}

/** The register by everything a row can be recognised by. */
export type Index = {
  readonly byCode: ReadonlyMap<string, readonly KnownOrganisation[]>
  readonly byName: ReadonlyMap<string, readonly KnownOrganisation[]>
  readonly byAlias: ReadonlyMap<string, readonly KnownOrganisation[]>
}

/** A name is unique only within its municipality (R233), so the municipality is part of the key. */
export const placed = (municipality: string | null, normal: string): string =>
  `${municipality ?? ''} ${normal}`

const gather = (
  list: readonly KnownOrganisation[],
  keysOf: (known: KnownOrganisation) => readonly string[],
): Map<string, KnownOrganisation[]> => {
  const found = new Map<string, KnownOrganisation[]>()
  for (const known of list)
    for (const key of new Set(keysOf(known))) {
      const same = found.get(key)
      if (same === undefined) found.set(key, [known])
      else same.push(known)
    }
  return found
}

const codesOf = ({ facts }: KnownOrganisation): string[] => [
  ...(facts.inn === null ? [] : [`inn ${facts.inn}`]),
  ...(facts.ogrn === null ? [] : [`ogrn ${facts.ogrn}`]),
]

/** Builds the index; organisations at work stand before closed ones, which are met only to be refused. */
export const indexOf = (list: readonly KnownOrganisation[]): Index => {
  const sorted = [...list].sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed'))
  return {
    byCode: gather(sorted, codesOf),
    byName: gather(sorted, (known) => normalForms(known).map((normal) => placed(known.municipality, normal))),
    byAlias: gather(sorted, (known) => known.aliases.map((normal) => placed(known.municipality, normal))),
  }
}
