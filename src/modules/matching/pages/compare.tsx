import { glue } from '../../../kernel/typo.ts'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { MatchingCard } from '../queries/matching.ts'
import type { ScenarioLine } from '../queries/scenarios.ts'
import type { PlansHere } from './plans-part.tsx'
import { type Measured, MetricsTable } from './scenario-parts.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

/** A school whose main mentor school differs. */
export type Difference = {
  readonly mentee: string
  readonly left: string
  readonly right: string
  readonly last: string
}

export type CompareProps = {
  readonly here: PlansHere
  readonly matching: MatchingCard
  readonly ready: readonly ScenarioLine[]
  readonly left: string
  readonly right: string
  readonly measured: readonly Measured[]
  readonly moved: readonly Difference[]
}

const Choice = ({ here, matching, ready, left, right }: CompareProps) => {
  const w = here.p.compare
  const options = ready.map(({ id, title }) => ({ value: id, label: title }))
  const address = `${SECTION}/${matching.id}/compare`
  return (
    <Filters
      action={address}
      reset={address}
      label={w.show}
      filters={[
        { kind: 'select', name: 'left', label: w.left, value: left, options },
        { kind: 'select', name: 'right', label: w.right, value: right, options },
      ]}
    />
  )
}

const Moved = ({ here, moved, measured }: CompareProps) => {
  const { p } = here
  const name = (key: 'left' | 'right' | 'last', head: string): Column<Difference> => ({
    key,
    head,
    phone: head,
    cell: (row) => <span lang="ru">{row[key] === '' ? p.page.nobody : glue(row[key])}</span>,
  })
  return (
    <Section title={p.compare.moved} after>
      {moved.length === 0 ? (
        <p class="muted">{p.compare.same}</p>
      ) : (
        <Table
          caption={p.compare.movedCaption}
          captionHidden
          stackable
          rows={moved}
          columns={[
            {
              key: 'mentee',
              head: p.page.mentee,
              rowHead: true,
              cell: (row) => <span lang="ru">{glue(row.mentee)}</span>,
            },
            name('left', measured[0]?.head ?? ''),
            name('right', measured[1]?.head ?? ''),
            name('last', p.page.last),
          ]}
        />
      )}
    </Section>
  )
}

/** Two plans and last year by the same measures, then the schools that differ. */
export const ComparePage = (props: CompareProps) => {
  const { here, matching, ready } = props
  const { p } = here
  return (
    <>
      <SpreadHead
        title={p.compare.title}
        lead={p.compare.lead}
        crumbs={matchingCrumbs(here, matching, { label: p.compare.title })}
      />
      {ready.length < 2 ? (
        <Empty title={p.compare.few} />
      ) : (
        <>
          <Choice {...props} />
          <MetricsTable p={p} plans={props.measured} caption={p.compare.title} />
          <Moved {...props} />
        </>
      )}
    </>
  )
}
