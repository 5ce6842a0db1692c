import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { RequisitePair } from '../domain/twins.ts'
import type { Difference } from '../domain/writing/compare.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type TwinsWords, twinsText } from '../text/twins.ts'
import { directiveText } from '../text.ts'
import { DifferenceList } from './difference.tsx'

export type TwinsPageProps = {
  readonly card: DirectiveCard
  readonly known: DirectiveCard
  readonly pairs: readonly RequisitePair[]
  /** Null when one of the two has no text to compare. */
  readonly text: readonly Difference[] | null
  /** The known paper is kept by another node: this one stays as incoming. */
  readonly isAbove: boolean
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
}

const Requisites = ({ pairs, t }: { readonly pairs: readonly RequisitePair[]; readonly t: TwinsWords }) => (
  <Table
    caption={t.beside}
    captionHidden
    stackable
    rows={pairs}
    columns={[
      { key: 'what', head: t.what, rowHead: true, cell: ({ key }) => t.keys[key] },
      {
        key: 'mine',
        head: t.mine,
        phone: t.mine,
        cell: ({ mine }) => (mine === '' ? '' : <span lang="ru">{mine}</span>),
      },
      {
        key: 'theirs',
        head: t.theirs,
        phone: t.theirs,
        cell: ({ theirs }) => (theirs === '' ? '' : <span lang="ru">{theirs}</span>),
      },
      {
        key: 'is',
        head: t.is,
        phone: t.is,
        nowrap: true,
        cell: ({ same }) => <Tag state={same ? 'accepted' : 'need'}>{same ? t.same : t.differs}</Tag>,
      },
    ]}
  />
)

const Words = ({ text, t }: { readonly text: readonly Difference[] | null; readonly t: TwinsWords }) => {
  if (text === null) return <p class="muted">{t.noText}</p>
  if (text.length === 0) return <p>{t.sameText}</p>
  return (
    <Note kind="need" level={3} title={t.differentText(text.length)}>
      <DifferenceList difference={text} labels={t} />
    </Note>
  )
}

const Choice = ({ props, t }: { readonly props: TwinsPageProps; readonly t: TwinsWords }) => {
  const { card, known, values, problems, lang } = props
  const form = bindForm(values, problems)
  return (
    <Form
      action={`/directives/${card.id}/twin`}
      commandKey={props.commandKey}
      version={card.version}
      hidden={{ twin: known.id }}
    >
      <RadioGroup
        {...form.text('choice')}
        label={t.answer}
        options={[
          { value: 'same', label: t.options.same, hint: props.isAbove ? t.sameHintAbove : t.sameHint },
          { value: 'other', label: t.options.other, hint: t.otherHint },
        ]}
      />
      <TextArea {...form.text('reason')} label={t.reason} hint={t.reasonHint} rows={2} />
      <Actions>
        <Button>{t.submit}</Button>
        <Link href={`/directives/${card.id}`}>{directiveText[lang].review.later}</Link>
      </Actions>
    </Form>
  )
}

/** The upload beside the paper it looks like: a person says whether they are one (product, section 4.17). */
export const TwinsPage = (props: TwinsPageProps) => {
  const { card, known, lang } = props
  const t = twinsText[lang]
  const words = directiveText[lang]
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
      <WithMargin
        side={
          <>
            <Link href={`/directives/${card.id}`}>{t.openFirst}</Link>
            <br />
            <Link href={`/directives/${known.id}`}>{t.openSecond}</Link>
          </>
        }
      >
        <ErrorSummary problems={props.problems} />
        <Section title={t.beside}>
          <Requisites pairs={props.pairs} t={t} />
        </Section>
        <Section title={t.text} after>
          <Words text={props.text} t={t} />
        </Section>
        <Section title={t.choice} after>
          <Choice props={props} t={t} />
        </Section>
      </WithMargin>
    </>
  )
}
