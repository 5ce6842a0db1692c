export { deliverForms } from './commands/deliver.ts'
