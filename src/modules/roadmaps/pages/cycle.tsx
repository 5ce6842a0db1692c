import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { AUDIENCES, CYCLE_STEPS, type Cycle } from '../domain/cycle.ts'
import type { ItemState } from '../domain/progress.ts'
import type { Roadmap } from '../domain/types.ts'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, factOf, type Here, ITEM_TAG, rowName } from './words.ts'

type NewProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

/** A theme with its five steps: the words are ready, the terms are the person's. */
export const CyclePage = ({ here, roadmap, values, problems }: NewProps) => {
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.cycle.title} lead={t.cycle.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={addressOf(roadmap, '/cycle')} commandKey={here.commandKey}>
          <Stack>
            <TextField {...form.text('theme')} label={t.cycle.theme} />
            <RadioGroup
              {...form.text('audience')}
              label={t.cycle.audience}
              options={AUDIENCES.map((value) => ({ value, label: t.cycle.audiences[value] }))}
            />
            {CYCLE_STEPS.map((step) => (
              <TextField
                {...form.text(`term.${step}`)}
                label={t.cycle.termOf(t.cycle.steps[step])}
                hint={step === 'entry' ? t.row.termHint : undefined}
                optional
              />
            ))}
          </Stack>
          <Actions>
            <Button>{t.cycle.save}</Button>
            <Link href={addressOf(roadmap)}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

type PartProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly cycle: Cycle | null
  readonly states: ReadonlyMap<string, ItemState>
}

/** «Круг темы» on the card of its row: every step with its rows and how far they are. */
export const CyclePart = ({ here: { t }, roadmap, cycle, states }: PartProps) =>
  cycle === null ? null : (
    <Section title={t.cycle.part} after>
      <ol class="rows rows--ends">
        {CYCLE_STEPS.map((step) => {
          const rows = cycle.get(step) ?? []
          return rows.length === 0 ? (
            <li>
              {t.cycle.steps[step]} <span class="need">{t.cycle.missing}</span>
            </li>
          ) : (
            rows.map((item) => {
              const state = states.get(item.id) ?? 'ahead'
              return (
                <li>
                  <span>
                    {t.cycle.steps[step]}:{' '}
                    <Link href={addressOf(roadmap, `/items/${item.id}`)}>
                      <span lang="ru">{rowName(item)}</span>
                    </Link>
                  </span>
                  <Tag state={ITEM_TAG[state]}>{factOf(state, undefined, t)}</Tag>
                </li>
              )
            })
          )
        })}
      </ol>
    </Section>
  )
