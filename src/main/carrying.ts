import { contractFormCarrier } from '../modules/pairs/public.ts'
import { copyModelWith } from '../modules/programmes/commands/year.ts'
import type { Carrier } from '../modules/programmes/public.ts'

/** What modules to the right of programmes add to «Новый год по образцу прошлого». */
export const carriers: readonly Carrier[] = [contractFormCarrier]

/** A model of another year with all that goes with it. */
export const copyModel = copyModelWith(carriers)
