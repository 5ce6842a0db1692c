import type { Filled } from '../../../platform/http/here.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Prose } from '../../../ui/prose.tsx'
import type { Figures, Period, Summary } from '../domain/summary.ts'
import { isBeforeRegion, isSettled, SUMMARY_WORDS } from '../domain/summary.ts'
import type { Model } from '../domain/types.ts'
import { type Here, SECTION } from './shell.tsx'
import { FiguresPart } from './summary-tables.tsx'

type Props = {
  readonly here: Here
  readonly model: Model
  readonly summary: Summary
  readonly figures: Figures
  readonly filled: Filled
  readonly mayWrite: boolean
  readonly mayJudge: boolean
}

const crumbsOf = (here: Here, model: Model, title: string) => [
  { label: here.t.title, href: SECTION },
  { label: model.municipalityName, href: `/models/${model.id}` },
  { label: title },
]

const Words = ({ here, summary }: Props) => {
  const t = here.t.summary
  const said = SUMMARY_WORDS.filter((key) => summary.words[key] !== '')
  return (
    <Section title={t.wordsTitle} after>
      {said.length === 0 ? (
        <p class="muted">{t.noWords}</p>
      ) : (
        <SummaryList
          lines={said.map((key) => ({ label: t.words[key], value: <Prose text={summary.words[key]} /> }))}
        />
      )}
    </Section>
  )
}

const WriteForm = ({ here, summary, figures, filled }: Props) => {
  const t = here.t.summary
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={t.wordsTitle} after id="words">
      <Form
        action={`/summaries/${summary.assignment}`}
        commandKey={here.commandKey}
        version={filled.version}
        draft={filled.draft}
      >
        <Stack>
          {SUMMARY_WORDS.map((key) => (
            <TextArea
              {...form.text(key)}
              label={t.words[key]}
              hint={t.hints[key]}
              rows={4}
              optional={key !== 'obstacles' || figures.late.length === 0}
            />
          ))}
        </Stack>
        <p class="muted">{t.whoSees}</p>
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

const JudgeForm = ({ here, summary, filled }: Props) => {
  const t = here.t.summary
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={t.judge} after id="judge">
      <Form action={`/summaries/${summary.assignment}/judge`} commandKey={here.commandKey}>
        <Stack>
          <RadioGroup
            {...form.text('decision')}
            label={t.decision}
            options={(['accepted', 'returned'] as const).map((value) => ({
              value,
              label: t.decisions[value],
            }))}
          />
          <TextArea {...form.text('words')} label={t.judgeWords} hint={t.judgeHint} rows={3} optional />
        </Stack>
        <Actions>
          <Button>{t.decide}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

const Standing = ({ here, summary }: Props) => {
  const t = here.t.summary
  if (isSettled(summary)) return <Note kind="done" title={t.accepted} />
  if (isBeforeRegion(summary) && summary.sentOn !== null) return <Note title={t.sent(summary.sentOn)} />
  return summary.state === 'returned' && summary.returned !== '' ? (
    <Note kind="need" title={t.returned}>
      <Prose text={summary.returned} />
    </Note>
  ) : null
}

/** What was typed in another tab after the report had gone: shown, so that it can be kept. */
const Unsent = ({ here, filled }: Props) => {
  const t = here.t.summary
  const typed = SUMMARY_WORDS.filter((key) => filled.values.text(key) !== '')
  return filled.problems.length === 0 || typed.length === 0 ? null : (
    <Note kind="need" title={t.unsent}>
      <SummaryList
        lines={typed.map((key) => ({ label: t.words[key], value: <Prose text={filled.values.text(key)} /> }))}
      />
    </Note>
  )
}

/** The report of a municipality: written until it is sent, read and decided about by the region afterwards (R218). */
export const SummaryPage = (props: Props) => {
  const { here, model, summary, figures, filled, mayWrite, mayJudge } = props
  const t = here.t.summary
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={[
          model.municipalityName,
          t.period(summary.from, summary.until),
          ...(summary.dueOn === null || isSettled(summary) ? [] : [t.due(summary.dueOn)]),
        ].join(', ')}
        crumbs={crumbsOf(here, model, t.title)}
        actions={
          <ButtonLink href={`/summaries/${summary.assignment}/docx`} small kind="other" download>
            {t.docx}
          </ButtonLink>
        }
      />
      <Stack>
        <ErrorSummary problems={filled.problems} />
        {mayWrite ? null : <Unsent {...props} />}
        <Standing {...props} />
      </Stack>
      <FiguresPart here={here} figures={figures} />
      {mayWrite ? <WriteForm {...props} /> : <Words {...props} />}
      {mayJudge ? <JudgeForm {...props} /> : null}
    </>
  )
}

type LiveProps = {
  readonly here: Here
  readonly model: Model
  readonly period: Period
  readonly figures: Figures
  readonly summaries: readonly Summary[]
}

/** How the municipality stands today, and its reports so far. */
export const LivePage = ({ here, model, period, figures, summaries }: LiveProps) => {
  const t = here.t.summary
  return (
    <>
      <SpreadHead
        title={t.live}
        lead={`${model.municipalityName}, ${t.period(period.from, period.until)}. ${t.liveLead}`}
        crumbs={crumbsOf(here, model, t.live)}
        actions={
          <ButtonLink href={`/models/${model.id}/standing/docx`} small kind="other" download>
            {t.docx}
          </ButtonLink>
        }
      />
      {summaries.length === 0 ? null : (
        <Section title={t.mine}>
          <ul class="rows">
            {summaries.map((each) => (
              <li>
                <Link href={`/summaries/${each.assignment}`}>{t.period(each.from, each.until)}</Link>{' '}
                <span class="by">{t.states[each.state]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <FiguresPart here={here} figures={figures} />
    </>
  )
}
