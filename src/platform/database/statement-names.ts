/** Statements beyond this many are planned at every use: a bound for the memory of a connection. */
const MOST = 600

const seen = new Set<string>()
const names = new Map<string, string>()

/**
 * Name under which a connection keeps a statement parsed and planned, or undefined for a statement met for the first time.
 * Planning a statement over tables with row-level security costs many times more than running it (docs/benchmarks.md).
 * The text is the whole key: what varies stands in parameters.
 */
export const statementName = (text: string): string | undefined => {
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
