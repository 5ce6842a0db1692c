import type { Refusal } from '../../../kernel/result.ts'
import { passwordFault } from '../../../platform/session/password-policy.ts'

/** Faults of a new password typed twice. */
export const newPasswordFaults = (
  password: string,
  again: string,
  names: readonly string[],
): readonly Refusal[] => {
  const fault = passwordFault(password, names)
  if (fault !== null) return [{ code: fault, field: 'password' }]
  return password === again ? [] : [{ code: 'passwordsDiffer', field: 'again' }]
}
