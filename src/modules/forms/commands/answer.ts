import { ok, refuse } from '../../../kernel/result.ts'
import type { Circumstances } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import { linkCommand } from '../../../platform/session/answer-link.ts'
import { judgeByAnswer, proofWords, prove, reportByAnswer } from '../../assignments/public.ts'
import * as access from '../domain/access.ts'
import { type Answers, type FileAnswer, filesOf } from '../domain/answers.ts'
import { fieldsOf } from '../domain/definition.ts'
import { AnswerInput, JudgeInput, KeepInput, SendInput, type TypedForm } from '../domain/input.ts'
import type { Filler, Judged, Sent } from '../domain/rules.ts'
import * as rules from '../domain/rules.ts'
import type { Typed } from '../domain/typed.ts'
import type { AnswerSet, Confirmation } from '../domain/types.ts'
import { type ClauseAsked, lockAnswer, lockToSend, type ToSend } from '../queries/answer.ts'

const address = (set: AnswerSet): string => `/answers/${set.id}`

/** Plain lists as the rules ask them. */
export const typedOf = ({ fields, files }: TypedForm): Typed => ({
  text: (name) => fields[name]?.[0] ?? '',
  all: (name) => fields[name] ?? [],
  files: (name) => files[name] ?? [],
  fields,
})

/** Someone of the municipality or region writes in the school's name: then he says how he knows (decisions 24). */
export const fillerOf = ({ as }: Pick<Circumstances, 'as'>): Filler => ({
  byLink: as === 'link',
  forSchool: typeof as === 'object' && as.level !== 'organisation',
})

type Named = { readonly field: string; readonly file: FileAnswer }

const namedFiles = (set: AnswerSet, answers: Answers): readonly Named[] =>
  fieldsOf(set.definition).flatMap((field) =>
    field.kind === 'file' ? filesOf(answers[field.key]).map((file) => ({ field: field.key, file })) : [],
  )

const same = (a: Named, b: Named): boolean => a.field === b.field && a.file.sha256 === b.file.sha256

/** Files of the answers as attachments of the record; what was sent once stays with its sending. */
const saveFiles = async (tx: Tx, set: AnswerSet, answers: Answers, work: Work): Promise<void> => {
  const [before, now] = [namedFiles(set, set.answers), namedFiles(set, answers)]
  const { region, municipality, organisation } = set.owner
  for (const { field, file } of now.filter((each) => !before.some((was) => same(was, each))))
    await run(
      tx,
      sql`insert into attachment (id, record_id, row_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id, organisation_id)
          values (${work.newId()}, ${set.record}, ${set.id}, ${field}, ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at},
                  ${region}, ${municipality}, ${organisation})`,
    )
  const dropped = set.sendings > 0 ? [] : before.filter((was) => !now.some((each) => same(was, each)))
  for (const { field, file } of dropped)
    await run(
      tx,
      sql`update attachment set removed_at = ${work.at} where record_id = ${set.record} and row_id = ${set.id} and purpose = ${field} and sha256 = ${file.sha256}`,
    )
}

/** The working copy: what a colleague of the school continues with. */
export const saveKept = async (tx: Tx, answers: Answers, set: AnswerSet, work: Work): Promise<void> => {
  await saveFiles(tx, set, answers, work)
  await run(
    tx,
    sql`update form_answer set answers = ${JSON.stringify(answers)}::jsonb, kept_at = ${work.at}, kept_by = ${tx.scope.person}, version = version + 1 where id = ${set.id}`,
  )
}

export const keepAnswer = command<KeepInput, AnswerSet, Answers>({
  name: 'answer.keep',
  input: KeepInput,
  access: access.fillForm,
  byLink: true,
  load: (tx, input) => lockAnswer(tx, input.answer),
  decide: (set, input, circumstances) => rules.keep(set, typedOf(input.typed), fillerOf(circumstances)),
  save: saveKept,
  tell: (answers, set) => ({
    record: set.record,
    row: set.id,
    change: { answered: Object.keys(answers).length },
  }),
  to: (_answers, set) => `${address(set)}/fill?kept=1`,
})

const tellSchool = (set: AnswerSet, work: Work): Promise<void> =>
  work.notify({
    organisation: set.organisation,
    code: 'formEnteredForYou',
    record: set.record,
    words: { title: set.title },
    address: address(set),
  })

/** The clause is fulfilled for this school; its controller confirms. */
const proveClause = async (
  tx: Tx,
  { record, row }: ClauseAsked,
  set: AnswerSet,
  work: Work,
): Promise<void> => {
  await prove(tx, work, {
    sourceRecord: record,
    sourceRow: row,
    organisation: set.organisation,
    label: proofWords.formSent(set.title),
    record: null,
  })
}

/** The sending itself: the answers as they were, and as they stand now. */
const saveSending = async (tx: Tx, sent: Sent, set: AnswerSet, work: Work): Promise<void> => {
  const { region, municipality, organisation } = set.owner
  await work.send(
    sql`with given as (select ${JSON.stringify(sent.answers)}::jsonb as answers),
          answered as (update form_answer set state = 'sent', answers = given.answers, confirmation = ${sent.confirmation}, kept_at = ${work.at},
            kept_by = ${tx.scope.person}, version = version + 1 from given where id = ${set.id})
        insert into form_sending (id, record_id, answer_id, region_id, municipality_id, organisation_id, no, answers, sent_on, sent_at, entered_by, entered_as, channel)
        select ${work.newId()}::uuid, ${set.record}::uuid, ${set.id}::uuid, ${region}::uuid, ${municipality}::uuid, ${organisation}::uuid, ${sent.no}::int, answers,
          ${work.today}::date, ${work.at}::timestamptz, ${tx.scope.person}::uuid, ${typeof work.as === 'string' ? work.as : work.as.role}, ${sent.channel} from given`,
  )
}

