import type { Child } from 'hono/jsx'
import { printReading } from '../../../kernel/term/print.ts'
import { Link } from '../../../ui/link.tsx'
import type { SummaryLine } from '../../../ui/lists.tsx'
import { Now } from '../../../ui/now.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { AssignmentState } from '../../assignments/domain/types.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import type { ItemState, Progress } from '../domain/progress.ts'
import { isTermUnknown } from '../domain/row.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import type { UpperRow } from '../queries/annex.ts'
import type { Leaning } from '../queries/cited.ts'
import type { EvidenceFile, RowAssignment, RowChange, RowVersion } from '../queries/row.ts'
import { annexText } from '../text/annex.ts'
import { citedText } from '../text/cited.ts'
import { addressOf, factOf, type Here, ITEM_TAG, rowName, upperLevel } from './words.ts'

export type RowProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly item: RoadmapItem
  readonly parent: RoadmapItem | null
  readonly above: RoadmapItem | null
  /** The row of the annex that it was taken from, when the upper roadmap is not kept here. */
  readonly upper: UpperRow | null
  /** Papers issued to carry this row out. */
  readonly leaning: readonly Leaning[]
  readonly state: ItemState
  readonly progress: Progress | undefined
  readonly responsibles: readonly Responsible[]
  readonly assignments: readonly RowAssignment[]
  /** Where it is carried out, and the steps of the theme that it is. */
  readonly hosts: Child
  readonly cycle: Child
  readonly evidence: readonly EvidenceFile[]
  readonly changes: readonly RowChange[]
  readonly versions: readonly RowVersion[]
  readonly mayEdit: boolean
  /** Words of the states of assignments. */
  readonly said: (state: AssignmentState | string) => string
  readonly roleName: (code: string) => string
}

const People = ({ list, here: { t } }: { readonly list: readonly Responsible[]; readonly here: Here }) =>
  list.length === 0 ? (
    <span class="muted">{t.table.nobody}</span>
  ) : (
    <ul class="plain">
      {list.map((each) => (
        <li>
          <span lang="ru">{each.asWritten}</span>
          {each.kind === 'unresolved' ? <span class="by"> {t.row.unresolved}</span> : null}
        </li>
      ))}
    </ul>
  )

const termLine = ({ item, here: { t } }: RowProps) => {
  if (item.termAsWritten === null) return null
  const read = item.term === null || item.term.kind === 'undated' ? null : printReading(item.term)
  return (
    <>
      <span lang="ru">{item.termAsWritten}</span>
      <span class="by">
        {' '}
        {isTermUnknown(item.term) ? t.table.unknownTerm : null}
        {isTermUnknown(item.term) || read === null ? null : (
          <>
            {t.row.facts.read} <span lang="ru">{read}</span>
          </>
        )}
      </span>
    </>
  )
}

/** «п. 1.47 приложения: распоряжение № 338-р», leading to the paper. */
const upperLine = ({ upper, here }: RowProps): SummaryLine[] =>
  upper === null
    ? []
    : [
        {
          label: annexText[here.lang].carries,
          value: (
            <Link href={`/directives/${upper.directive}`}>
              <span lang="ru">{upper.words}</span>
            </Link>
          ),
        },
      ]

const leaningLine = ({ leaning, here }: RowProps): SummaryLine[] =>
  leaning.length === 0
    ? []
    : [
        {
          label: citedText[here.lang].leaning,
          value: (
            <ul class="plain">
              {leaning.map(({ id, title }) => (
                <li>
                  <Link href={`/directives/${id}`}>
                    <span lang="ru">{title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ),
        },
      ]

const SAID = new Set([
  'number',
  'activity',
  'term',
  'termEnd',
  'municipalResponsibles',
  'institutionalResponsibles',
  'responsibles',
  'expectedResult',
])

/** Columns that only this roadmap has, under its own headings. */
const ownLines = ({ item, roadmap }: RowProps): SummaryLine[] =>
  roadmap.layout
    .filter(({ key }) => !SAID.has(key) && (item.cells[key] ?? '') !== '')
    .map(({ key, heading }) => ({
      label: <span lang="ru">{heading || key}</span>,
      value: (
        <span class="pre" lang="ru">
          {item.cells[key] ?? ''}
        </span>
      ),
    }))

/** Number, section, term, who answers, results, state and links of a row. */
export const factsOf = (props: RowProps): SummaryLine[] => {
  const { item, roadmap, responsibles, state, progress, above, parent, here } = props
  const { t } = here
  const level = (name: Responsible['level']) => (
    <People list={responsibles.filter((each) => each.level === name)} here={here} />
  )
  return [
    { label: t.row.facts.number, value: item.cells.number },
    ...(parent === null
      ? []
      : [
          {
            label: t.row.facts.section,
            value: <Link href={addressOf(roadmap, `/items/${parent.id}`)}>{rowName(parent)}</Link>,
          },
        ]),
    { label: t.row.facts.term, value: termLine(props) },
    { label: <Now>{`${t.table.who}: ${upperLevel(roadmap.level, t)}`}</Now>, value: level('municipal') },
    { label: <Now>{`${t.table.who}: ${t.table.institutional}`}</Now>, value: level('institutional') },
    {
      label: t.row.facts.expected,
      value: (
        <span class="pre" lang="ru">
          {item.cells.expectedResult ?? ''}
        </span>
      ),
    },
    ...ownLines(props),
    {
      label: <Now>{t.row.facts.result}</Now>,
      value: (
        <span class="pre" lang="ru">
          {item.actualResult}
        </span>
      ),
    },
    { label: t.row.facts.state, value: <Tag state={ITEM_TAG[state]}>{factOf(state, progress, t)}</Tag> },
    ...(above === null
      ? []
      : [
          {
            label: t.row.facts.above,
            value: <Link href={`/roadmaps/${roadmap.aboveId}/items/${above.id}`}>{rowName(above)}</Link>,
          },
        ]),
    ...upperLine(props),
    ...leaningLine(props),
  ]
}
