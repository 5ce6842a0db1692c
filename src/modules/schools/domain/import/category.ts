import { addMonths } from '../../../../kernel/day.ts'
import { shortDay } from '../../../../kernel/format.ts'
import { heldOn, latestBoundary, succeed } from '../periods.ts'
import type { CategoryPeriod, Naming } from '../types.ts'
import { type CategoryStep, fail, type Ground } from './plan-types.ts'
import type { RegisterRow } from './row.ts'

/** A category of the row against those there are; null when the same one holds already, so that a second import is idle. */
export const categoryStep = (
  row: RegisterRow,
  naming: Naming,
  periods: readonly CategoryPeriod[],
  ground: Ground,
): CategoryStep | null => {
  if (row.category === null) return null
  const { settings, today } = ground
  const from = row.categoryFrom ?? settings.categoryFrom ?? today
  const category = row.category === 'none' ? null : row.category
  const held = heldOn(periods, from) ?? heldOn(periods, today)
  if ((held?.category ?? null) === category) return null
  const refuse = (
    field: 'category' | 'categoryBasis' | 'categoryFrom',
    value: string,
    code: string,
  ): null => {
    fail(ground, row, field, value, code, { day: shortDay(latestBoundary(periods) ?? from) })
    return null
  }
  if (naming.kind !== 'school') return refuse('category', row.category, 'onlySchoolsHaveCategory')
  const basis = row.categoryBasis ?? settings.categoryBasis
  if (basis === null) return refuse('categoryBasis', '', 'basisNeeded')
  if (from > addMonths(today, 13)) return refuse('categoryFrom', shortDay(from), 'tooFarAhead')
  const steps = succeed(periods, from)
  return steps === null
    ? refuse('categoryFrom', shortDay(from), 'periodTaken')
    : { ...steps, category, from, basis }
}
