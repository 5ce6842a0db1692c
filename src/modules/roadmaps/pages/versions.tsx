import type { Child } from 'hono/jsx'
import { Section } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type Comparison, type FieldChange, isSame } from '../domain/compare.ts'
import type { ItemContent } from '../domain/types.ts'
import type { VersionLine } from '../queries/roadmap.ts'
import { Shell, type ShellProps } from './shell.tsx'
import { addressOf, dayWords, type Here } from './words.ts'

const nameOf = (item: ItemContent): string =>
  [item.cells.number, item.cells.activity].filter(Boolean).join(' ')

const RowList = ({ title, items }: { readonly title: string; readonly items: readonly ItemContent[] }) =>
  items.length === 0 ? null : (
    <Section title={title} after>
      <ul class="rows" lang="ru">
        {items.map((item) => (
          <li>{nameOf(item)}</li>
        ))}
      </ul>
    </Section>
  )

type Change = { readonly row: string; readonly field: Omit<FieldChange, 'key'> }

const written = (text: string) => (
  <span class="pre" lang="ru">
    {text}
  </span>
)

const changeColumns = ({ t: { versions } }: Here): Column<Change>[] => [
  { key: 'row', head: versions.row, rowHead: true, cell: ({ row }) => written(row) },
  { key: 'field', head: versions.field, phone: versions.field, cell: ({ field }) => written(field.heading) },
  { key: 'was', head: versions.was, phone: versions.was, cell: ({ field }) => written(field.was) },
  { key: 'now', head: versions.now, phone: versions.now, cell: ({ field }) => written(field.now) },
]

/** What differs between two versions, rows and their words; nothing of what came of them. */
export const Differences = ({ found, here }: { readonly found: Comparison; readonly here: Here }) => {
  const words = here.t.versions
  if (isSame(found)) return <Empty title={words.same}>{words.sameWhy}</Empty>
  const [was, now] = found.titles
  const lines: Change[] = found.changed.flatMap(({ item, fields }) =>
    fields.map((field) => ({ row: nameOf(item), field })),
  )
  if (was !== undefined && now !== undefined)
    lines.unshift({ row: words.whole, field: { heading: words.title, was, now } })
  return (
    <>
      {lines.length === 0 ? null : (
        <Section title={words.changed} after>
          <Table
            caption={words.changed}
            captionHidden
            dense
            stackable
            rows={lines}
            columns={changeColumns(here)}
          />
        </Section>
      )}
      {found.columns.length === 0 ? null : (
        <Section title={words.columns} after>
          <p lang="ru">{found.columns.map(({ heading }) => heading).join(' · ')}</p>
        </Section>
      )}
      <RowList title={words.added} items={found.added} />
      <RowList title={words.removed} items={found.removed} />
      <RowList title={words.moved} items={found.moved} />
    </>
  )
}

const List = ({
  lines,
  here: { t },
  roadmap,
}: { readonly lines: readonly VersionLine[] } & Pick<ShellProps, 'here' | 'roadmap'>) => (
  <ul class="rows">
    {lines.map((line) => (
      <li>
        <Link href={addressOf(roadmap, `/versions/${line.no}`)}>{t.versions.no(line.no)}</Link>{' '}
        {t.versions.on(dayWords(line.approvedOn))}{' '}
        <Ref href={line.directive === null ? null : `/directives/${line.directive}`}>{line.grounds}</Ref>{' '}
        <span class="by">{t.rows(line.rows)}</span>
      </li>
    ))}
  </ul>
)

export type VersionsProps = Omit<ShellProps, 'part' | 'children'> & {
  readonly lines: readonly VersionLine[]
  /** The working table against the last version. */
  readonly pending: Comparison | null
}

export const VersionsPage = (props: VersionsProps) => {
  const { here, lines, pending, roadmap } = props
  const { t } = here
  return (
    <Shell {...props} part="versions">
      <div class="after">
        {lines.length === 0 ? (
          <Empty title={t.versions.none}>{t.versions.noneWhy}</Empty>
        ) : (
          <Section title={t.versions.list}>
            <List lines={lines} here={here} roadmap={roadmap} />
          </Section>
        )}
        {pending === null || isSame(pending) ? null : <Differences found={pending} here={here} />}
      </div>
    </Shell>
  )
}

export type ComparePageProps = Omit<ShellProps, 'part' | 'children'> & {
  readonly no: number
  readonly base: number
  readonly lines: readonly VersionLine[]
  readonly found: Comparison
}

/** One version against another, the first one unless another was asked for. */
export const ComparePage = (props: ComparePageProps) => {
  const { here, lines, roadmap, no, base, found } = props
  const { t } = here
  const others: Child[] = lines
    .filter((line) => line.no !== no)
    .map((line) => (
      <>
        {' '}
        <Link href={addressOf(roadmap, `/versions/${no}?with=${line.no}`)} current={line.no === base}>
          {t.versions.no(line.no)}
        </Link>
      </>
    ))
  return (
    <Shell {...props} part="versions">
      <Section
        after
        title={
          no === base
            ? `${t.versions.no(no)}. ${t.versions.first}`
            : t.versions.compared(t.versions.no(base), t.versions.no(no))
        }
        note={t.versions.stateStays}
      >
        {others.length === 0 ? null : (
          <p class="small noprint">
            {t.versions.base}:{others}
          </p>
        )}
        <List lines={lines.filter((line) => line.no === no)} here={here} roadmap={roadmap} />
        {no === base ? null : <Differences found={found} here={here} />}
      </Section>
    </Shell>
  )
}
