declare const brand: unique symbol

/** An id that cannot be swapped with an id of another noun, although both are uuids. */
export type Id<Noun extends string> = string & { readonly [brand]: Noun }

export type RegionId = Id<'region'>
export type MunicipalityId = Id<'municipality'>
export type OrganisationId = Id<'organisation'>
export type UnitId = Id<'unit'>
export type PersonId = Id<'person'>
export type RecordId = Id<'record'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case uuid in text form; anything else in an address is "not found". */
export const isUuid = (text: string): boolean => UUID.test(text)

const UUID_INSIDE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u

/** The first id in an address («/directives/…/edit»); empty when there is none. */
export const idInAddress = (address: string): string => UUID_INSIDE.exec(address)?.[0] ?? ''

/**
 * Makes a uuid of version 7 (RFC 9562, section 5.7): 48 bits of time, the rest random.
 * Clock (milliseconds) and ten random bytes come from outside, so the kernel stays pure.
 */
export const uuidV7 = (unixMs: number, random: Uint8Array): string => {
  const hex = unixMs.toString(16).padStart(12, '0')
  const bytes = [...random.subarray(0, 10)]
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const tail = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}
