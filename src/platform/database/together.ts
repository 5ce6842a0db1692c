import { codeOf } from './failure.ts'

/** What every statement behind a failed one is answered with: never the cause. */
const BEHIND_A_FAULT = '25P02'

/**
 * Steps of one transaction that do not need each other's answers: their statements travel together. Waits for all of them even
 * when one fails, so that nothing goes on behind the end of the transaction; fails with the cause.
 */
export const together = async <T extends readonly unknown[]>(
  ...steps: { readonly [K in keyof T]: Promise<T[K]> }
): Promise<T> => {
  const ends = await Promise.allSettled(steps)
  const faults = ends.flatMap((end) => (end.status === 'rejected' ? [{ reason: end.reason as unknown }] : []))
  const [first] = faults
  if (first !== undefined)
    throw (faults.find(({ reason }) => codeOf(reason) !== BEHIND_A_FAULT) ?? first).reason
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T
}
