import type { ItemLoad } from './load.ts'

/** An open assignment as the plan of an approval compares it. */
export type Given = {
  readonly id: string
  readonly row: string
  readonly organisation: string | null
  readonly person: string | null
  readonly roleCode: string | null
  /** Which time of the row it is; empty for a row with one. */
  readonly occurrence: string
}

type Who = Pick<Given, 'organisation' | 'person' | 'roleCode'>

const keyOf = (row: string, who: Who, occurrence: string): string =>
  `${row}/${occurrence}/${who.organisation}/${who.person}/${who.roleCode}`

/** Any time of a rule: its earlier windows stay open. */
const ANY = '*'

const timeOf = ({ item, occurrence }: ItemLoad): string =>
  item.term?.kind === 'recurring' ? ANY : occurrence.key

/**
 * Open assignments that the approved words no longer ask for: of removed rows, of rows that became headings, of addressees who
 * are no longer named, of days that the term no longer names. A rule whose window is closed today still stands: its open occurrences remain.
 */
export const noLongerAsked = <Each extends Given>(
  given: readonly Each[],
  load: readonly ItemLoad[],
  waiting: ReadonlySet<string>,
): Each[] => {
  const asked = new Set(
    load.flatMap((each) => each.addressees.map((addressee) => keyOf(each.item.id, addressee, timeOf(each)))),
  )
  return given.filter(
    (each) =>
      !waiting.has(each.row) &&
      !asked.has(keyOf(each.row, each, each.occurrence)) &&
      !asked.has(keyOf(each.row, each, ANY)),
  )
}

/** How many assignments of the load are not there yet. */
export const freshCount = (given: readonly Given[], load: readonly ItemLoad[]): number => {
  const there = new Set(given.map((each) => keyOf(each.row, each, each.occurrence)))
  return load
    .flatMap(({ item, occurrence, addressees }) =>
      addressees.map((addressee) => keyOf(item.id, addressee, occurrence.key)),
    )
    .filter((key) => !there.has(key)).length
}
