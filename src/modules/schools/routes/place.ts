import { hasRole } from '../../../kernel/access.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import type { Node } from '../queries/search.ts'

/** The part of the register that a person works with: his region, his municipality, or the municipality of his school. */
export type Place = {
  readonly node: Node
  readonly region: RegionId
  /** Null for a whole region. */
  readonly municipality: MunicipalityId | null
  /** Categories and marks are seen by the municipality and the region; a school sees an address book of its neighbours. */
  readonly marks: boolean
}

const regionOf = (scope: Scope, municipality: MunicipalityId): RegionId | null =>
  scope.roles.find((held) => held.municipality === municipality)?.region ?? null

const atMunicipality = (
  scope: Scope,
  municipality: MunicipalityId | undefined,
  marks: boolean,
): Place | null => {
  if (municipality === undefined) return null
  const region = regionOf(scope, municipality)
  return region === null ? null : { node: { municipality }, region, municipality, marks }
}

/** Where a person stands in the register; the widest node first; null for one who holds no node (an expert). */
export const placeOf = (scope: Scope): Place | null => {
  const [region] = scope.regions
  if (region !== undefined) return { node: { region }, region, municipality: null, marks: true }
  return (
    atMunicipality(scope, scope.municipalities[0], true) ??
    atMunicipality(scope, scope.above.municipalities[0], false)
  )
}

/** Section of the menu that pages of the register stand in. */
export const sectionOf = (scope: Scope, own: boolean): string => {
  if (own && !hasRole(scope, 'municipalCoordinator', 'regionalCoordinator')) return '/school'
  return scope.regions.length > 0 ? '/municipalities' : '/schools'
}
