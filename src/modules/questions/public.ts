export { questionsCommands } from './commands.ts'
export type { Concerned } from './domain/types.ts'
export { type Concerns, countQuestions, type QuestionCounts, questionsByRow } from './queries.ts'
export { questionsPart, questionsRoutes } from './routes.tsx'
