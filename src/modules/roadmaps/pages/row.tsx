import { parseDay } from '../../../kernel/day.ts'
import { fileSize, momentText, shortDay } from '../../../kernel/format.ts'
import { printReading } from '../../../kernel/term/print.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { History } from '../../../ui/history.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { AssignmentState } from '../../assignments/domain/types.ts'
import { homeOf } from '../domain/profile.ts'
import { isShut } from '../domain/types.ts'
import { factsOf, type RowProps } from './row-facts.tsx'
import { addressOf, rowName } from './words.ts'

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
        {props.cycle}
        {props.hosts}
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
