import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { KeptFile } from '../../../ui/fields/file.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import type { Outcome, Proven } from '../domain/outcomes.ts'
import type { DeficitLine } from '../queries/deficit.ts'
import type { Evidence, Measure, Thread } from '../queries/thread.ts'
import { roundName } from '../text.ts'
import { type Here, severityWords } from './shell.tsx'

export type ItemPageProps = {
  readonly here: Here
  readonly line: DeficitLine
  readonly thread: Thread
  readonly offers: readonly Proven[]
  /** What came of the measures of this deficit with other schools. */
  readonly used: readonly Outcome[]
  readonly may: {
    readonly work: boolean
    readonly judge: boolean
    readonly name: boolean
    readonly seeNames: boolean
  }
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly done: string
  readonly kept: readonly KeptFile[]
}

type Event = { readonly day: Day; readonly what: Child }

const saidEvents = ({ here: { t, lang }, thread }: ItemPageProps): Event[] =>
  thread.said.map((said) => ({
    day: said.sentOn ?? said.quarterOn,
    what: (
      <>
        {roundName(said.quarterOn, lang)}: {severityWords(said.severity, t).toLowerCase()}
        {said.people === null ? '' : `, ${said.people} ${t.sheet.peopleUnit}`}
        {said.note === '' ? null : (
          <>
            {said.people !== null && t.sheet.peopleUnit.endsWith('.') ? ' ' : '. '}
            <span lang="ru">{said.note}</span>
          </>
        )}
      </>
    ),
  }))

const measureEvents = (
  { here: { t } }: ItemPageProps,
  { title, state, reason, decidedOn, by, doneOn, doneWords }: Measure,
): Event[] => [
  {
    day: decidedOn,
    what: (
      <>
        {state === 'refused' ? t.item.refused : t.item.chosen}: <span lang="ru">{title}</span>
        {reason === '' ? null : (
          <>
            . {t.item.because}: <span lang="ru">{reason}</span>
          </>
        )}{' '}
        <span class="muted" lang="ru">
          {by}
        </span>
      </>
    ),
  },
  ...(doneOn === null
    ? []
    : [
        {
          day: doneOn,
          what: (
            <>
              {t.item.wasDone}: <span lang="ru">{doneWords}</span>
            </>
          ),
        },
      ]),
]

const evidenceEvents = (
  { here: { t } }: ItemPageProps,
  { words, files, givenOn, by, decision, remark, decidedOn, judge }: Evidence,
): Event[] => [
  {
    day: givenOn,
    what: (
      <>
        {t.item.evidence}: <span lang="ru">{words}</span>{' '}
        {files.map(({ id, name }) => (
          <>
            <Link href={`/files/${id}`}>{name}</Link>{' '}
          </>
        ))}
        <span class="muted" lang="ru">
          {by}
        </span>
      </>
    ),
  },
  ...(decision === null || decidedOn === null
    ? []
    : [
        {
          day: decidedOn,
          what: (
            <>
              {t.item.decisions[decision]}
              {remark === '' ? null : (
                <>
                  : <span lang="ru">{remark}</span>
                </>
              )}{' '}
              <span class="muted" lang="ru">
                {judge}
              </span>
            </>
          ),
        },
      ]),
]

/** The thread: what was said, who took it, what was done, what shows it, newest last. */
export const ThreadList = (props: ItemPageProps) => {
  const { thread, here, line } = props
  const taken: Event[] =
    line.takenOn === null
      ? []
      : [
          {
            day: line.takenOn,
            what: (
              <>
                {here.t.item.taken}: <span lang="ru">{line.takenWords}</span>
              </>
            ),
          },
        ]
  const events = [
    ...saidEvents(props),
    ...taken,
    ...thread.measures.flatMap((measure) => measureEvents(props, measure)),
    ...thread.evidence.flatMap((evidence) => evidenceEvents(props, evidence)),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return (
    <Section title={here.t.item.thread}>
      <Rows rows={events.map(({ day, what }) => ({ key: shortDay(day), children: what }))} />
    </Section>
  )
}
