import type { Route } from '../../platform/http/visit.ts'
import { answerRoutes } from './routes/answer.tsx'

/** Routes of forms, collections and answers. */
export const formsRoutes: readonly Route[] = [...answerRoutes]
