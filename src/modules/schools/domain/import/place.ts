import { territoryKey } from '../territory.ts'
import type { KnownMunicipality } from './known.ts'
import { fail, type Ground } from './plan-types.ts'
import { kindOfRow, type RegisterRow } from './row.ts'

/** Id of a municipality that does not exist yet, until it is saved. */
export const newMunicipalityKey = (key: string): string => `new ${key}`

/** Municipalities by every word that a table may call them. */
export const byTerritory = (list: readonly KnownMunicipality[]): Map<string, string> =>
  new Map(
    list.flatMap(({ id, name, shortName }): [string, string][] => [
      [territoryKey(shortName), id],
      [territoryKey(name), id],
    ]),
  )

const unnamed = (row: RegisterRow, ground: Ground): string | null | undefined => {
  if (ground.settings.municipality !== null) return ground.settings.municipality
  // the region's own institute or committee has no municipality, a school always has one
  return kindOfRow(row) === 'school' ? fail(ground, row, 'municipality', '', 'municipalityMissing') : null
}

/** Where the row's organisation is; null = of the region itself; undefined = not told, and noted as a fault. */
export const municipalityOf = (row: RegisterRow, ground: Ground): string | null | undefined => {
  const { settings, municipalities, added } = ground
  if (row.municipality === null) return unnamed(row, ground)
  const key = territoryKey(row.municipality)
  const known = municipalities.get(key)
  if (settings.municipality !== null && known !== settings.municipality)
    return fail(ground, row, 'municipality', row.municipality, 'notThisMunicipality')
  if (known !== undefined) return known
  if (!settings.addMunicipalities || key === '')
    return fail(ground, row, 'municipality', row.municipality, 'municipalityUnknown')
  if (!added.has(key)) added.set(key, row.municipality)
  return newMunicipalityKey(key)
}

/** The education district that the row names, or null. */
export const districtOf = (row: RegisterRow, municipality: string | null, ground: Ground): string | null => {
  if (row.district === null) return null
  const asked = row.district.toLowerCase()
  const found = ground.districts.find(
    ({ name, municipality: of }) => name.toLowerCase() === asked && (of === null || of === municipality),
  )
  if (found === undefined) fail(ground, row, 'district', row.district, 'districtUnknown')
  return found?.id ?? null
}
