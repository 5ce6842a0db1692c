import type { Tx } from '../../../platform/database/query.ts'
import { labelsOf, ownLabels, readName, registerOf } from '../../schools/public.ts'
import { CATEGORY_ORDER, categoryOfHeading, type ReadPassport } from '../domain/passport.ts'
import type { Model, NamedSchool, PassportGroup } from '../domain/types.ts'

/** Ties names of a reading to the register of the model's municipality: only what is certain, the rest is asked about. */
export const tieToRegister = async (
  tx: Tx,
  model: Model,
): Promise<(read: ReadPassport) => PassportGroup[]> => {
  const register = await registerOf(tx, { municipality: model.municipality })
  const labels = await labelsOf(tx, model.municipality)
  const own = Object.fromEntries(
    CATEGORY_ORDER.map((category) => [category, [labels[category].plural, labels[category].nominative]]),
  )
  const named = (written: string): NamedSchool => {
    return { written, organisation: readName(register, written).sure }
  }
  return (read) =>
    read.groups.map(({ heading, schools }) => ({
      category: categoryOfHeading(heading, own) ?? 'lowResults',
      heading,
      schools: schools.map(named),
    }))
}

/** Headings of a passport's groups in the municipality's own words; those it does not call otherwise are missing (R219). */
export const ownHeadings = async (
  tx: Tx,
  municipality: string,
): Promise<Partial<Record<(typeof CATEGORY_ORDER)[number], string>>> => {
  const own = await ownLabels(tx, municipality)
  return Object.fromEntries(
    CATEGORY_ORDER.flatMap((category) => {
      const plural = own[category]?.plural
      return plural ? [[category, plural.charAt(0).toUpperCase() + plural.slice(1)]] : []
    }),
  )
}
