export { deliverForms } from './commands/deliver.ts'
export { filledForm } from './queries/filled.ts'
