export type { Carrier } from './commands/carriers/carrier.ts'
export type { Act } from './domain/types.ts'
export { findAct, type LinkedPaper, papersOf } from './queries/papers.ts'
