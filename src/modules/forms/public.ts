export { collectionsWithin, copyForm, formsOfMunicipality } from './commands/copy.ts'
export { deliverForms } from './commands/deliver.ts'
export { filledForm } from './queries/filled.ts'
