export { questionsCommands } from './commands.ts'
export type { Concerned } from './domain/types.ts'
export { type Concerns, countQuestions } from './queries.ts'
export { questionsPart, questionsRoutes } from './routes.tsx'
