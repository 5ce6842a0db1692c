import { createHash } from 'node:crypto'
import type { DocumentModel } from '../../../documents/model.ts'
import type { HeldRole, Owner } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { type AnyCommand, command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { newId } from '../../../platform/random.ts'
import { manageDirective } from '../domain/access.ts'
import { AnswerInput, UploadInput } from '../domain/input.ts'
import { intakeOf } from '../domain/intake.ts'
import type { Intake, Known } from '../domain/intake-rows.ts'
import { fullName } from '../domain/naming.ts'
import { beyondChosen, type OwnPeople, peopleChosen } from '../domain/own-people.ts'
import { repeatedEvents } from '../domain/reading/conflicts/repeated.ts'
import type { DirectiveReading } from '../domain/reading/types.ts'
import type { Directive } from '../domain/types.ts'
import { type PaperBeside, papersBeside } from '../queries/beside.ts'
import { knownIn } from '../queries/known.ts'
import { lockDirective } from '../queries/paper.ts'
import { peopleAmong } from '../queries/roll.ts'
import { touch } from './giving.ts'
import { addSchoolsOfPaper } from './new-schools.ts'
import { saveAttachment, saveIntake } from './saving.ts'
import { type Answered, type Asked, settle } from './settling.ts'

type Desk = Subject & {
  readonly known: Known
  readonly role: HeldRole
  /** Other papers, against which meetings on the same days are named (R229). */
  readonly beside: readonly PaperBeside[]
}
type Uploaded = {
  readonly id: RecordId
  readonly input: UploadInput
  readonly reading: DirectiveReading
  readonly model: DocumentModel
  readonly intake: Intake
  readonly owner: Owner
  /** The organisation of the register that issued it, when the letterhead names one. */
  readonly issuer: string | null
}

const MAY_UPLOAD = new Set(manageDirective.by.flatMap((grant) => grant.roles))

/** The node at which this person keeps papers: the first of his roles that may. */
export const deskOf = (roles: readonly HeldRole[]): HeldRole | null =>
  roles.find((held) => MAY_UPLOAD.has(held.role) && held.level !== 'installation') ?? null

/** Words of the whole paper without spaces and case: the same scan with another name is recognised. */
const textHash = (model: DocumentModel): string => {
  const words = model.blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : JSON.stringify(
            block.rows.map((row) => row.cells.map((cell) => cell.paragraphs.map((p) => p.text))),
          ),
    )
    .join('')
  return createHash('sha256')
    .update(words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .digest('hex')
}

/** An incoming paper comes from above: «Комитет образования» on it is not the committee that takes it in. */
const issuerOf = (reading: DirectiveReading, known: Known, isFromAbove: boolean): string | null => {
  if (isFromAbove) return null
  const match = known.organisation(reading.issuer.value.at(-1) ?? '')
  return match.kind === 'exact' ? match.id : null
}

const saveRecord = async (
  tx: Tx,
  { id, owner, reading, input, model, intake, issuer }: Uploaded,
  work: Work,
): Promise<void> => {
  const title = reading.title.value
  const name = fullName({ kind: reading.kind.value, number: reading.number.value, title })
  const { region, municipality, organisation } = owner
  await work.record({ id, kind: 'directive', title: name, owner, reach: 'own' })
  const signatory = reading.signatory.value
  await run(
    tx,
    sql`insert into directive (id, region_id, municipality_id, organisation_id, kind, direction, issuer, number, date_on, place, title, preamble, context_year, signatory_position,
          issuer_organisation_id, signatory_name, cosignatories, prepared_by, control_as_written, controller_person_id, state, text_hash, reading, model)
        values (${id}, ${region}, ${municipality}, ${organisation}, ${reading.kind.value}, ${input.level}, ${[...reading.issuer.value]}::text[], ${reading.number.value}, ${reading.date.value},
          ${reading.city.value}, ${title}, ${reading.grounds.map((ground) => ground.text).join('\n')}, ${reading.context.year}, ${signatory?.position ?? null}, ${issuer}, ${signatory?.name ?? null},
          ${JSON.stringify(reading.cosignatories)}::jsonb, ${reading.preparedBy.value}, ${intake.controlAsWritten}, ${intake.controllerPerson}, 'review', ${textHash(model)}, ${JSON.stringify(reading)}, ${JSON.stringify(model)})`,
  )
}

const saveSource = async (tx: Tx, { id, owner, input }: Uploaded, work: Work): Promise<void> => {
  if (input.file === null) return
  const kept = { file: input.file, purpose: 'source' }
  const attachment = await saveAttachment(tx, kept, { record: id, owner }, work)
  await run(tx, sql`update directive set source_attachment_id = ${attachment} where id = ${id}`)
}

/** A paper comes in: the file, what was read, rows to be checked. Nothing is given out yet. */
export const uploadDirective = command<UploadInput, Desk, Uploaded>({
  name: 'directive.upload',
  input: UploadInput,
  access: manageDirective,
  load: async (tx, input) => {
    const role = deskOf(tx.scope.roles)
    if (role === null) return null
    const owner: Owner = {
      region: role.region,
      municipality: role.municipality,
      organisation: role.organisation,
    }
    const { context } = input.reading as DirectiveReading
    const beside = await papersBeside(tx, owner, context.year)
    return { owner, role, known: await knownIn(tx, owner), beside }
  },
  decide: (desk, input): Result<Uploaded> => {
    const alone = input.reading as DirectiveReading
    const repeated = repeatedEvents(alone, desk.beside)
    const reading = { ...alone, warnings: [...alone.warnings, ...repeated] }
    const id = newId<RecordId>()
    return ok({
      id,
      input,
      reading,
      model: input.model as DocumentModel,
      owner: desk.owner,
      issuer: issuerOf(reading, desk.known, input.level === 'incoming' && desk.owner.organisation === null),
      intake: intakeOf(reading, desk.known, newId),
    })
  },
  save: async (tx, change, _desk, work) => {
    await saveRecord(tx, change, work)
    await saveSource(tx, change, work)
    await saveIntake(tx, change.id, change.owner, change.intake)
    await work.state({ record: change.id, from: null, to: 'review', owner: change.owner })
  },
  tell: (change) => ({
    record: change.id,
    change: { kind: change.reading.kind.value, clauses: change.intake.clauses.length },
  }),
  to: (change) => `/directives/${change.id}`,
})

type Question = Directive & { readonly question: Asked; readonly own: OwnPeople }

/** The person decides what the program could not: which school is meant, how a term is read. */
export const answerQuestion = command<AnswerInput, Question, Answered>({
  name: 'directive.answer',
  input: AnswerInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    const question = await maybe(
      tx,
      sql<
        Question['question']
      >`select id, code, words, row_id as "rowId" from directive_question where id = ${input.question} and record_id = ${input.directive}`,
    )
    const own =
      directive && (await peopleAmong(tx, directive.owner, peopleChosen([input.choice, input.other])))
    return directive && question && own && { ...directive, question, own }
  },
  decide: (subject, input): Result<Answered> => {
    if (subject.state !== 'review') return refuse('directiveNotNow', undefined, { state: subject.state })
    const choice = input.choice === 'other' ? input.other : input.choice
    const beyond = beyondChosen(subject, [choice], subject.own, 'other')
    if (beyond.length > 0) return refuseAll(beyond)
    return choice === ''
      ? refuse('chooseOne', 'other')
      : ok({ question: subject.question, choice, remember: input.remember })
  },
  save: async (tx, change, directive, work) => {
    await settle(tx, change, directive, work)
    await touch(tx, directive)
  },
  tell: (change, directive) => ({
    record: directive.record,
    row: change.question.id,
    change: { code: change.question.code, choice: change.choice },
  }),
  to: (_change, directive) => `/directives/${directive.record}#decide`,
})

export const intakeCommands: readonly AnyCommand[] = [uploadDirective, answerQuestion, addSchoolsOfPaper]
