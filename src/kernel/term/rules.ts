import { type Grammar, longest, memo } from './combinators.ts'
import type { RuleDraft } from './draft.ts'
import { frequency } from './frequency.ts'
import { onMonthDays } from './monthly.ts'
import { onWeekdays } from './weekly.ts'

/** One part of a repeating rule; parts that stand together are put together by merge.ts. */
export const rulePart: Grammar<RuleDraft> = memo(longest(frequency, onMonthDays, onWeekdays))
