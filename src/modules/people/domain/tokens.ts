import { z } from 'zod'
import { addDays, type Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { NodeChoice } from './input.ts'

/** Parts of the program that a key may open, in the order of modules; the API has no others (tested). */
export const TOKEN_MODULES = [
  'calendar',
  'schools',
  'people',
  'notices',
  'questions',
  'assignments',
  'directives',
  'forms',
  'roadmaps',
  'programmes',
  'deficits',
  'watching',
  'pairs',
  'matching',
] as const
export type TokenModule = (typeof TOKEN_MODULES)[number]

/** A key lives a year at most. */
const MOST_DAYS = 366
export const USUAL_DAYS = 90
/** Living keys of one person, or of one node. */
const MOST_TOKENS = 20

/** By which role a machine works at a node; it holds no other. */
export const MACHINE_ROLE = { region: 'regionalCoordinator', municipality: 'municipalCoordinator' } as const

const day = z.string().transform((text, context): Day => {
  const read = readTypedDay(text)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})

export const MakeTokenInput = z.object({
  id: z.string().refine(isUuid, 'notAnId'),
  name: z.string().trim().min(1, 'tokenNameNeeded').max(80, 'tooLong'),
  until: day,
  writes: z.boolean(),
  modules: z.array(z.enum(TOKEN_MODULES, 'chooseModules')).min(1, 'chooseModules').max(TOKEN_MODULES.length),
  /** For whom: the person himself, or a machine at a node. */
  node: z.union([z.literal('').transform(() => null), NodeChoice]),
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/u),
  tail: z.string().max(8),
})
export type MakeTokenInput = z.infer<typeof MakeTokenInput>

export const RevokeTokenInput = z.object({ token: z.string().refine(isUuid, 'notAnId') })
export type RevokeTokenInput = z.infer<typeof RevokeTokenInput>

/** A key ends within a year, and nobody keeps more of them than he can tell apart. */
export const tokenMayBeMade = (until: Day, today: Day, living: number): Result<null> => {
  if (until < today) return refuse('tokenEndsInPast', 'until')
  if (until > addDays(today, MOST_DAYS)) return refuse('tokenTooLong', 'until')
  return living >= MOST_TOKENS ? refuse('tooManyTokens', undefined, { most: MOST_TOKENS }) : ok(null)
}
