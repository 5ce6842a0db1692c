import { normalName } from '../../../../kernel/names.ts'
import { type Item, tidy } from './lines.ts'
import { findOrganisations } from './organisations.ts'
import type { OrganisationMention, Place } from './types.ts'

type Text = { readonly text: string; readonly place: Place }

const textsIn = (items: readonly Item[]): Text[] =>
  items.flatMap((item) =>
    item.kind === 'line'
      ? [{ text: item.text, place: item.place }]
      : item.table.rows
          .flatMap((row) => row.cells)
          .flatMap((cell) => cell.paragraphs.map(({ text, place }) => ({ text: tidy(text), place }))),
  )

const key = (text: string): string => text.replace(/\s+/gu, ' ').replace(/№\s+/gu, '№').toLowerCase()

/** Every organisation of the document, each writing once, in order (contracts: `organisations`). */
export const organisationsMentioned = (
  items: readonly Item[],
  issuer: readonly string[] = [],
): OrganisationMention[] => {
  const seen = new Set<string>()
  const letterhead = issuer.map((text) => ({ text, place: items[0]?.place ?? null }))
  return [...letterhead, ...textsIn(items)].flatMap(({ text, place }) =>
    findOrganisations(text).flatMap((found) => {
      const id = key(found.text)
      if (seen.has(id) || normalName(found.text).length < 3) return []
      seen.add(id)
      return [{ text: found.text, legalForm: found.legalForm, name: found.name, place }]
    }),
  )
}
