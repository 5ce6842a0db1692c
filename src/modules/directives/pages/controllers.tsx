import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, type SelectOption } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { titleOf } from '../domain/naming.ts'
import type { Clause } from '../domain/types.ts'
import type { ControllerLine } from '../queries/controllers.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { controllersText } from '../text/controllers.ts'
import { directiveText } from '../text.ts'

export type ControllersProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  readonly named: readonly ControllerLine[]
  /** The clause whose controllers are being named; empty for the whole paper. */
  readonly chosen: string
  readonly people: readonly SelectOption[]
  readonly more: Child
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version: number
  readonly done: boolean
  readonly lang: Language
  readonly commandKey: string
}

type Line = {
  readonly id: string
  readonly title: string
  readonly names: string
  readonly written: string | null
}

const linesOf = ({ card, clauses, named, lang }: ControllersProps): Line[] => {
  const t = controllersText[lang]
  const namesOf = (clause: string | null) =>
    named
      .filter((line) => line.clause === clause)
      .map((line) => line.name)
      .join(', ')
  return [
    { id: '', title: t.whole, names: namesOf(null) || t.nobody, written: card.controlAsWritten },
    ...clauses
      .filter((clause) => clause.responsibles.length > 0)
      .map((clause) => ({
        id: clause.id,
        title: clause.number === null ? titleOf(clause) : t.clause(clause.number),
        names: namesOf(clause.id) || t.asWhole,
        written: clause.controlAsWritten,
      })),
  ]
}

const Naming = ({ props, title }: { readonly props: ControllersProps; readonly title: string }) => {
  const { card, chosen, values, problems, lang } = props
  const t = controllersText[lang]
  const form = bindForm(values, problems)
  return (
    <Section title={title} after id="naming">
      <Form
        action={`/directives/${card.id}/controllers`}
        commandKey={props.commandKey}
        version={props.version}
        hidden={{ clause: chosen }}
      >
        <CheckboxGroup
          {...form.many('people')}
          label={t.people}
          hint={t.peopleHint}
          filter
          optional
          options={props.people}
        />
        <Actions>
          <Button>{t.save}</Button>
          <Link href={`/directives/${card.id}`}>{directiveText[lang].cancel}</Link>
        </Actions>
        {props.more}
      </Form>
    </Section>
  )
}

const Named = ({ props, lines }: { readonly props: ControllersProps; readonly lines: readonly Line[] }) => {
  const { card, lang } = props
  const t = controllersText[lang]
  return (
    <Table
      caption={t.title}
      captionHidden
      stackable
      rows={lines}
      columns={[
        { key: 'what', head: directiveText[lang].review.what, rowHead: true, cell: (line) => line.title },
        {
          key: 'who',
          head: t.who,
          phone: t.who,
          cell: (line) => (
            <>
              {line.names} <br />
              <span class="by">{line.written === null ? '' : t.asWritten(line.written)}</span>
            </>
          ),
        },
        {
          key: 'change',
          head: <span class="vh">{t.change}</span>,
          cell: (line) => (
            <Link href={`/directives/${card.id}/controllers?clause=${line.id}#naming`}>
              {t.change} <span class="vh">{line.title}</span>
            </Link>
          ),
        },
      ]}
    />
  )
}

/** Who controls the paper and each clause, and a form for one of them. */
export const ControllersPage = (props: ControllersProps) => {
  const { card, lang } = props
  const t = controllersText[lang]
  const lines = linesOf(props)
  const chosen = lines.find((line) => line.id === props.chosen)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: directiveText[lang].title, href: '/directives' },
          { label: card.title || directiveText[lang].newTitle, href: `/directives/${card.id}` },
          { label: t.title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        {props.done ? <Note kind="done" title={t.done} /> : null}
        <Named props={props} lines={lines} />
        <Naming props={props} title={chosen?.title ?? t.whole} />
      </WithMargin>
    </>
  )
}
