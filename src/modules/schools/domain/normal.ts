import { normalName } from '../../../kernel/names.ts'

const MOST = 10_000
const known = new Map<string, string>()

/**
 * `normalName` that remembers: an import asks for the normal form of the same name a dozen times, and it is most of the
 * work. Bounded, so that a long-running program does not grow.
 */
export const normalOf = (text: string): string => {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= MOST) known.clear()
  const normal = normalName(text)
  known.set(text, normal)
  return normal
}
