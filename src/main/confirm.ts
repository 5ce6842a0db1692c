import { confirmDirectiveWith } from '../modules/directives/commands/check.ts'
import { resolveDirectiveWith } from '../modules/directives/commands/resolution.ts'
import { startDirectiveWith } from '../modules/directives/commands/writing.ts'
import { filledForm } from '../modules/forms/public.ts'
import { roadmapsOfPaper } from '../modules/roadmaps/public.ts'

/** A confirmed paper gives out its clauses and, in the same transaction, becomes the roadmap that it approves. */
export const confirmDirective = confirmDirectiveWith(roadmapsOfPaper)

/** The head's resolution puts an incoming paper in force, with the same following. */
export const resolveDirective = resolveDirectiveWith(roadmapsOfPaper)

/** A letter that answers an assignment brings the form that was filled for it. */
export const startDirective = startDirectiveWith(filledForm)
