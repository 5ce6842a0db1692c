import type { Filled } from '../../../platform/http/here.ts'
import { DateField } from '../../../ui/fields/text.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import type { Difference } from '../domain/difference.ts'
import type { Matching } from '../domain/types.ts'
import type { Spoken } from './ask.tsx'
import { FormPage, matchingCrumbs, SECTION } from './shell.tsx'

export type PublishProps = {
  readonly here: Spoken
  readonly filled: Filled
  readonly matching: Pick<Matching, 'id' | 'title'>
  readonly pairs: number
  readonly without: number
  /** Null when it goes on from nothing. */
  readonly difference: Difference | null
}

const List = ({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) => (
  <Section title={`${title}: ${lines.length}`} after>
    {lines.length === 0 ? (
      <p class="muted">{none}</p>
    ) : (
      <Rows rows={lines.map((text) => ({ children: <span lang="ru">{text}</span> }))} />
    )}
  </Section>
)

/** Old and new side by side, before anything is applied. */
const Changes = ({ here, difference }: { readonly here: Spoken; readonly difference: Difference }) => {
  const { publish } = here.c
  const { kept, changed, ended, fresh } = difference
  const shown = [
    {
      title: publish.changed,
      lines: changed.map(
        ({ old, next }) => `${old.name}: ${publish.instead(old.leadName, next.lead.mentorName)}`,
      ),
    },
    { title: publish.ended, lines: ended.map(({ name, leadName }) => `${name}: ${leadName}`) },
    { title: publish.fresh, lines: fresh.map(({ name, lead }) => `${name}: ${lead.mentorName}`) },
    { title: publish.kept, lines: kept.map(({ old }) => `${old.name}: ${old.leadName}`) },
  ]
  return (
    <>
      {shown.map(({ title, lines }) => (
        <List title={title} lines={lines} none={publish.none} />
      ))}
    </>
  )
}

/** «Утвердить закрепление»: what the act will say, and until when schools do it. */
export const PublishPage = ({ here, filled, matching, pairs, without, difference }: PublishProps) => {
  const { publish } = here.c
  return (
    <FormPage
      here={here}
      filled={filled}
      title={publish.title}
      lead={publish.lead}
      crumbs={matchingCrumbs(
        here,
        matching,
        { label: here.c.rulings.title, href: `${SECTION}/${matching.id}/rulings` },
        { label: publish.title },
      )}
      action={`${SECTION}/${matching.id}/publish`}
      save={publish.save}
      back={`${SECTION}/${matching.id}/rulings`}
      note={publish.seen}
      fields={(form) => (
        <>
          <p>
            {publish.pairs(pairs)} {without === 0 ? null : publish.without(without)}
          </p>
          {difference === null ? null : <Changes here={here} difference={difference} />}
          <DateField
            {...form.text('contractsUntil')}
            label={publish.contractsUntil}
            hint={publish.contractsHint}
          />
        </>
      )}
    />
  )
}
