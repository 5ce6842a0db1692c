import { shortDay } from '../../../kernel/format.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButton } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import type { VisaLine } from '../queries/visas.ts'
import { type SigningWords, signingText } from '../text/signing.ts'

export type VisasProps = {
  readonly card: DirectiveCard
  readonly visas: readonly VisaLine[]
  readonly lookers: readonly SelectOption[]
  readonly mayManage: boolean
  /** The look under way that this person puts: his own, or for the one he stands in for. */
  readonly mine: VisaLine | null
  readonly me: string | null
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly zone: string
  readonly lang: Language
  readonly commandKey: string
}

export const VISA_FIELDS = ['visa-1', 'visa-2', 'visa-3', 'visa-4', 'visa-5', 'visa-6'] as const

const dayOf = (moment: string | null, zone: string): string =>
  moment === null ? '' : shortDay(dayInZone(toMoment(moment), zone))

const stateOf = (visa: VisaLine, t: SigningWords): string =>
  visa.state === 'waiting' && !visa.isOpen ? t.visas.states.next : t.visas.states[visa.state]

const columns = (zone: string, t: SigningWords): Column<VisaLine>[] => [
  {
    key: 'who',
    head: t.visas.who,
    rowHead: true,
    cell: (visa) => (
      <>
        {visa.name} <span class="by">{visa.position}</span>
      </>
    ),
  },
  {
    key: 'state',
    head: t.visas.state,
    phone: t.visas.state,
    cell: (visa) => (
      <>
        {stateOf(visa, t)}{' '}
        {visa.deputy === null ? null : <span class="by">{t.visas.deputy(visa.deputy)}</span>}
      </>
    ),
  },
  {
    key: 'when',
    head: t.visas.when,
    phone: t.visas.when,
    nowrap: true,
    cell: (visa) => dayOf(visa.decidedAt ?? visa.since, zone),
  },
  {
    key: 'remark',
    head: t.visas.remark,
    phone: t.visas.remark,
    cell: (visa) => (visa.remark === '' ? '' : <Prose text={visa.remark} />),
  },
]

const SendForm = ({ props, t }: { readonly props: VisasProps; readonly t: SigningWords }) => {
  const form = bindForm(props.values, props.problems)
  return (
    <Details title={t.visas.send} open={props.problems.some((problem) => problem.field?.startsWith('visa-'))}>
      <p class="muted small">{t.visas.sendLead}</p>
      <Form action={`/directives/${props.card.id}/visas`} commandKey={props.commandKey}>
        {VISA_FIELDS.map((name, at) => (
          <SelectField
            {...form.text(name)}
            label={t.visas.person(at + 1)}
            blank={t.visas.nobody}
            optional={at > 0}
            options={props.lookers}
          />
        ))}
        <RadioGroup
          name="mode"
          value={props.values.text('mode') || 'together'}
          label={t.visas.mode}
          options={(['together', 'inOrder'] as const).map((value) => ({
            value,
            label: t.visas.modes[value],
          }))}
        />
        <Actions>
          <Button>{t.visas.send}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

const MyVisa = ({ props, t }: { readonly props: VisasProps; readonly t: SigningWords }) => {
  const form = bindForm(props.values, props.problems)
  return (
    <section class="ask stack">
      <h2>{t.visas.mine}</h2>
      {props.mine === null || props.mine.person === props.me ? null : (
        <p class="muted small">{t.visas.insteadOf(props.mine.name)}</p>
      )}
      <Form action={`/directives/${props.card.id}/visa`} commandKey={props.commandKey}>
        <RadioGroup
          {...form.text('decision')}
          label={t.visas.decision}
          options={[
            { value: 'agreed', label: t.visas.agree },
            { value: 'remarks', label: t.visas.giveRemarks },
          ]}
        />
        <TextArea
          {...form.text('remark')}
          label={t.visas.remarks}
          hint={t.visas.remarksHint}
          rows={3}
          optional
        />
        <Actions>
          <Button>{t.visas.submit}</Button>
        </Actions>
      </Form>
    </section>
  )
}

const Holders = ({ props, t }: { readonly props: VisasProps; readonly t: SigningWords }) => {
  const open = props.visas.filter((visa) => visa.state === 'waiting' && visa.isOpen)
  if (open.length === 0) return null
  return (
    <Note
      title={t.visas.holds(
        open.map((visa) => visa.name).join(', '),
        dayOf(open[0]?.since ?? null, props.zone),
      )}
    />
  )
}

const Buttons = ({ props, t }: { readonly props: VisasProps; readonly t: SigningWords }) => {
  const { card } = props
  const isReady = card.state === 'draft' || card.state === 'agreed'
  return (
    <Actions>
      {isReady ? <ButtonLink href={`/directives/${card.id}/sign`}>{t.sign.open}</ButtonLink> : null}
      {card.state === 'draft' ? null : (
        <PostButton
          action={`/directives/${card.id}/take-back`}
          commandKey={`${props.commandKey.slice(0, 35)}0`}
          kind="other"
          small
        >
          {t.visas.takeBack}
        </PostButton>
      )}
      {props.visas.length === 0 ? null : <Link href={`/directives/${card.id}/visas`}>{t.visas.sheet}</Link>}
    </Actions>
  )
}

/** Who holds the draft now and since when, what they said, and what the author can do (product, section 4.20). */
export const VisasPart = (props: VisasProps) => {
  const t = signingText[props.lang]
  const { card } = props
  return (
    <Stack>
      {card.state === 'agreed' ? (
        <Note kind="done" title={t.visas.agreed} />
      ) : (
        <Holders props={props} t={t} />
      )}
      {props.mine !== null ? <MyVisa props={props} t={t} /> : null}
      {props.visas.length === 0 ? null : (
        <Table caption={t.visas.title} stackable rows={props.visas} columns={columns(props.zone, t)} />
      )}
      {props.mayManage && card.state === 'draft' ? <SendForm props={props} t={t} /> : null}
      {props.mayManage ? <Buttons props={props} t={t} /> : null}
    </Stack>
  )
}
