import type { Refusal } from '../../kernel/result.ts'

const NAMED = new Set(['23505', '23514', '23P01', '23503'])

/**
 * A broken constraint of the database as a refusal whose code is the constraint's name: the database is the last honest
 * witness, and `text.ts` has a sentence for each name. Null for anything else.
 */
export const refusalOfConstraint = (fault: unknown): Refusal | null => {
  if (typeof fault !== 'object' || fault === null || !('code' in fault) || !('constraint' in fault))
    return null
  const { code, constraint } = fault
  return typeof code === 'string' && typeof constraint === 'string' && NAMED.has(code)
    ? { code: constraint }
    : null
}
