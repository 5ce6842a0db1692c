/** One thing found, as a page shows it. */
export type Hit = {
  readonly href: string
  readonly title: string
  /** Text of the row that was found, with marks; or a word about the thing. */
  readonly lines: readonly string[]
  readonly place: string | null
}

export type Group = {
  readonly kind: string
  readonly hits: readonly Hit[]
  /** There are more than are shown. */
  readonly more: boolean
}

/** Rows of one record stand together under its title; kinds keep the order in which the nearest of each came. */
export const grouped = (
  texts: readonly {
    readonly record: string
    readonly kind: string
    readonly title: string
    readonly line: string | null
    readonly place: string | null
  }[],
  most: number,
): readonly Group[] => {
  const kinds = new Map<string, Map<string, Hit>>()
  for (const { record, kind, title, line, place } of texts) {
    const hits = kinds.get(kind) ?? new Map<string, Hit>()
    const before = hits.get(record)?.lines ?? []
    const lines = line === null || before.length >= MOST_LINES ? before : [...before, line]
    hits.set(record, { href: `/sources/${record}`, title, lines, place })
    kinds.set(kind, hits)
  }
  return [...kinds].map(([kind, hits]) => ({
    kind,
    hits: [...hits.values()].slice(0, most),
    more: hits.size > most,
  }))
}

const MOST_LINES = 3
