import { daysBetween } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { Section } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { type Outcome, resultOf } from '../domain/outcomes.ts'
import type { Measure } from '../queries/thread.ts'
import type { DeficitsText } from '../text.ts'
import type { ItemPageProps } from './item-thread.tsx'
import { severityWords } from './shell.tsx'

/** «Так помогали 6 школам: восполнен у 2, стал слабее у 3, обычно за 80 дней.» */
export const outcomeWords = (outcome: Outcome, t: DeficitsText): string => {
  const { schools, gone, milder, days } = outcome
  const words = t.item.used
  if (schools === null) return words.hidden
  if (gone === null || milder === null) return `${words.count(schools)}: ${words.details}`
  const said = [words.came(gone, milder), ...(days === null ? [] : [words.days(days)])]
  return `${words.count(schools)}: ${said.join(', ')}.`
}

const ResultLine = ({ props, measure }: { readonly props: ItemPageProps; readonly measure: Measure }) => {
  const { here, line, thread, used } = props
  const { t } = here
  const words = t.item.used
  const { kind, was, now, on } = resultOf(measure, thread.said, { on: line.closedOn, how: line.closedHow })
  const others = used.find(
    ({ source, sourceId }) => source === measure.source && sourceId === measure.sourceId,
  )
  const change =
    was === null || now === null || was === now
      ? ''
      : ` (${severityWords(was, t).toLowerCase()} → ${severityWords(now, t).toLowerCase()})`
  return (
    <>
      <b lang="ru">{measure.title}</b>
      <br />
      {words.results[kind]}
      {change}
      {on === null ? '' : `, ${words.on(shortDay(on), daysBetween(measure.decidedOn, on))}`}
      {others === undefined || others.schools === 1 ? null : (
        <>
          <br />
          <span class="muted small">{outcomeWords(others, t)}</span>
        </>
      )}
    </>
  )
}

/** What came of the help that was chosen: here, and with the other schools that chose the same. */
export const Results = (props: ItemPageProps) => {
  const chosen = props.thread.measures.filter(({ state }) => state !== 'refused')
  return chosen.length === 0 ? null : (
    <Section title={props.here.t.item.used.title} after>
      <Rows rows={chosen.map((measure) => ({ children: <ResultLine props={props} measure={measure} /> }))} />
    </Section>
  )
}
