export { roadmapsOfPaper } from './commands/from-paper.ts'
