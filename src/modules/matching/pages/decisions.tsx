import type { Filled } from '../../../platform/http/here.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea } from '../../../ui/fields/text.tsx'
import { LIFTABLE } from '../domain/plan/request.ts'
import { DECISION_KINDS } from '../domain/scenarios.ts'
import type { MatchingCard } from '../queries/matching.ts'
import type { Scenario } from '../queries/scenarios.ts'
import { type PlansHere, scenarioAddress } from './plans-part.tsx'
import { FormPage, matchingCrumbs } from './shell.tsx'

export type OfScenario = {
  readonly here: PlansHere
  readonly matching: MatchingCard
  readonly scenario: Scenario
  readonly filled: Filled
}

const options = (schools: readonly { readonly id: string; readonly name: string }[]) =>
  [...schools]
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'))
    .map(({ id, name }) => ({ value: id, label: name }))

/** A decision with its reason; a new plan follows. */
export const DecidePage = ({ here, matching, scenario, filled }: OfScenario) => {
  const w = here.p.decide
  const own = scenarioAddress(matching.id, scenario.id)
  const names = w.ruleNames
  return (
    <FormPage
      here={here}
      title={w.title}
      lead={w.lead}
      crumbs={matchingCrumbs(here, matching, { label: scenario.title, href: own }, { label: w.title })}
      action={`${own}/decide`}
      filled={filled}
      save={w.save}
      back={own}
      fields={(form) => (
        <>
          <RadioGroup
            {...form.text('kind')}
            label={w.kind}
            options={DECISION_KINDS.map((value) => ({ value, label: w.kinds[value] }))}
          />
          <SelectField
            {...form.text('mentor')}
            label={w.mentor}
            options={options(scenario.request.mentors)}
          />
          <SelectField
            {...form.text('mentee')}
            label={w.mentee}
            hint={w.menteeHint}
            options={options([...scenario.request.mentees, ...(scenario.request.led ?? [])])}
            optional
          />
          <NumberField {...form.text('value')} label={w.value} hint={w.valueHint} optional />
          <SelectField
            {...form.text('rule')}
            label={w.rule}
            hint={w.ruleHint}
            options={LIFTABLE.map((value) => ({ value, label: names[value as keyof typeof names] }))}
            optional
          />
          <TextArea {...form.text('reason')} label={w.reason} rows={3} />
        </>
      )}
    />
  )
}

/** One pair changed by hand in the plan itself. */
export const HandPage = ({ here, matching, scenario, filled }: OfScenario) => {
  const w = here.p.hand
  const own = scenarioAddress(matching.id, scenario.id)
  return (
    <FormPage
      here={here}
      title={w.title}
      lead={w.lead}
      crumbs={matchingCrumbs(here, matching, { label: scenario.title, href: own }, { label: w.title })}
      action={`${own}/hand`}
      filled={{ ...filled, version: scenario.version }}
      save={w.save}
      back={own}
      fields={(form) => (
        <>
          <SelectField
            {...form.text('mentee')}
            label={w.mentee}
            options={options(scenario.request.mentees)}
          />
          <SelectField
            {...form.text('mentor')}
            label={w.mentor}
            options={options(scenario.request.mentors)}
            blank={w.nobody}
          />
          <TextArea {...form.text('reason')} label={w.reason} rows={3} />
        </>
      )}
    />
  )
}
