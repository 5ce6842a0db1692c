import type { Child } from 'hono/jsx'
import { beginning, shortDay } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, CheckboxGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { countOf, type Load, reachedBy } from '../domain/rules.ts'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import type { Resolution } from '../queries/resolution.ts'
import { type ResolutionWords, resolutionText } from '../text/resolution.ts'
import { directiveText } from '../text.ts'

export type ResolutionPageProps = {
  readonly card: DirectiveCard
  /** Clauses that ask somebody to do something. */
  readonly clauses: readonly Clause[]
  readonly load: readonly Load[]
  /** How loaded the addressees are already. */
  readonly busy: Child
  readonly resolution: Resolution | null
  readonly people: readonly SelectOption[]
  readonly more: Child
  readonly heads: string
  readonly mayGive: boolean
  readonly isDrafted: boolean
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
}

type FieldsProps = {
  readonly form: Bound
  readonly people: readonly SelectOption[]
  readonly t: ResolutionWords
}

const Whole = ({ form, people, t }: FieldsProps) => (
  <>
    <TextArea {...form.text('text')} label={t.text} hint={t.textHint} rows={3} optional />
    <SelectField
      {...form.text('who-whole')}
      label={t.lead_}
      blank={t.nobody}
      options={people}
      optional
      filter
    />
    <CheckboxGroup {...form.many('with-whole')} label={t.others} options={people} filter optional />
    <TextField {...form.text('what-whole')} label={t.what} optional />
    <TextField {...form.text('until-whole')} label={t.until} hint={t.untilHint} optional />
  </>
)

const termOf = (clause: Clause): string =>
  clause.dueOn === null ? (clause.termAsWritten ?? '') : shortDay(clause.dueOn)

const addresseesOf = (clause: Clause, load: readonly Load[]): string => {
  const found = load.find((each) => each.clause.id === clause.id)?.addressees ?? []
  const names = found.slice(0, 3).map(({ label }) => label)
  const others = countOf(found) - names.length
  return others > 0 ? `${names.join(', ')} +${others}` : names.join(', ')
}

const OneClause = ({
  clause,
  load,
  form,
  people,
  t,
}: FieldsProps & { readonly clause: Clause; readonly load: readonly Load[] }) => {
  const [term, whom] = [termOf(clause), addresseesOf(clause, load)]
  return (
    <Details
      title={
        <>
          {t.clause(clause.printedNumber ?? clause.number ?? '')}{' '}
          <span lang="ru">{(clause.action || clause.text).slice(0, 90)}</span>
        </>
      }
      open={
        form.text(`until-${clause.id}`).error !== undefined ||
        form.text(`who-${clause.id}`).error !== undefined
      }
    >
      <Stack>
        <p lang="ru">{beginning(clause.text, 300)}</p>
        <p class="muted small">
          {whom === '' ? '' : t.addressees(whom)} {term === '' ? '' : t.term(term)}
        </p>
        <Checkbox {...form.tick(`down-${clause.id}`)} label={t.down} />
        <TextField {...form.text(`until-${clause.id}`)} label={t.until} optional width="short" />
        <SelectField
          {...form.text(`who-${clause.id}`)}
          label={t.who}
          blank={t.nobody}
          options={people}
          optional
        />
        <TextField {...form.text(`what-${clause.id}`)} label={t.what} optional />
      </Stack>
    </Details>
  )
}

const LoadNote = ({ load, t }: { readonly load: readonly Load[]; readonly t: ResolutionWords }) => {
  const addressees = load.flatMap((each) => each.addressees)
  return <p class="muted">{t.load(countOf(addressees), countOf(reachedBy(load)))}</p>
}

const Fields = ({ props, t }: { readonly props: ResolutionPageProps; readonly t: ResolutionWords }) => {
  const form = bindForm(props.values, props.problems)
  return (
    <>
      <Section title={t.whole}>
        <Whole form={form} people={props.people} t={t} />
      </Section>
      {props.clauses.length === 0 ? null : (
        <Section title={t.byClause(props.clauses.length)} after>
          <Stack>
            {props.clauses.map((clause) => (
              <OneClause clause={clause} load={props.load} form={form} people={props.people} t={t} />
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}

/** The head of the node writes who does what until when; a methodologist may prepare it for him (R230). */
export const ResolutionPage = (props: ResolutionPageProps) => {
  const { card, lang, mayGive } = props
  const t = resolutionText[lang]
  const words = directiveText[lang]
  const action = `/directives/${card.id}/resolution`
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
        <ErrorSummary problems={props.problems} />
        {props.isDrafted ? <Note kind="done" title={t.draftedDone} /> : null}
        {mayGive ? null : <Note kind="lock" title={t.onlyHead(props.heads)} />}
        {props.resolution?.draftedBy == null ? null : (
          <p class="muted">{t.drafted(props.resolution.draftedBy)}</p>
        )}
        <Stack after>
          <Form action={mayGive ? `${action}/give` : action} commandKey={props.commandKey}>
            <Fields props={props} t={t} />
            <Stack after>
              <LoadNote load={props.load} t={t} />
              {props.busy}
            </Stack>
            <Actions>
              {mayGive ? <Button>{t.give}</Button> : null}
              <Button kind={mayGive ? 'other' : 'main'} to={action}>
                {t.save}
              </Button>
              <Link href={`/directives/${card.id}`}>{words.cancel}</Link>
            </Actions>
            {props.more}
          </Form>
        </Stack>
      </WithMargin>
    </>
  )
}
