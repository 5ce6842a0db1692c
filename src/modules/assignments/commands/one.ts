import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AnyCommand, Circumstances } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import { linkCommand } from '../../../platform/session/answer-link.ts'
import * as access from '../domain/access.ts'
import { DeclineInput, JudgeInput, RecallInput, ReportInput, StartInput } from '../domain/input.ts'
import type { Moved } from '../domain/rules.ts'
import * as rules from '../domain/rules.ts'
import type { Assignment, Channel } from '../domain/types.ts'
import { lockAssignment } from '../queries/subject.ts'
import { assignmentText } from '../text.ts'
import { address, roleOf, saveDecisions, saveMoves, tellControllers, told } from './moving.ts'

type ReportChange = Moved & {
  readonly no: number
  readonly channel: string
  readonly files: ReportInput['files']
}
type Declined = Moved & { readonly channel: Channel }
type JudgeChange = Moved & { readonly decision: JudgeInput['decision'] }

const saveMove = (tx: Tx, moved: Moved, assignment: Assignment, work: Work): Promise<void> =>
  saveMoves(tx, [{ assignment, moved }], work)

/** What every command on one assignment has in common: it is locked, its move is told, and the person comes back to it. */
const onOne = {
  load: (tx: Tx, input: { readonly assignment: string }) => lockAssignment(tx, input.assignment),
  tell: told,
  to: (_change: unknown, assignment: Assignment) => address(assignment),
}

/** Someone of the municipality or region writes for a school: then he says how he knows (product, section 4.1). */
const writesForSchool = (assignment: Assignment, { as, scope }: Circumstances): boolean =>
  typeof as === 'object' &&
  as.level !== 'organisation' &&
  assignment.owner.organisation !== null &&
  scope.person !== assignment.named.addressee

const speakerOf = (assignment: Assignment, circumstances: Circumstances) => ({
  forSchool: writesForSchool(assignment, circumstances),
  byLink: circumstances.as === 'link',
})

/** Reasons with how they came, kept in Russian as they were that day. */
const saidFor = ({ words, channel }: Declined): string => {
  const how = assignmentText.ru.card.channels[channel]
  return how === '' ? (words ?? '') : `${words ?? ''} (${how})`
}

const saveFiles = async (
  tx: Tx,
  row: string,
  assignment: Assignment,
  files: ReportInput['files'],
  work: Work,
): Promise<void> => {
  const { region, municipality, organisation } = assignment.owner
  for (const file of files)
    await run(
      tx,
      sql`insert into attachment (id, record_id, row_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id, organisation_id)
          values (${work.newId()}, ${assignment.record}, ${row}, 'evidence', ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at},
                  ${region}, ${municipality}, ${organisation})`,
    )
}

export const startAssignment = command<StartInput, Assignment, Moved>({
  ...onOne,
  name: 'assignment.start',
  input: StartInput,
  access: access.reportAssignment,
  decide: (assignment) => rules.start(assignment),
  save: saveMove,
})

/** A report as a row, its files, the new state; whoever controls is told. */
export const saveReport = async (
  tx: Tx,
  change: ReportChange,
  assignment: Assignment,
  work: Work,
): Promise<void> => {
  const { region, municipality, organisation } = assignment.owner
  const row = work.newId()
  await together(
    work.send(
      sql`insert into assignment_report (id, record_id, region_id, municipality_id, organisation_id, no, text, reported_on, reported_at, reported_by, reported_as, channel, for_person)
          values (${row}, ${assignment.record}, ${region}, ${municipality}, ${organisation}, ${change.no}, ${change.words}, ${work.today}, ${work.at}, ${tx.scope.person},
                  ${roleOf(work)}, ${change.channel}, ${assignment.forPerson})`,
    ),
    saveFiles(tx, row, assignment, change.files, work),
    saveMove(tx, { ...change, words: null }, assignment, work),
    work.fact('assignmentReported', assignment.record),
    tellControllers(assignment, work),
  )
}

