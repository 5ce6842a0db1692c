import type { AnyJob } from '../../platform/jobs/job.ts'
import { saveJob } from './commands/import-save.ts'
import type { SheetReader } from './documents.ts'

/** Background work of the module. */
export const schoolsJobs = (read: SheetReader): readonly AnyJob[] => [saveJob(read)]
