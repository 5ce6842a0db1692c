import { type Day, daysBetween } from '../../kernel/day.ts'
import { fullDay, shortDay } from '../../kernel/format.ts'
import { isUuid } from '../../kernel/ids.ts'
import { maybe, sql, type Tx } from '../../platform/database/query.ts'
import { handForm } from '../../platform/http/hand-form.ts'
import type { ServerOptions } from '../../platform/http/options.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../platform/http/visit.ts'
import { type ProgressRow, readProgress } from '../../platform/jobs/progress.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Form } from '../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../ui/layout.tsx'
import { Link } from '../../ui/link.tsx'
import { Note, Progress } from '../../ui/note.tsx'
import { startLiving } from '../demo/live-command.ts'
import type { Lived } from '../demo/live-days.ts'
import { demoSentences, mainText } from '../text.ts'

const PATH = '/demo/days'

type Words = (typeof mainText)['ru' | 'en']['days']
type Ground = { readonly server: () => ServerOptions; readonly reset: () => Promise<void> }

const demoFacts = (tx: Tx): Promise<{ demo: boolean; lived: Day | null } | null> =>
  maybe(
    tx,
    sql<{
      demo: boolean
      lived: Day | null
    }>`select is_demo() as demo, (select max(day) from daily_run) as lived`,
  )

const isLived = (value: ProgressRow['result']): value is Lived & Record<string, unknown> =>
  value !== null && typeof value.days === 'number'

const Running = ({ job, words }: { readonly job: ProgressRow; readonly words: Words }) => {
  const said = words.runningWhat(job.done, job.total ?? 0, job.step === null ? '' : shortDay(job.step as Day))
  return (
    <>
      <Note title={words.running}>
        <p>{said}</p>
        <Progress done={job.done} of={job.total ?? Math.max(1, job.done)} label={said} />
      </Note>
      <Actions>
        <ButtonLink href={`${PATH}?job=${job.id}`} kind="other">
          {words.refresh}
        </ButtonLink>
      </Actions>
    </>
  )
}

const Job = ({ job, words }: { readonly job: ProgressRow; readonly words: Words }) => {
  if (job.state === 'failed') return <Note kind="error" title={words.failed} />
  if (job.state !== 'done' || !isLived(job.result)) return <Running job={job} words={words} />
  return (
    <Note kind="done" title={words.done(job.result.days)}>
      <p>{words.doneWhat(job.result.notices, job.result.letters)}</p>
      <p>
        <Link href="/demo/mail">{words.toMail}</Link> · <Link href="/news">{words.toNews}</Link>
      </p>
    </Note>
  )
}

/** Only forward of what has been lived there is something to live. */
const Offer = ({
  visit,
  lived,
  words,
}: {
  readonly visit: Visit
  readonly lived: Day | null
  readonly words: Words
}) => {
  const { today, shift } = visit.scope
  if (shift <= 0)
    return (
      <p>
        {shift < 0 ? words.past : words.present} <Link href="/demo/date">{words.choose}</Link>
      </p>
    )
  if (lived !== null && daysBetween(lived, today) <= 0) return <p>{words.nothing}</p>
  return (
    <Form action={PATH} commandKey={visit.commandKey} hidden={{ until: today }}>
      <p>{words.offer}</p>
      <Actions>
        <Button>{words.live(fullDay(today, visit.lang))}</Button>
        <Link href="/">{words.later}</Link>
      </Actions>
    </Form>
  )
}

const show =
  (isReset: boolean) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const facts = await demoFacts(visit.tx)
    if (facts?.demo !== true) return { kind: 'notFound' }
    const words = mainText[visit.lang].days
    const id = visit.query('job')
    const job = isUuid(id) ? await readProgress(visit.tx, id) : null
    return visit.page(
      { title: words.title },
      <>
        <MarginHead title={words.title} lead={words.lead} />
        <WithMargin sideTitle={words.today}>
          <ErrorSummary problems={typed?.problems ?? []} />
          <Stack>
            <p>
              {fullDay(visit.scope.today, visit.lang)}.{' '}
              {facts.lived === null ? words.livedNone : words.livedUntil(fullDay(facts.lived, visit.lang))}
            </p>
            {job === null ? (
              <Offer visit={visit} lived={facts.lived} words={words} />
            ) : (
              <Job job={job} words={words} />
            )}
          </Stack>
        </WithMargin>
        <WithMargin sideTitle={words.resetTitle} after>
          <Stack>
            <p>{words.resetLead}</p>
            {isReset ? (
              <Form action="/demo/reset" commandKey={visit.commandKey}>
                <Actions>
                  <Button kind="stop">{words.reset}</Button>
                  <Link href={PATH}>{words.later}</Link>
                </Actions>
              </Form>
            ) : (
              <ButtonLink href="/demo/reset" kind="other">
                {words.resetAsk}
              </ButtonLink>
            )}
          </Stack>
        </WithMargin>
      </>,
    )
  }

/** «Прожить эти дни» and the way back to the beginning: only in an installation made as a demo. */
export const demoDaysRoutes = ({ server, reset }: Ground): readonly Route[] => [
  page(PATH, 'person', (visit) => show(false)(visit, null)),
  form(PATH, 'person', {
    command: startLiving,
    input: (values) => ({ until: values.text('until') }),
    again: show(false),
    sentences: demoSentences,
  }),
  page('/demo/reset', 'person', (visit) => show(true)(visit, null)),
  handForm(server, {
    path: '/demo/reset',
    audience: 'person',
    take: async () => {
      const { rows } = await server().pool.query<{ demo: boolean }>('select is_demo() as demo')
      if (rows[0]?.demo !== true) return { kind: 'notFound' }
      await reset()
      return { kind: 'to', location: '/sign-in' }
    },
    again: show(true),
    sentences: demoSentences,
  }),
]
