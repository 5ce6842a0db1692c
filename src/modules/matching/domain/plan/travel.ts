/** Where a school stands; null when nobody has said. */
export type Place = { readonly latitude: number | null; readonly longitude: number | null }

const EARTH_KM = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres between two places as the crow flies; null when one of them is unknown. */
export const kilometres = (a: Place, b: Place): number | null => {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export type Roads = { readonly speed: number; readonly winding: number; readonly usualMinutes: number }
export type Travel = { readonly minutes: number; readonly isGuess: boolean }

/** Minutes on the road: the straight line made longer, at one speed; a usual figure where it cannot be known. */
export const travelBetween = (a: Place, b: Place, roads: Roads): Travel => {
  const distance = kilometres(a, b)
  if (distance === null) return { minutes: roads.usualMinutes, isGuess: true }
  return { minutes: Math.round((distance * (roads.winding / 100) * 60) / roads.speed), isGuess: false }
}
