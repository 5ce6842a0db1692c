import type { ItemLoad } from './load.ts'

/** An open assignment as the plan of an approval compares it. */
export type Given = {
  readonly id: string
  readonly row: string
  readonly organisation: string | null
  readonly person: string | null
  readonly roleCode: string | null
}

const keyOf = (row: string, who: Omit<Given, 'id' | 'row'>): string =>
  `${row}/${who.organisation}/${who.person}/${who.roleCode}`

/**
 * Open assignments that the approved words no longer ask for: of removed rows, of rows that became headings, of addressees who
 * are no longer named. A rule whose window is closed today still stands: its open occurrences remain.
 */
export const noLongerAsked = <Each extends Given>(
  given: readonly Each[],
  load: readonly ItemLoad[],
  waiting: ReadonlySet<string>,
): Each[] => {
  const asked = new Set(
    load.flatMap(({ item, addressees }) => addressees.map((addressee) => keyOf(item.id, addressee))),
  )
  return given.filter((each) => !waiting.has(each.row) && !asked.has(keyOf(each.row, each)))
}

/** How many assignments of the load are not there yet. */
export const freshCount = (given: readonly Given[], load: readonly ItemLoad[]): number => {
  const there = new Set(given.map((each) => keyOf(each.row, each)))
  return load
    .flatMap(({ item, addressees }) => addressees.map((addressee) => keyOf(item.id, addressee)))
    .filter((key) => !there.has(key)).length
}