/** The assignment that asked for the answer is reported; a correction of what was entered for the school finds it so already. */
const reportSent = async (tx: Tx, sent: Sent, set: ToSend, work: Work): Promise<void> => {
  if (sent.from === 'sent' || set.assignment === null) return
  const reported = await reportByAnswer(tx, work, set.assignment, { text: set.title, channel: sent.channel })
  if (!reported.ok) throw new Error(`the assignment of answer ${set.id} cannot be reported`)
}

/** A sending: the answers as they are, the new state, the assignment reported; whoever asked is told by the assignment. */
export const saveSent = async (tx: Tx, sent: Sent, set: ToSend, work: Work): Promise<void> => {
  await together(
    saveFiles(tx, set, sent.answers, work),
    saveSending(tx, sent, set, work),
    work.state({ record: set.record, row: set.id, from: sent.from, to: 'sent', owner: set.owner }),
    reportSent(tx, sent, set, work),
    work.fact('formSent', set.record, { answer: set.id }),
  )
  if (set.clause !== null) await proveClause(tx, set.clause, set, work)
  if (sent.confirmation === 'waiting') await tellSchool(set, work)
}

export const sendAnswer = command<SendInput, ToSend, Sent>({
  name: 'answer.send',
  input: SendInput,
  access: access.fillForm,
  byLink: true,
  load: (tx, input) => lockToSend(tx, input.answer),
  decide: (set, input, circumstances) =>
    rules.send(set, typedOf(input.typed), fillerOf(circumstances), input.channel),
  save: saveSent,
  tell: (sent, set) => ({
    record: set.record,
    row: set.id,
    change: { from: sent.from, to: 'sent', no: sent.no },
    channel: sent.channel,
  }),
  to: (_sent, set) => `${address(set)}?done=sent`,
})

/** Remarks as one text, for the assignment's own history: the number of the question stands before its words. */
const remarkWords = (set: AnswerSet, { remarks }: Judged): string =>
  remarks
    .map(({ field, text }) => {
      const number = fieldsOf(set.definition).find(({ key }) => key === field)?.number ?? ''
      return number === '' ? text : `${number}. ${text}`
    })
    .join('\n')

const saveJudged = async (tx: Tx, judged: Judged, set: AnswerSet, work: Work): Promise<void> => {
  const words = remarkWords(set, judged)
  const decision = judged.to === 'accepted' ? 'accepted' : 'returned'
  await run(
    tx,
    sql`update form_sending set decision = ${decision}, remarks = ${JSON.stringify(judged.remarks)}::jsonb, decided_on = ${work.today}, decided_by = ${tx.scope.person}
        where answer_id = ${set.id} and no = ${set.sendings}`,
  )
  await run(tx, sql`update form_answer set state = ${judged.to}, version = version + 1 where id = ${set.id}`)
  const note = words === '' ? null : words
  await work.state({
    record: set.record,
    row: set.id,
    from: judged.from,
    to: judged.to,
    note,
    owner: set.owner,
  })
  await judgeByAnswer(tx, work, { assignment: set.record, decision, words })
  await work.fact('formJudged', set.record, { answer: set.id, decision })
}

export const judgeAnswer = command<JudgeInput, AnswerSet, Judged>({
  name: 'answer.judge',
  input: JudgeInput,
  access: access.judgeForm,
  load: (tx, input) => lockAnswer(tx, input.answer),
  decide: (set, input) => rules.judge(set, input.decision, input.remarks),
  save: saveJudged,
  tell: (judged, set) => ({
    record: set.record,
    row: set.id,
    change: { from: judged.from, to: judged.to, remarks: judged.remarks.length },
    words: { remarks: judged.remarks },
  }),
  to: (judged, set) => `${address(set)}?done=${judged.to}`,
})

export const confirmAnswer = command<AnswerInput, AnswerSet, { readonly confirmation: Confirmation }>({
  name: 'answer.confirm',
  input: AnswerInput,
  access: access.confirmForm,
  byLink: true,
  load: (tx, input) => lockAnswer(tx, input.answer),
  decide: rules.confirm,
  save: async (tx, { confirmation }, set, work) => {
    await run(
      tx,
      sql`update form_answer set confirmation = ${confirmation}, confirmed_by = ${tx.scope.person}, confirmed_on = ${work.today}, version = version + 1 where id = ${set.id}`,
    )
  },
  tell: ({ confirmation }, set) => ({ record: set.record, row: set.id, change: { confirmation } }),
  to: (_change, set) => `${address(set)}?done=confirmed`,
})

/** A school without an account reads what was entered for it, and confirms or corrects it. */
export const makeConfirmLink = linkCommand<AnswerInput, AnswerSet>({
  name: 'answer.makeLink',
  input: AnswerInput,
  access: access.linkToForm,
  load: (tx, input) => lockAnswer(tx, input.answer),
  opens: (set) =>
    set.confirmation === 'waiting'
      ? ok({
          record: set.record,
          owner: set.owner,
          label: set.title,
          commands: [confirmAnswer.name, keepAnswer.name, sendAnswer.name],
          address: address(set),
          back: address(set),
        })
      : refuse('nothingToConfirm'),
})
