import type { Child } from 'hono/jsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, SpreadHead } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { homeOf } from '../domain/profile.ts'
import { isShut, type Roadmap } from '../domain/types.ts'
import type { RoadmapHead } from '../queries/card.ts'
import { addressOf, dayWords, type Here, STATE_TAG, yearWords } from './words.ts'

export const PARTS = ['table', 'calendar', 'gaps', 'versions'] as const
export type Part = (typeof PARTS)[number]

const PATHS: Readonly<Record<Part, string>> = {
  table: '',
  calendar: '/calendar',
  gaps: '/gaps',
  versions: '/versions',
}

export type ShellProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly head: RoadmapHead
  readonly part: Part
  readonly rows: number
  /** How many gaps there are, beside the tab. */
  readonly gaps?: number | undefined
  readonly mayEdit: boolean
  readonly mayApprove: boolean
  readonly children: Child
}

const Lead = ({ here: { t }, roadmap, head, rows }: ShellProps) => (
  <>
    {head.owner}, {yearWords(roadmap.period, t)}. {t.rows(rows)}, {t.version(roadmap.approved)}
    {head.grounds === null ? null : (
      <>
        {' '}
        <Ref href={head.directive === null ? null : `/directives/${head.directive}`}>{head.grounds}</Ref>
      </>
    )}{' '}
    <Tag state={STATE_TAG[roadmap.state]}>{t.states[roadmap.state]}</Tag>
  </>
)

const Buttons = ({ here: { t }, roadmap, mayEdit, mayApprove }: ShellProps) => (
  <>
    {mayEdit && !isShut(roadmap) ? (
      <ButtonLink small href={addressOf(roadmap, '/edit')}>
        {t.actions.edit}
      </ButtonLink>
    ) : null}
    {mayApprove && !isShut(roadmap) ? (
      <ButtonLink small kind="other" href={addressOf(roadmap, '/approve')}>
        {t.actions.approve}
      </ButtonLink>
    ) : null}
    <ButtonLink small kind="other" href={addressOf(roadmap, '/print')}>
      {t.actions.print}
    </ButtonLink>
    <ButtonLink small kind="other" href={addressOf(roadmap, '/docx')} download>
      {t.actions.docx}
    </ButtonLink>
    <ButtonLink small kind="other" href={addressOf(roadmap, '/xlsx')} download>
      {t.actions.xlsx}
    </ButtonLink>
  </>
)

/** A plan that is kept elsewhere leads back to its own page. */
const crumbsOf = ({ here: { t }, roadmap }: ShellProps) => {
  const home = homeOf(roadmap)
  return [
    home === null ? { label: t.many, href: '/roadmaps' } : { label: t.plan, href: home },
    { label: roadmap.title },
  ]
}

/** Editors learn what their readers see; whoever looks with readers' eyes, how to come back. */
const Amended = ({ here: { t }, roadmap, head, mayEdit, part }: ShellProps) => {
  const words = t.versions
  const version = [roadmap.approved, dayWords(head.approvedOn ?? '')] as const
  if (roadmap.shows === 'readers')
    return (
      <Note title={words.asReaders(...version)}>
        <Link href={addressOf({ record: roadmap.record })}>{words.toCopy}</Link>
      </Note>
    )
  if (!roadmap.isAmended || !mayEdit) return null
  const isElsewhere = homeOf(roadmap) !== null
  return (
    <Note kind="need" title={isElsewhere ? words.unapproved : words.ahead[roadmap.level](...version)}>
      <Actions>
        {part === 'versions' ? null : <Link href={addressOf(roadmap, '/versions')}>{words.whatAhead}</Link>}
        {isElsewhere ? null : <Link href={addressOf(roadmap, '?as=reader')}>{words.seeAsReaders}</Link>}
      </Actions>
    </Note>
  )
}

/** Head, tabs and what stands under them: the same on every part of a roadmap. */
export const Shell = (props: ShellProps) => {
  const { here, roadmap, part, gaps, children } = props
  const { t } = here
  return (
    <>
      <SpreadHead
        title={roadmap.title}
        lead={<Lead {...props} />}
        crumbs={crumbsOf(props)}
        actions={<Buttons {...props} />}
      />
      <Tabs
        label={t.tabs.label}
        tabs={PARTS.map((name) => ({
          label: t.tabs[name],
          href: addressOf(roadmap, PATHS[name]),
          current: name === part,
          ...(name === 'gaps' && gaps !== undefined ? { count: gaps } : {}),
        }))}
      />
      <Amended {...props} />
      {children}
    </>
  )
}
