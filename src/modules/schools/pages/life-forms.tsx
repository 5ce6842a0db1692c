import type { Filled } from '../../../platform/http/here.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import type { Bound } from '../../../ui/fields/bind.ts'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/note.tsx'
import { UNIT_KINDS } from '../domain/types.ts'
import type { OrganisationAction } from '../domain/workflow.ts'
import type { Card } from '../queries/card.ts'
import type { Found } from '../queries/search.ts'

import { type Here, keyFor, optionsOf } from './words.ts'

type Fields = { readonly form: Bound; readonly here: Here }
type Choice = { readonly id: string; readonly name: string }

/** Closing, announcing a reorganisation, opening again: only what the state allows now. */
export const StateFields = ({
  form,
  here,
  actions,
  successors,
}: Fields & {
  readonly actions: readonly Exclude<OrganisationAction, 'merge'>[]
  readonly successors: readonly Choice[]
}) => {
  const { t } = here
  return (
    <>
      <RadioGroup
        {...form.text('action')}
        label={t.forms.action}
        options={optionsOf(actions, t.forms.actions)}
      />
      <DateField {...form.text('on')} label={t.forms.onDay} />
      <TextField {...form.text('reason')} label={t.forms.reason} hint={t.forms.basisHint} />
      {actions.includes('close') ? (
        <SelectField
          {...form.text('successor')}
          label={t.forms.successor}
          options={successors.map(({ id, name }) => ({ value: id, label: name }))}
          blank={t.forms.noSuccessor}
          filter
          optional
        />
      ) : null}
    </>
  )
}

type CardFormProps = { readonly here: Here; readonly card: Card; readonly filled: Filled }

const crumbsTo = (card: Pick<Card, 'id' | 'shortName'>, title: string) => [
  { label: card.shortName, href: `/schools/${card.id}` },
  { label: title },
]

/** Names by which documents call the organisation: added and taken away here (R128). */
export const NamesPage = ({ here, card, filled, keeps }: CardFormProps & { readonly keeps: boolean }) => {
  const { t, commandKey } = here
  const form = bindForm(filled.values, filled.problems)
  const base = `/schools/${card.id}/names`
  return (
    <>
      <MarginHead title={t.forms.names} lead={t.forms.namesLead} crumbs={crumbsTo(card, t.forms.names)} />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        {card.aliases.length === 0 ? <p class="muted">{t.card.noNames}</p> : null}
        <ul class="rows rows--ends">
          {card.aliases.map(({ id, alias, origin }) => (
            <li>
              <span>
                {alias} <span class="by">{t.aliasOrigins[origin as keyof typeof t.aliasOrigins] ?? ''}</span>
              </span>
              {keeps ? (
                <PostButton
                  action={`${base}/remove`}
                  commandKey={keyFor(commandKey, id)}
                  hidden={{ alias: id }}
                  kind="stop"
                  small
                >
                  {t.forms.removeAlias}
                  <span class="vh"> {alias}</span>
                </PostButton>
              ) : null}
            </li>
          ))}
        </ul>
        <Form action={base} commandKey={commandKey} version={filled.version}>
          <TextField {...form.text('alias')} label={t.forms.newAlias} hint={t.forms.newAliasHint} />
          <Actions>
            <Button>{t.forms.addAlias}</Button>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

/** Units with their own heads (R226). */
export const UnitsPage = ({ here, card, filled }: CardFormProps) => {
  const { t, commandKey } = here
  const form = bindForm(filled.values, filled.problems)
  const base = `/schools/${card.id}/units`
  return (
    <>
      <MarginHead title={t.forms.units} lead={t.forms.unitsLead} crumbs={crumbsTo(card, t.forms.units)} />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        <ul class="rows rows--ends">
          {card.units.map((unit) => (
            <li>
              <span>
                {unit.name}{' '}
                <span class="by">
                  {unit.closedOn === null ? t.unitKinds[unit.kind] : t.card.unitClosed(unit.closedOn)}
                </span>
              </span>
              {unit.closedOn === null ? (
                <PostButton
                  action={`${base}/close`}
                  commandKey={keyFor(commandKey, unit.id)}
                  hidden={{ unit: unit.id }}
                  kind="stop"
                  small
                >
                  {t.forms.closeUnit}
                  <span class="vh"> {unit.name}</span>
                </PostButton>
              ) : null}
            </li>
          ))}
        </ul>
        <Form action={base} commandKey={commandKey} version={filled.version}>
          <TextField {...form.text('name')} label={t.forms.unitName} />
          <TextField {...form.text('genitive')} label={t.forms.unitGenitive} optional />
          <SelectField
            {...form.text('kind')}
            label={t.forms.unitKind}
            options={optionsOf(UNIT_KINDS, t.unitKinds)}
            blank={false}
          />
          <Actions>
            <Button>{t.forms.addUnit}</Button>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

/** First the card that stays is found, then both names are read once more before they become one. */
export const MergePage = ({
  here,
  card,
  filled,
  text,
  found,
}: CardFormProps & { readonly text: string; readonly found: readonly Found[] }) => {
  const { t } = here
  const base = `/schools/${card.id}/merge`
  const options = found.map(({ id, name, municipality }) => ({
    value: id as string,
    label: [name, municipality].filter(Boolean).join(', '),
  }))
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <MarginHead
        title={t.forms.merge}
        lead={t.forms.mergeLead(card.shortName)}
        crumbs={crumbsTo(card, t.forms.merge)}
      />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        <Filters
          action={base}
          filters={[{ kind: 'text', name: 'text', label: t.forms.mergeFind, value: text }]}
          reset={base}
        />
        {options.length === 0 ? (
          <Empty title={text === '' ? t.forms.mergeNone : t.list.empty}>
            {text === '' ? t.forms.mergeNoneWhy : t.list.emptyWhy}
          </Empty>
        ) : (
          <Section title={t.forms.mergeChoose}>
            <Form action={base} commandKey={here.commandKey} version={filled.version}>
              <HiddenFields values={{ text }} />
              <RadioGroup {...form.text('into')} label={t.forms.mergeFind} options={options} />
              <Actions>
                <Button kind="stop">{t.forms.saveMerge}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </WithMargin>
    </>
  )
}
