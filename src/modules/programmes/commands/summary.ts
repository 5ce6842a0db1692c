import type { PersonId, RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, judgeByAnswer, proofWords, prove } from '../../assignments/public.ts'
import { keepModel, keepProgramme } from '../domain/access.ts'
import { AskInput, JudgeSummaryInput, SummaryInput } from '../domain/input.ts'
import * as rules from '../domain/summary.ts'
import type { Model, Programme } from '../domain/types.ts'
import { lockModel } from '../queries/model.ts'
import { lockProgramme } from '../queries/programme.ts'
import { figuresOf, summaryBy, type Unasked, unaskedModels } from '../queries/summary.ts'
import { programmesText } from '../text.ts'

type Asking = Programme & { readonly unasked: readonly Unasked[]; readonly models: number }
type Asked = rules.Period & { readonly dueOn: AskInput['dueOn'] }

const loadAsking = async (tx: Tx, input: AskInput): Promise<Asking | null> => {
  const programme = await lockProgramme(tx, input.programme)
  if (programme === null) return null
  const counted = await maybe(
    tx,
    sql<{
      models: number
    }>`select count(*)::int as models from municipal_model where programme_id = ${programme.id}`,
  )
  return {
    ...programme,
    unasked: await unaskedModels(tx, programme.id, input),
    models: counted?.models ?? 0,
  }
}

const toAssignment = (programme: Asking, model: Unasked, summary: string, asked: Asked): NewAssignment => {
  const t = programmesText.ru.summary
  return {
    owner: { region: programme.region, municipality: model.municipality, organisation: null },
    person: model.coordinator as PersonId | null,
    roleCode: null,
    sourceRecord: programme.id as RecordId,
    sourceRow: summary,
    title: t.task(asked.from, asked.until),
    quote: t.quote,
    sourceLabel: programme.shortName,
    sourceKind: 'campaign',
    modality: 'order',
    termAsWritten: null,
    term: null,
    opensOn: null,
    dueOn: asked.dueOn,
    controllerPerson: null,
    controlAsWritten: null,
    controllerMunicipality: null,
    answerPath: '/summaries',
  }
}

/** The region asks all municipalities of a programme for their reports on a period (R218). */
export const askSummaries = command<AskInput, Asking, Asked>({
  name: 'summary.ask',
  input: AskInput,
  access: keepProgramme,
  load: loadAsking,
  decide: (programme, input, { today }): Result<Asked> => {
    const period = rules.mayAsk(programme, input, today)
    return period.ok ? ok({ ...period.value, dueOn: input.dueOn }) : period
  },
  save: async (tx, asked, programme, work) => {
    const named = programme.unasked.map((model) => ({ model, id: work.newId() }))
    for (const { model, id } of named)
      await run(
        tx,
        sql`insert into model_summary (id, record_id, region_id, municipality_id, from_on, until_on, asked_on)
            values (${id}, ${model.id}, ${programme.region}, ${model.municipality}, ${asked.from}, ${asked.until}, ${work.today})`,
      )
    await assign(
      tx,
      work,
      named.map(({ model, id }) => toAssignment(programme, model, id, asked)),
    )
  },
  tell: (asked, programme) => ({ record: programme.id, change: { ...asked } }),
  to: (_asked, programme) => `/programmes/${programme.id}/summaries?done=asked`,
})

type Reporting = Model & { readonly summary: rules.Summary }

const loadReport = async (tx: Tx, assignment: string): Promise<Reporting | null> => {
  const summary = await summaryBy(tx, assignment, true)
  const model = summary && (await lockModel(tx, summary.model))
  return model && summary && { ...model, summary }
}

type Sending = Reporting & { readonly now: rules.Figures }

const saveSent = async (tx: Tx, { words, figures }: rules.Sent, { summary }: Sending, work: Work) =>
  run(
    tx,
    sql`update model_summary set done = ${words.done}, obstacles = ${words.obstacles}, requests = ${words.requests}, figures = ${JSON.stringify(figures)}::jsonb,
          sent_on = ${work.today}, sent_by = ${tx.scope.person}, version = version + 1 where id = ${summary.id}`,
  )

/** The municipality sends its report: figures of this moment and its own words; the assignment is reported by that. */
export const sendSummary = command<SummaryInput, Sending, rules.Sent>({
  name: 'summary.send',
  input: SummaryInput,
  access: keepModel,
  load: async (tx, input) => {
    const report = await loadReport(tx, input.assignment)
    return report && { ...report, now: await figuresOf(tx, report, report.summary) }
  },
  decide: rules.send,
  save: async (tx, sent, report, work) => {
    await saveSent(tx, sent, report, work)
    const { summary, programme, id } = report
    const label = proofWords.summarySent(work.today)
    await prove(tx, work, { sourceRecord: programme, sourceRow: summary.id, label, record: id })
  },
  tell: (_sent, { id, summary }) => ({ record: id, row: summary.id }),
  to: (_sent, { summary }) => `/summaries/${summary.assignment}?done=sent`,
})

type Judged = Pick<JudgeSummaryInput, 'decision' | 'words'>

/** The region takes the report or sends it back with words. */
export const judgeSummary = command<JudgeSummaryInput, Reporting, Judged>({
  name: 'summary.judge',
  input: JudgeSummaryInput,
  access: keepProgramme,
  load: (tx, input) => loadReport(tx, input.assignment),
  decide: ({ summary }, { decision, words }) => {
    if (!rules.isBeforeRegion(summary)) return refuse('summaryNotThere')
    return decision === 'returned' && words === '' ? refuse('required', 'words') : ok({ decision, words })
  },
  save: async (tx, judged, { summary }, work) => {
    await judgeByAnswer(tx, work, { assignment: summary.assignment, ...judged })
  },
  tell: ({ decision }, { id, summary }) => ({ record: id, row: summary.id, change: { decision } }),
  to: (_judged, { programme }) => `/programmes/${programme}/summaries?done=judged`,
})

export const summaryCommands: readonly AnyCommand[] = [askSummaries, sendSummary, judgeSummary]
