import type { Filled } from '../../../platform/http/here.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea } from '../../../ui/fields/text.tsx'
import { SILENCES } from '../domain/types.ts'
import type { MatchingCard } from '../queries/matching.ts'
import { FormPage, type Here, matchingCrumbs, SECTION } from './shell.tsx'

export type OpenProps = {
  readonly here: Here
  readonly filled: Filled
  /** Nodes whose matching this person may begin; the region has an empty value. */
  readonly nodes: readonly SelectOption[]
  readonly years: readonly number[]
  readonly programmes: readonly SelectOption[]
}

/** Begins a matching. */
export const OpenPage = ({ here, filled, nodes, years, programmes }: OpenProps) => {
  const { t } = here
  const w = t.open
  return (
    <FormPage
      here={here}
      title={w.title}
      lead={w.lead}
      crumbs={[{ label: t.title, href: SECTION }, { label: w.title }]}
      action={`${SECTION}/new`}
      filled={filled}
      save={w.save}
      back={SECTION}
      note={w.seen}
      hidden={nodes.length === 1 ? { municipality: nodes[0]?.value ?? '' } : undefined}
      fields={(form) => (
        <>
          {nodes.length > 1 ? (
            <SelectField {...form.text('municipality')} label={w.node} options={nodes} blank={false} />
          ) : null}
          <SelectField
            {...form.text('year')}
            label={w.year}
            options={years.map((year) => ({ value: String(year), label: t.year(year) }))}
            blank={false}
          />
          <SelectField
            {...form.text('programme')}
            label={w.programme}
            hint={w.programmeHint}
            options={programmes}
            blank={w.noProgramme}
          />
          <DateField {...form.text('offersUntil')} label={w.offersUntil} />
          <DateField {...form.text('from')} label={w.from} />
          <DateField {...form.text('until')} label={w.until} />
          <RadioGroup
            {...form.text('silence')}
            label={w.silence}
            options={SILENCES.map((value) => ({ value, label: w.silences[value] }))}
          />
        </>
      )}
    />
  )
}

/** Cancels a matching, with the reason. */
export const CancelPage = ({
  here,
  filled,
  matching,
}: {
  readonly here: Here
  readonly filled: Filled
  readonly matching: MatchingCard
}) => {
  const { cancel } = here.t
  return (
    <FormPage
      here={here}
      title={cancel.title}
      lead={cancel.lead}
      crumbs={matchingCrumbs(here, matching, { label: cancel.title })}
      action={`${SECTION}/${matching.id}/cancel`}
      filled={filled}
      save={cancel.save}
      back={`${SECTION}/${matching.id}`}
      fields={(form) => <TextArea {...form.text('reason')} label={cancel.reason} rows={3} />}
    />
  )
}
