import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import { resolutionText } from '../text/resolution.ts'
import { directiveText } from '../text.ts'
import { type LoadSheet, LoadTable } from './load.tsx'
import { TwinNote } from './twin-note.tsx'

export type ReceivePageProps = {
  readonly card: DirectiveCard
  readonly sheet: LoadSheet
  readonly heads: string
  /** The known paper that it looks like, until a person has decided. */
  readonly twin: string | null
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
}

/** An incoming paper: our number and the day of receipt, then it stops at the head (R230). */
export const ReceivePage = ({
  card,
  sheet,
  heads,
  twin,
  values,
  problems,
  lang,
  commandKey,
}: ReceivePageProps) => {
  const words = directiveText[lang]
  const t = resolutionText[lang].receive
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: words.title, href: '/directives' },
          { label: card.title || words.newTitle, href: `/directives/${card.id}` },
          { label: t.title },
        ]}
      />
      <WithMargin side={<span class="ref">{words.dated(card.kind, card.number, card.dateOn)}</span>}>
        <Steps steps={words.stepsIncoming} current={2} />
        <ErrorSummary problems={problems} />
        <TwinNote directive={card.id} twin={twin} lang={lang} />
        <Note kind={heads === '' ? 'need' : 'info'} title={t.heads(heads)} />
        <Stack after>
          <Form action={`/directives/${card.id}/receive`} commandKey={commandKey} version={card.version}>
            <TextField {...form.text('number')} label={t.number} hint={t.numberHint} width="short" optional />
            <DateField {...form.text('receivedOn')} label={t.receivedOn} />
            <Actions>
              <Button>{t.submit}</Button>
              <Link href={`/directives/${card.id}`}>{words.addressees.back}</Link>
            </Actions>
          </Form>
        </Stack>
      </WithMargin>
      <WithMargin after>
        <Section title={t.preview}>
          <LoadTable sheet={sheet} at={`/directives/${card.id}/receive`} t={words} />
        </Section>
      </WithMargin>
    </>
  )
}
