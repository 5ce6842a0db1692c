import { writeDocx } from '../../../documents/docx/write.ts'
import { addDays, type Day, parseDay } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { personsAt, printedName } from '../../people/public.ts'
import { askSummaries, judgeSummary, sendSummary } from '../commands/summary.ts'
import { reportPaper, wholePaper } from '../documents/summary.ts'
import { lastDay } from '../domain/rules.ts'
import {
  isBeforeRegion,
  isSettled,
  type Period,
  type Summary,
  type SummaryLine,
  type SummaryWords,
} from '../domain/summary.ts'
import type { Model, Programme } from '../domain/types.ts'
import { SECTION } from '../pages/shell.tsx'
import { type PeriodReports, SummariesPage } from '../pages/summaries.tsx'
import { LivePage, SummaryPage } from '../pages/summary.tsx'
import { findModel } from '../queries/model.ts'
import { figuresOf, summariesOf, summariesOfModel, summaryBy } from '../queries/summary.ts'
import { programmesSentences as sentences } from '../text.ts'
import { hereOf, keepsModel, keepsProgramme, modelToKeep, programmeToKeep } from './visiting.ts'

const byPeriod = (lines: readonly SummaryLine[]): PeriodReports[] => {
  const periods = new Map<string, PeriodReports>()
  for (const line of lines) {
    const key = `${line.from}/${line.until}`
    const { from, until } = line
    periods.set(key, { from, until, lines: [...(periods.get(key)?.lines ?? []), line] })
  }
  return [...periods.values()]
}

/** The half of the programme that is over, or runs now, and ten days to answer. */
const proposed = ({ from, until }: Programme, today: Day): Record<'from' | 'until' | 'dueOn', string> => {
  const last = addDays(until, -1)
  const autumn = parseDay(`${from.slice(0, 4)}-12-31`) ?? last
  const spring = addDays(autumn, 1)
  const isSpring = today > addDays(autumn, 31) && spring < last
  const end = autumn < last ? autumn : last
  return {
    from: shortDay(isSpring ? spring : from),
    until: shortDay(isSpring ? last : end),
    dueOn: shortDay(addDays(today, 10)),
  }
}

const showAll = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  if ('kind' in programme) return programme
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.summary.ofAll, section: SECTION, wide: true, failed: typed !== null },
    <SummariesPage
      here={here}
      programme={programme}
      periods={byPeriod(await summariesOf(visit.tx, programme.id))}
      filled={await filledFrom(visit, typed, prefilled(proposed(programme, here.today)))}
      done={visit.query('done')}
    />,
  )
}

const sendWhole = async (visit: Visit): Promise<Answer> => {
  const programme = await programmeToKeep(visit)
  if ('kind' in programme) return programme
  const periods = byPeriod(await summariesOf(visit.tx, programme.id))
  const asked = periods.find(
    ({ from, until }) => from === visit.query('from') && until === visit.query('until'),
  )
  if (asked === undefined) return NOT_FOUND
  const bytes = await writeDocx(wholePaper(programme.name, asked, asked.lines))
  return fileAnswer(bytes, hereOf(visit).t.summary.wholeFileName, 'docx')
}

type Found = { readonly summary: SummaryLine; readonly model: Model }

/** The report of the address, for its municipality and its region; schools have no part in it. */
const reportOf = async (visit: Visit): Promise<Found | Answer> => {
  const summary = await summaryBy(visit.tx, visit.param('id'))
  const model = summary && (await findModel(visit.tx, summary.model))
  if (summary === null || model === null) return NOT_FOUND
  return keepsModel(visit, model) ? { summary, model } : FORBIDDEN
}

/** Sent figures stay as they were; what is still to be sent is counted now. */
const figuresFor = (visit: Visit, { summary, model }: Found) =>
  summary.figures !== null && (isBeforeRegion(summary) || isSettled(summary))
    ? summary.figures
    : figuresOf(visit.tx, model, summary)

const draftFor = ({ assignment }: Summary, title: string) => ({
  form: 'summary.send',
  subject: assignment,
  title,
  address: `/summaries/${assignment}`,
})

