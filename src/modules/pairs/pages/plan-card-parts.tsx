import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { RoadmapItem } from '../../roadmaps/domain/types.ts'
import type { UpperRow } from '../../roadmaps/public.ts'
import { isOpen } from '../domain/plans/rules.ts'
import type { Considered } from '../domain/plans/types.ts'
import type { PlanCard } from './plan-card.tsx'
import { PLANS, type PlanHere } from './plan-shell.tsx'

const columnsOf = ({ here, above, plan }: PlanCard): Column<RoadmapItem>[] => {
  const { p } = here
  const answered = new Map(
    above.flatMap((row) => (row.answeredBy === null ? [] : [[row.answeredBy, row] as const])),
  )
  return [
    { key: 'number', head: p.card.number, nowrap: true, cell: (item) => item.number ?? '' },
    {
      key: 'what',
      head: p.card.what,
      rowHead: true,
      cell: (item) => (
        <span lang="ru">
          {item.isSection ? (
            item.title
          ) : (
            <Link href={`/roadmaps/${plan.id}/items/${item.id}`}>{item.title}</Link>
          )}
          <AnswersTo row={answered.get(item.id)} p={p} lang={here.lang} />
        </span>
      ),
    },
    {
      key: 'term',
      head: p.card.term,
      phone: p.card.term,
      cell: (item) =>
        item.termAsWritten === null && !item.isSection ? null : <span lang="ru">{item.termAsWritten}</span>,
    },
    {
      key: 'who',
      head: p.card.who,
      phone: p.card.who,
      cell: (item) => <Prose text={item.cells.institutionalResponsibles ?? ''} />,
    },
    {
      key: 'result',
      head: p.card.result,
      phone: p.card.result,
      cell: (item) => (
        <>
          <Prose text={item.actualResult || (item.cells.expectedResult ?? '')} />{' '}
          {item.mark === null ? null : (
            <Tag state={item.mark === 'done' ? 'accepted' : 'cancelled'}>{p.card.marks[item.mark]}</Tag>
          )}
        </>
      ),
    },
  ]
}

const AnswersTo = ({
  row,
  p,
  lang,
}: {
  readonly row: UpperRow | undefined
  readonly p: PlanHere['p']
  readonly lang: string
}) =>
  row === undefined ? null : (
    <span class="by" lang={lang}>
      {' '}
      {p.card.answers([row.number, row.roadmapTitle].filter(Boolean).join(', '))}
    </span>
  )

export const Activities = (card: PlanCard) => {
  const { here, plan } = card
  const { p } = here
  return (
    <Section
      title={p.card.rows}
      note={<Link href={`/roadmaps/${plan.id}`}>{p.card.table}</Link>}
      after
      id="rows"
    >
      <Table
        caption={p.card.rows}
        captionHidden
        stackable
        dense
        rows={plan.roadmap.items}
        strong={(item) => item.isSection}
        columns={columnsOf(card)}
        empty={<p class="muted">{p.card.noRows}</p>}
      />
    </Section>
  )
}

/** Which rows above are answered here, which are not: a list, never a lock (R120). */
export const Above = ({ here, plan, above, writes }: PlanCard) => {
  const { p } = here
  const left = above.filter(({ answeredBy }) => answeredBy === null)
  return (
    <Section title={p.card.above} after id="above">
      <p>{above.length === 0 ? p.card.noAbove : p.card.answered(above.length - left.length, above.length)}</p>
      {left.length === 0 ? null : (
        <>
          <h3 class="go">{p.card.unanswered}</h3>
          <ul class="rows" lang="ru">
            {left.slice(0, 20).map((row) => (
              <li>
                <Link href={`/roadmaps/${row.roadmap}/items/${row.id}`}>
                  {[row.number, row.title].filter(Boolean).join('. ')}
                </Link>{' '}
                <span class="by">{row.roadmapTitle}</span>
              </li>
            ))}
          </ul>
          {writes && isOpen(plan) ? (
            <p class="go">
              <Link href={`${PLANS}/${plan.id}/above`}>{p.card.take}</Link>
            </p>
          ) : null}
        </>
      )}
    </Section>
  )
}

export const ConsideredPart = ({
  card,
  kind,
}: {
  readonly card: PlanCard
  readonly kind: Considered['kind']
}) => {
  const { here, plan, writes } = card
  const { p } = here
  const own = card.considered.filter((each) => each.kind === kind)
  return (
    <>
      <h3 class="go">{p.consider.titles[kind]}</h3>
      {own.length === 0 ? <p class="muted">{p.card.notConsidered}</p> : null}
      <ul class="rows" lang="ru">
        {own.map((each) => (
          <li>
            {each.title}{' '}
            <span class="by">
              {[each.verdict === 'unfit' ? p.card.unfit : '', each.words].filter(Boolean).join(': ')}
            </span>
          </li>
        ))}
      </ul>
      {writes && isOpen(plan) ? (
        <p class="go">
          <Link href={`${PLANS}/${plan.id}/consider/${kind}`} hidden={p.consider.titles[kind]}>
            {own.length === 0 ? p.card.consider : p.card.change}
          </Link>
        </p>
      ) : null}
    </>
  )
}

export const Versions = ({ here, plan, versions }: PlanCard) => (
  <Section title={here.p.card.versions} after>
    {versions.length === 0 ? (
      <p class="muted">{here.p.card.noVersions}</p>
    ) : (
      <ul class="rows">
        {versions.map(({ no, grounds }) => (
          <li>
            <Link href={`/roadmaps/${plan.id}/versions/${no}`}>{here.p.card.version(no)}</Link>{' '}
            <span class="by" lang="ru">
              {grounds}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
