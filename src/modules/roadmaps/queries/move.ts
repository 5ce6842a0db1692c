import type { Tx } from '../../../platform/database/query.ts'
import { daysOffOfYears } from '../../calendar/public.ts'
import { boundsOf } from '../domain/period.ts'
import type { Move } from '../domain/shift.ts'
import type { Period } from '../domain/types.ts'

/** From one period into another past the days off known there. */
export const moveOf = async (tx: Tx, from: Period, to: Period): Promise<Move> => ({
  from,
  to,
  known: await daysOffOfYears(tx, boundsOf(to)[0]),
})
