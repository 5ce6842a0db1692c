import { parseDay } from '../../../kernel/day.ts'
import { fileSize, momentText, shortDay } from '../../../kernel/format.ts'
import { printReading } from '../../../kernel/term/print.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { History } from '../../../ui/history.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { type SummaryLine, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { AssignmentState } from '../../assignments/domain/types.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import { homeOf } from '../domain/profile.ts'
import type { ItemState, Progress } from '../domain/progress.ts'
import { isTermUnknown } from '../domain/row.ts'
import { isShut, type Roadmap, type RoadmapItem } from '../domain/types.ts'
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
  readonly evidence: readonly EvidenceFile[]
  readonly changes: readonly RowChange[]
  readonly versions: readonly RowVersion[]
  readonly mayEdit: boolean
  /** Words of the states of assignments. */
  readonly said: (state: AssignmentState | string) => string
  readonly roleName: (code: string) => string
}

const ASSIGNMENT_TAG: Readonly<Record<AssignmentState, TagState>> = {
  assigned: 'assigned',
  inWork: 'inWork',
  reported: 'reported',
  returned: 'returned',
  accepted: 'accepted',
  offControl: 'offControl',
  declined: 'declined',
  recalled: 'cancelled',
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

const factsOf = (props: RowProps): SummaryLine[] => {
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
    { label: `${t.table.who}: ${upperLevel(roadmap.level, t)}`, value: level('municipal') },
    { label: `${t.table.who}: ${t.table.institutional}`, value: level('institutional') },
    {
      label: t.row.facts.expected,
      value: (
        <span class="pre" lang="ru">
          {item.cells.expectedResult ?? ''}
        </span>
      ),
    },
    {
      label: t.row.facts.result,
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

const Readings = ({ item, roadmap, here: { t, commandKey }, mayEdit }: RowProps) =>
  item.termAlternatives.length === 0 || !mayEdit ? null : (
    <Note kind="need" title={t.row.twoReadings}>
      <Actions>
        {item.termAlternatives.map((reading, at) => (
          <PostButton
            small
            kind="other"
            action={addressOf(roadmap, `/items/${item.id}/term`)}
            commandKey={commandKey}
            hidden={{ choice: String(at) }}
          >
            {t.row.choose(printReading(reading))}
          </PostButton>
        ))}
      </Actions>
    </Note>
  )

const Given = ({ assignments, roadmap, here: { t }, said }: RowProps) =>
  assignments.length === 0 ? (
    <p class="muted">{roadmap.approved === 0 ? t.row.notGiven : t.row.nobody}</p>
  ) : (
    <ul class="rows rows--ends">
      {assignments.map((each) => {
        const due = each.dueOn === null ? null : parseDay(each.dueOn)
        return (
          <li>
            <Link href={`/assignments/${each.id}`}>{each.who}</Link>
            <Tag state={ASSIGNMENT_TAG[each.state]}>
              {said(each.state)}
              {due === null ? '' : `, ${shortDay(due)}`}
            </Tag>
          </li>
        )
      })}
    </ul>
  )

const Evidence = ({ evidence, here: { t, lang } }: RowProps) =>
  evidence.length === 0 ? (
    <p class="muted">{t.row.noEvidence}</p>
  ) : (
    <ul class="rows">
      {evidence.map((file) => (
        <li>
          <Link href={`/files/${file.id}`}>{file.name}</Link>{' '}
          <span class="by">
            {fileSize(file.size, lang)}, {file.who}
          </span>
        </li>
      ))}
    </ul>
  )

const Versions = ({ versions, roadmap, here: { t } }: RowProps) => {
  const headings = new Map(roadmap.layout.map(({ key, heading }) => [key, heading]))
  const seen = versions.filter((version) => version.cells !== null)
  return (
    <ul class="rows">
      {seen.map((version, at) => {
        const before = seen[at - 1]?.cells
        const now = version.cells ?? {}
        const changes = before ? Object.keys(now).filter((key) => (before[key] ?? '') !== now[key]) : []
        return (
          <li>
            <Link href={addressOf(roadmap, `/versions/${version.no}`)}>
              {t.row.inVersion(version.no, version.grounds)}
            </Link>{' '}
            <span class="by">{before ? (changes.length === 0 ? t.row.same : '') : t.row.first}</span>
            {changes.map((key) => (
              <p>{t.row.changedTo(headings.get(key) ?? key, before?.[key] ?? '', now[key] ?? '')}</p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

const Happened = ({ changes, here: { t, zone }, said, roleName }: RowProps) => (
  <History
    empty={t.row.noHistory}
    entries={changes.map((change) => ({
      when: momentText(localMoment(toMoment(change.at), zone)),
      ...(change.by === null
        ? {}
        : { who: { name: change.by, role: change.role === null ? '' : roleName(change.role) } }),
      text: [change.who, said(change.to), change.note].filter(Boolean).join('. '),
    }))}
  />
)

const Buttons = ({ roadmap, item, mayEdit, here: { t } }: RowProps) =>
  !mayEdit ? null : (
    <Actions>
      {isShut(roadmap) ? null : (
        <>
          <ButtonLink href={addressOf(roadmap, `/items/${item.id}/edit`)}>{t.row.edit}</ButtonLink>
          <ButtonLink kind="other" href={addressOf(roadmap, `/items/${item.id}/place`)}>
            {t.row.place}
          </ButtonLink>
        </>
      )}
      <ButtonLink kind="other" href={addressOf(roadmap, `/items/${item.id}/mark`)}>
        {t.row.mark}
      </ButtonLink>
    </Actions>
  )

/** One row: what is written, who answers, what came of it, its files and its history. */
export const RowPage = (props: RowProps) => {
  const { item, roadmap, versions, here } = props
  const { t } = here
  return (
    <>
      <MarginHead
        title={<span lang="ru">{rowName(item) || t.row.title}</span>}
        crumbs={[
          { label: homeOf(roadmap) === null ? t.many : t.plan, href: homeOf(roadmap) ?? '/roadmaps' },
          { label: roadmap.title, href: addressOf(roadmap) },
          { label: item.number ?? t.row.title },
        ]}
      />
      <WithMargin>
        <Readings {...props} />
        <SummaryList lines={factsOf(props)} />
        <Buttons {...props} />
      </WithMargin>
      <WithMargin after>
        <Section title={t.row.who}>
          <Given {...props} />
        </Section>
        <Section title={t.row.evidence} after>
          <Evidence {...props} />
        </Section>
        {versions.length === 0 ? null : (
          <Section title={t.row.versionsOf} after>
            <Versions {...props} />
          </Section>
        )}
        <Section title={t.row.history} after>
          <Happened {...props} />
        </Section>
      </WithMargin>
    </>
  )
}
