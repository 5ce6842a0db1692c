import type { Workflow } from '../kernel/workflow.ts'
import { assignmentCommands } from '../modules/assignments/commands.ts'
import { assignmentWorkflow } from '../modules/assignments/domain/workflow.ts'
import { calendarCommands } from '../modules/calendar/commands.ts'
import { deficitsCommands } from '../modules/deficits/commands.ts'
import { deficitWorkflow, roundWorkflow, sheetWorkflow } from '../modules/deficits/domain/workflow.ts'
import { checkCommands } from '../modules/directives/commands/check.ts'
import { intakeCommands } from '../modules/directives/commands/intake.ts'
import { writingCommands } from '../modules/directives/commands/register.ts'
import { resolutionCommands } from '../modules/directives/commands/resolution.ts'
import { directiveWorkflow } from '../modules/directives/domain/workflow.ts'
import { formsCommands } from '../modules/forms/commands/every.ts'
import { answerWorkflow, collectionWorkflow } from '../modules/forms/domain/workflow.ts'
import { matchingCommands } from '../modules/matching/commands.ts'
import { matchingWorkflow } from '../modules/matching/domain/workflow.ts'
import { noticesCommands } from '../modules/notices/commands.ts'
import { pairsCommands } from '../modules/pairs/commands.ts'
import { templateWorkflow } from '../modules/pairs/domain/contracts/template-workflow.ts'
import { contractWorkflow } from '../modules/pairs/domain/contracts/workflow.ts'
import { planWorkflow } from '../modules/pairs/domain/plans/workflow.ts'
import { pairWorkflow } from '../modules/pairs/domain/workflow.ts'
import { peopleCommands } from '../modules/people/commands.ts'
import { personWorkflow } from '../modules/people/domain/workflow.ts'
import { programmesCommands } from '../modules/programmes/commands.ts'
import { modelWorkflow, openingWorkflow, programmeWorkflow } from '../modules/programmes/domain/workflow.ts'
import { questionWorkflow } from '../modules/questions/domain/workflow.ts'
import { remark } from '../modules/questions/public.ts'
import { roadmapsCommands } from '../modules/roadmaps/commands.ts'
import { roadmapWorkflow } from '../modules/roadmaps/domain/workflow.ts'
import { schoolsCommands } from '../modules/schools/commands.ts'
import type { SheetReader } from '../modules/schools/documents.ts'
import { organisationWorkflow } from '../modules/schools/domain/workflow.ts'
import { watchingCommands } from '../modules/watching/commands.ts'
import type { AnyCommand } from '../platform/command/command.ts'
import { copyModel } from './carrying.ts'
import { questions } from './concerns.ts'
import { confirmDirective, resolveDirective, startDirective } from './confirm.ts'
import { demoCommands } from './demo/live-command.ts'

export type ModuleCommands = { readonly module: string; readonly commands: readonly AnyCommand[] }

/** Every command of the program by module, in the order of modules (docs/decisions/0006). */
export const commandsByModule = (readSheets: SheetReader): readonly ModuleCommands[] => [
  { module: 'demo', commands: demoCommands },
  { module: 'calendar', commands: calendarCommands },
  { module: 'schools', commands: schoolsCommands(readSheets) },
  { module: 'people', commands: peopleCommands },
  { module: 'notices', commands: noticesCommands },
  { module: 'questions', commands: [...Object.values(questions), remark] },
  { module: 'assignments', commands: assignmentCommands },
  {
    module: 'directives',
    commands: [
      ...intakeCommands,
      ...checkCommands(confirmDirective),
      ...resolutionCommands(resolveDirective),
      ...writingCommands(startDirective),
    ],
  },
  { module: 'forms', commands: formsCommands },
  { module: 'roadmaps', commands: roadmapsCommands },
  { module: 'programmes', commands: programmesCommands(copyModel) },
  { module: 'deficits', commands: deficitsCommands },
  { module: 'watching', commands: watchingCommands },
  { module: 'pairs', commands: pairsCommands },
  { module: 'matching', commands: matchingCommands },
]

/** Every table of states, in the same order. */
export const workflows: readonly Workflow<string, string>[] = [
  organisationWorkflow,
  personWorkflow,
  questionWorkflow,
  assignmentWorkflow,
  directiveWorkflow,
  answerWorkflow,
  collectionWorkflow,
  roadmapWorkflow,
  programmeWorkflow,
  modelWorkflow,
  openingWorkflow,
  roundWorkflow,
  sheetWorkflow,
  deficitWorkflow,
  pairWorkflow,
  matchingWorkflow,
  contractWorkflow,
  planWorkflow,
  templateWorkflow,
]
