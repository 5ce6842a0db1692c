export { type Proposal, saveProposal } from './commands/propose.ts'
export { type Planned, planPair, USUAL_CAPACITY, type WantedPair } from './domain/rules.ts'
export { placesOf } from './queries/pair.ts'
export { pairsPart } from './routes/school.tsx'