export const reportAssignment = command<ReportInput, Assignment, ReportChange>({
  ...onOne,
  name: 'assignment.report',
  input: ReportInput,
  access: access.reportAssignment,
  byLink: true,
  decide: (assignment, input, circumstances): Result<ReportChange> => {
    const words = rules.inWords(assignment)
    if (!words.ok) return words
    const reported = rules.report(assignment, input, speakerOf(assignment, circumstances))
    return reported.ok ? { ok: true, value: { ...reported.value, files: input.files } } : reported
  },
  save: saveReport,
  tell: (change, assignment) => ({ ...told(change, assignment), channel: change.channel }),
})

/** The decision beside the report, the new state; whoever reported is told. */
export const saveJudgement = async (
  tx: Tx,
  change: JudgeChange,
  assignment: Assignment,
  work: Work,
): Promise<void> => {
  await saveDecisions(tx, [{ assignment, moved: change }], change.decision, work)
  await saveMove(tx, change, assignment, work)
}

export const judgeAssignment = command<JudgeInput, Assignment, JudgeChange>({
  ...onOne,
  name: 'assignment.judge',
  input: JudgeInput,
  access: access.judgeAssignment,
  decide: (assignment, input): Result<JudgeChange> => {
    if (!rules.isJudgedHere(assignment)) return refuse('answeredElsewhere')
    const judged = rules.judge(assignment, input)
    return judged.ok ? { ok: true, value: { ...judged.value, decision: input.decision } } : judged
  },
  save: saveJudgement,
})

export const declineAssignment = command<DeclineInput, Assignment, Declined>({
  ...onOne,
  name: 'assignment.decline',
  input: DeclineInput,
  access: access.declineAssignment,
  byLink: true,
  decide: (assignment, input, circumstances) =>
    rules.decline(assignment, input, speakerOf(assignment, circumstances)),
  // the history tells whose words they are
  save: (tx, change, assignment, work) =>
    saveMove(tx, { ...change, words: saidFor(change) }, assignment, work),
  tell: (change, assignment) => ({ ...told(change, assignment), channel: change.channel }),
})

export const recallAssignment = command<RecallInput, Assignment, Moved>({
  ...onOne,
  name: 'assignment.recall',
  input: RecallInput,
  access: access.recallAssignment,
  decide: rules.recall,
  save: saveMove,
})

/** Where the link leads and what it may do: a report in words, or the page that answers. */
const linkFor = (
  assignment: Assignment,
): { readonly commands: readonly string[]; readonly address: string } => {
  const { answerPath, record } = assignment
  const answering = answerPath === null ? undefined : rules.LINK_COMMANDS[answerPath]
  return answering === undefined
    ? { commands: rules.IN_WORDS, address: address(assignment) }
    : { commands: [...answering, declineAssignment.name], address: `${answerPath}/${record}` }
}

type Linking = Assignment & { readonly school: string | null }

const findSchoolOf = async (tx: Tx, { owner }: Assignment): Promise<string | null> =>
  (
    await maybe(
      tx,
      sql<{
        name: string
      }>`select short_name as name from organisation where id = ${owner.organisation}::uuid`,
    )
  )?.name ?? null

/** An answer without an account (decisions 24): the link sees this one assignment and may only answer it. */
export const makeAnswerLink = linkCommand<StartInput, Linking>({
  name: 'assignment.makeLink',
  input: StartInput,
  access: access.makeAnswerLink,
  load: async (tx, input) => {
    const assignment = await lockAssignment(tx, input.assignment)
    return assignment && { ...assignment, school: await findSchoolOf(tx, assignment) }
  },
  opens: (assignment) => {
    if (rules.isOver(assignment.state)) return refuse('notNow', undefined, { state: assignment.state })
    if (!rules.answersByLink(assignment)) return refuse('answeredElsewhere')
    const { record, owner, title, school } = assignment
    // whoever came by it sees above the page whose answer it is
    return ok({ record, owner, label: school ?? title, back: address(assignment), ...linkFor(assignment) })
  },
})

export const singleCommands: readonly AnyCommand[] = [
  makeAnswerLink,
  startAssignment,
  reportAssignment,
  judgeAssignment,
  declineAssignment,
  recallAssignment,
]
