import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Ref } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Opening } from '../queries/opening.ts'
import type { OpeningText } from '../text/opening.ts'

type OpeningPageProps = {
  readonly o: OpeningText
  readonly sectionTitle: string
  readonly commandKey: string
  readonly openings: readonly Opening[]
  readonly acts: readonly SelectOption[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly done: string
}

const Grounds = ({ opening, o }: { readonly opening: Opening; readonly o: OpeningText }) => (
  <>
    <span lang="ru">
      <Ref href={opening.directive === null ? null : `/directives/${opening.directive}`}>{opening.basis}</Ref>
    </span>{' '}
    <span class="by">{o.last(opening.lastDay)}</span>
  </>
)

const OpenForm = ({ o, commandKey, acts, values, problems }: OpeningPageProps) => {
  const form = bindForm(values, problems)
  return (
    <>
      <p class="h">{o.nowNot}</p>
      <Form action="/deficits/opening" commandKey={commandKey}>
        <SelectField {...form.text('act')} label={o.act} options={acts} blank={o.noAct} filter />
        <TextField {...form.text('actWords')} label={o.actWords} hint={o.actWordsHint} optional />
        <DateField {...form.text('until')} label={o.until} hint={o.untilHint} optional />
        <Actions>
          <Button>{o.save}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** What the region may see of the district's rows, by which act, until when. */
export const OpeningPage = (props: OpeningPageProps) => {
  const { o, openings, problems, done, commandKey } = props
  const now = openings.find(({ isOpen }) => isOpen)
  const before = openings.filter(({ isOpen }) => !isOpen)
  return (
    <>
      <MarginHead
        title={o.title}
        lead={o.lead}
        crumbs={[{ label: props.sectionTitle, href: '/deficits' }, { label: o.title }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        {done === 'opened' || done === 'closed' ? <Note kind="done" title={o[done]} /> : null}
        {now === undefined ? (
          <OpenForm {...props} />
        ) : (
          <Section title={o.now}>
            <p>
              <Grounds opening={now} o={o} />
            </p>
            <PostButton
              action="/deficits/opening/close"
              commandKey={commandKey}
              kind="other"
              hidden={{ opening: now.id }}
            >
              {o.close}
            </PostButton>
          </Section>
        )}
        {before.length === 0 ? null : (
          <Section title={o.before} after>
            <ul class="rows">
              {before.map((opening) => (
                <li>
                  <Grounds opening={opening} o={o} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </WithMargin>
    </>
  )
}
