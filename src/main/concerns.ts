import { peopleOfAssignment } from '../modules/assignments/public.ts'
import { peopleOfPaper } from '../modules/directives/public.ts'
import { type Concerns, questionsCommands } from '../modules/questions/public.ts'

/** Whom things of each kind name besides the holders of roles: who is told of a question and may answer it. */
export const concerns: Concerns = { assignment: peopleOfAssignment, directive: peopleOfPaper }

/** Commands of questions over every kind of record. */
export const questions = questionsCommands(concerns)