const showReport = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await reportOf(visit)
  if ('kind' in found) return found
  const { summary, model } = found
  const here = hereOf(visit)
  const mayWrite = !isSettled(summary) && !isBeforeRegion(summary)
  const draft = mayWrite ? { draft: draftFor(summary, here.t.summary.title) } : {}
  return visit.page(
    { title: here.t.summary.title, section: SECTION, wide: true, failed: typed !== null },
    <SummaryPage
      here={here}
      model={model}
      summary={summary}
      figures={await figuresFor(visit, found)}
      filled={await filledFrom(visit, typed, prefilled(mayWrite ? summary.words : {}), draft)}
      mayWrite={mayWrite}
      mayJudge={isBeforeRegion(summary) && keepsProgramme(visit, model)}
    />,
  )
}

const NO_WORDS: SummaryWords = { done: '', obstacles: '', requests: '' }

type Written = Period & Pick<Summary, 'words' | 'sentOn'>

const sendReport = async (
  visit: Visit,
  model: Model,
  written: Written,
  figures: Summary['figures'],
): Promise<Answer> => {
  const known = figures ?? (await figuresOf(visit.tx, model, written))
  const node = { level: 'municipality', id: model.municipality } as const
  const [head] = await personsAt(visit.tx, node, 'authorityHead', visit.scope.today)
  const bytes = await writeDocx(
    reportPaper({
      ...written,
      municipality: model.municipalityName,
      programme: model.programmeName,
      figures: known,
      signatory: head === undefined ? '' : printedName(head),
    }),
  )
  return fileAnswer(bytes, hereOf(visit).t.summary.fileName, 'docx')
}

const reportDocx = async (visit: Visit): Promise<Answer> => {
  const found = await reportOf(visit)
  if ('kind' in found) return found
  const { summary, model } = found
  return sendReport(visit, model, summary, await figuresFor(visit, found))
}

/** From the first day of the programme to today, or to its last day. */
const soFar = ({ programmeSpan }: Model, today: Day): Period => {
  const last = lastDay(programmeSpan)
  return { from: programmeSpan.from, until: today < last && today > programmeSpan.from ? today : last }
}

const showStanding = async (visit: Visit): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const here = hereOf(visit)
  const period = soFar(model, here.today)
  return visit.page(
    { title: here.t.summary.live, section: SECTION, wide: true },
    <LivePage
      here={here}
      model={model}
      period={period}
      figures={await figuresOf(visit.tx, model, period)}
      summaries={await summariesOfModel(visit.tx, model.id)}
    />,
  )
}

const standingDocx = async (visit: Visit): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const period = soFar(model, visit.scope.today)
  return sendReport(visit, model, { ...period, words: NO_WORDS, sentOn: null }, null)
}

export const summaryRoutes: readonly Route[] = [
  page('/programmes/:id/summaries', 'person', (visit) => showAll(visit, null)),
  page('/programmes/:id/summaries/docx', 'person', sendWhole),
  form('/programmes/:id/summaries', 'person', {
    command: askSummaries,
    input: (values, param) => ({
      programme: param('id'),
      from: values.text('from'),
      until: values.text('until'),
      dueOn: values.text('dueOn'),
    }),
    again: showAll,
    sentences,
  }),
  page('/models/:id/standing', 'person', showStanding),
  page('/models/:id/standing/docx', 'person', standingDocx),
  page('/summaries/:id', 'person', (visit) => showReport(visit, null)),
  page('/summaries/:id/docx', 'person', reportDocx),
  form('/summaries/:id', 'person', {
    command: sendSummary,
    input: (values, param) => ({
      assignment: param('id'),
      done: values.text('done'),
      obstacles: values.text('obstacles'),
      requests: values.text('requests'),
    }),
    again: showReport,
    sentences,
    draft: (_values, param) => ({
      form: 'summary.send',
      subject: param('id'),
      title: '',
      address: `/summaries/${param('id')}`,
    }),
  }),
  form('/summaries/:id/judge', 'person', {
    command: judgeSummary,
    input: (values, param) => ({
      assignment: param('id'),
      decision: values.text('decision'),
      words: values.text('words'),
    }),
    again: showReport,
    sentences,
  }),
]
