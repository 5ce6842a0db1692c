import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Stop, saidOf } from '../domain/checks.ts'
import type { Looked } from '../domain/rulings.ts'
import { type Matching, RULINGS } from '../domain/types.ts'
import type { Board } from '../queries/rulings.ts'
import { saidWords } from './answers.tsx'
import type { Spoken } from './ask.tsx'
import { stopWords } from './changed-since.tsx'
import { ConsentTag } from './consent.tsx'
import { rulingTag } from './rulings.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

export type OneRulingProps = {
  readonly here: Spoken
  readonly filled: Filled
  readonly matching: Pick<Matching, 'id' | 'title'>
  readonly looked: Looked
  readonly board: Board
  /** The committee may still speak. */
  readonly isOpen: boolean
  readonly done: string
}

const Facts = ({ here, looked, board, isOpen }: OneRulingProps) => {
  const { rulings, kinds } = here.c
  const { line } = looked
  const said = saidOf(board.consents, line).map((row) => ({
    label: row.side === 'curated' ? rulings.curatedSaid : rulings.mentorSaid,
    value: (
      <>
        <ConsentTag state={row.state} c={here.c} />{' '}
        <span lang="ru">{saidWords(row, board.sides, here.c)}</span>
      </>
    ),
  }))
  return (
    <SummaryList
      lines={[
        { label: rulings.mentee, value: <span lang="ru">{line.menteeName}</span> },
        {
          label: rulings.mentor,
          value: (
            <>
              <span lang="ru">{line.mentorName}</span>, {kinds[line.kind]}{' '}
              <span lang="ru">{line.subject}</span>
            </>
          ),
        },
        {
          label: here.c.page.themes,
          value:
            line.why.themes.length === 0 ? (
              here.c.page.noThemes
            ) : (
              <span lang="ru">{line.why.themes.map(({ name }) => name).join('; ')}</span>
            ),
        },
        ...said,
        ...(isOpen ? [] : [{ label: rulings.ruling, value: rulingTag(looked, here.c) }]),
      ]}
    />
  )
}

const StopForm = ({ stop, ...props }: OneRulingProps & { readonly stop: Stop }) => {
  const { here, filled, matching, looked } = props
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <p>
        <Tag state="need">{stopWords(stop, here.c)}</Tag>
      </p>
      {props.isOpen ? (
        <Form
          action={`${SECTION}/${matching.id}/rulings/${looked.line.id}/lift`}
          commandKey={here.commandKey}
          hidden={{ check: stop.check, about: stop.about }}
        >
          <TextArea {...form.text('liftReason')} label={here.c.rulings.liftReason} rows={2} />
          <Actions>
            <Button kind="other">{here.c.rulings.lift}</Button>
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

const Stops = (props: OneRulingProps) => {
  const { here, looked } = props
  if (looked.stops.length + looked.lifted.length === 0) return null
  const others = [
    ...looked.stops.slice(1).map((stop) => stopWords(stop, here.c)),
    ...looked.lifted.map((stop) => here.c.rulings.lifted(stopWords(stop, here.c), stop.reason)),
  ]
  return (
    <Section title={here.c.rulings.stopsTitle} after>
      {looked.stops.slice(0, 1).map((stop) => (
        <StopForm {...props} stop={stop} />
      ))}
      {others.length === 0 ? null : <Rows rows={others.map((children) => ({ children }))} />}
    </Section>
  )
}

const RuleForm = ({ here, filled, matching, looked }: OneRulingProps) => {
  const { rulings } = here.c
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={rulings.rule} after>
      <Form action={`${SECTION}/${matching.id}/rulings/${looked.line.id}`} commandKey={here.commandKey}>
        <RadioGroup
          {...form.text('ruling')}
          label={rulings.ruling}
          options={RULINGS.map((value) => ({ value, label: rulings.options[value] }))}
        />
        <TextArea
          {...form.text('reason')}
          label={rulings.reason}
          hint={rulings.reasonHint}
          rows={3}
          optional
        />
        <Actions>
          <Button>{rulings.save}</Button>
          <Link href={`${SECTION}/${matching.id}/rulings`}>{here.t.cancelLink}</Link>
        </Actions>
      </Form>
    </Section>
  )
}

/** One pair before the committee: what both schools said, what stops it, the ruling. */
export const OneRulingPage = (props: OneRulingProps) => {
  const { here, matching, looked, filled, isOpen, done } = props
  const { rulings } = here.c
  const title = rulings.onePair(looked.line.menteeName)
  return (
    <>
      <MarginHead
        title={<span lang="ru">{title}</span>}
        crumbs={matchingCrumbs(
          here,
          matching,
          { label: rulings.title, href: `${SECTION}/${matching.id}/rulings` },
          { label: title },
        )}
      />
      <WithMargin>
        {done === 'lifted' ? <Note kind="done" title={rulings.done.lifted} /> : null}
        <ErrorSummary problems={filled.problems} />
        <Facts {...props} />
        <Stops {...props} />
        {isOpen ? <RuleForm {...props} /> : null}
      </WithMargin>
    </>
  )
}
