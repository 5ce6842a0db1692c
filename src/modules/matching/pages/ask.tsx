import type { Filled } from '../../../platform/http/here.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea } from '../../../ui/fields/text.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { Matching } from '../domain/types.ts'
import type { ConsentText } from '../text/consent.ts'
import { FormPage, type Here, matchingCrumbs, SECTION } from './shell.tsx'

/** Pages of this part have words of their own beside those of the module. */
export type Spoken = Here & { readonly c: ConsentText }

export type AskLoad = {
  readonly schools: number
  readonly pairs: number
  readonly without: number
  readonly busiest: { readonly name: string; readonly open: number } | null
}

type AskProps = {
  readonly here: Spoken
  readonly filled: Filled
  readonly matching: Pick<Matching, 'id' | 'title'>
  readonly plans: readonly SelectOption[]
  readonly load: AskLoad
}

const Load = ({ here, load }: Pick<AskProps, 'here' | 'load'>) => {
  const { ask } = here.c
  const lines = [
    ask.load(load.schools, load.pairs),
    ...(load.busiest === null || load.busiest.open === 0
      ? []
      : [ask.busiest(load.busiest.name, load.busiest.open)]),
    ...(load.without === 0 ? [] : [ask.nobody(load.without)]),
  ]
  return <Rows rows={lines.map((children) => ({ children }))} />
}

/** Who is asked, who will see what, what it adds to their work: all before the press. */
export const AskPage = ({ here, filled, matching, plans, load }: AskProps) => {
  const { ask } = here.c
  if (plans.length === 0) return <Empty title={ask.none}>{ask.noneWhy}</Empty>
  return (
    <FormPage
      here={here}
      filled={filled}
      title={ask.title}
      lead={ask.lead}
      crumbs={matchingCrumbs(here, matching, { label: ask.title })}
      action={`${SECTION}/${matching.id}/ask`}
      save={ask.save}
      back={`${SECTION}/${matching.id}`}
      fields={(form) => (
        <>
          <SelectField {...form.text('scenario')} label={ask.scenario} options={plans} blank={false} />
          <DateField {...form.text('until')} label={ask.until} />
          <Section title={ask.loadTitle} after>
            <Load here={here} load={load} />
          </Section>
          <Section title={ask.seen} after>
            <Rows rows={ask.seenLines.map((children) => ({ children }))} />
          </Section>
        </>
      )}
    />
  )
}

type ReasonedProps = {
  readonly here: Spoken
  readonly filled: Filled
  readonly matching: Pick<Matching, 'id' | 'title'>
}

/** Back to plans, with the reason that stays in the history. */
export const ReplanPage = ({ here, filled, matching }: ReasonedProps) => {
  const { replan } = here.c
  return (
    <FormPage
      here={here}
      filled={filled}
      title={replan.title}
      lead={replan.lead}
      crumbs={matchingCrumbs(here, matching, { label: replan.title })}
      action={`${SECTION}/${matching.id}/replan`}
      save={replan.save}
      back={`${SECTION}/${matching.id}/consent`}
      fields={(form) => <TextArea {...form.text('reason')} label={replan.reason} rows={3} />}
    />
  )
}

/** A change in mid-year: from which day and why. */
export const ContinuePage = ({ here, filled, matching }: ReasonedProps) => {
  const { again } = here.c
  return (
    <FormPage
      here={here}
      filled={filled}
      title={again.title}
      lead={again.lead}
      crumbs={matchingCrumbs(here, matching, { label: again.title })}
      action={`${SECTION}/${matching.id}/continue`}
      save={again.save}
      back={`${SECTION}/${matching.id}`}
      fields={(form) => (
        <>
          <DateField {...form.text('from')} label={again.from} />
          <TextArea {...form.text('reason')} label={again.reason} hint={again.reasonHint} rows={3} />
        </>
      )}
    />
  )
}
