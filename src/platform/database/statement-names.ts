/** Statements beyond this many are planned at every use: a bound for the memory of a connection. */
const MOST = 600

/**
 * Gives the names under which connections keep statements parsed and planned; undefined for a statement met for the first time.
 * Planning a statement over tables with row-level security costs many times more than running it (docs/benchmarks.md).
 * The text is the whole key: what varies stands in parameters.
 */
export const nameStatements = (): ((text: string) => string | undefined) => {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= MOST) return undefined
    if (!seen.delete(text)) {
      if (seen.size < MOST) seen.add(text)
      return undefined
    }
    const name = `svyazka_${names.size}`
    names.set(text, name)
    return name
  }
}

/** The names of this program: one book for all its connections. */
export const statementName = nameStatements()
