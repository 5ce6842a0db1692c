import type { Known, ResponsibleRow } from './intake-rows.ts'
import type { TableReading } from './reading/types.ts'

/** One question for each writing of an organisation that the register does not have, however often it occurs. */
export const questionsOfOrganisations = (responsibles: readonly ResponsibleRow[], known: Known) => {
  const seen = new Map<string, ResponsibleRow>()
  for (const row of responsibles)
    if (row.kind === 'unresolved' && !seen.has(row.asWritten)) seen.set(row.asWritten, row)
  return [...seen.values()].map((row) => {
    const match = known.organisation(row.name ?? row.asWritten)
    const candidates =
      match.kind === 'likely' ? match.ids.map((id) => ({ id, name: known.organisationName(id) })) : []
    return {
      code: row.party === 'organisation' ? 'unknownSchool' : 'unknownParty',
      rowId: row.rowId,
      place: null,
      words: { asWritten: row.asWritten, candidates },
    }
  })
}

/** Terms of tables that can be read in more than one way. `saved` are the same tables as rows, with their ids. */
export const questionsOfTerms = (
  tables: readonly TableReading[],
  saved: readonly { readonly id: string }[],
) =>
  tables.flatMap((table, at) =>
    table.rows
      .filter((row) => row.termAlternatives.length > 0)
      .map((row) => ({
        code: 'ambiguousTerm',
        rowId: saved[at]?.id ?? null,
        place: row.place,
        words: { number: row.number, asWritten: row.termText, readings: [row.term, ...row.termAlternatives] },
      })),
  )

type Candidate = { readonly id: string; readonly name: string }

/** Organisations of the register that are written almost as the paper writes, the likeliest first. */
export const candidatesOf = ({
  words,
}: {
  readonly words: Readonly<Record<string, unknown>>
}): readonly Candidate[] => (Array.isArray(words.candidates) ? (words.candidates as Candidate[]) : [])
