import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { isOverdue, type MatrixCell } from '../../assignments/public.ts'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type DirectiveText, directiveText } from '../text.ts'

export type MatrixProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  readonly cells: readonly MatrixCell[]
  readonly today: Day
  readonly lang: Language
}

const TAGS: Readonly<Record<MatrixCell['state'], TagState>> = {
  assigned: 'assigned',
  inWork: 'inWork',
  reported: 'reported',
  returned: 'returned',
  accepted: 'accepted',
  offControl: 'offControl',
  declined: 'declined',
  recalled: 'cancelled',
}

const DONE = new Set(['accepted', 'offControl'])
/** Neither done nor owed any more: they do not count. */
const RELEASED = new Set(['declined', 'recalled'])

const Mark = ({
  cell,
  today,
  t,
}: {
  readonly cell: MatrixCell
  readonly today: Day
  readonly t: DirectiveText
}) => {
  const late = isOverdue(cell, today)
  return (
    <Link href={`/assignments/${cell.id}`}>
      <Tag state={late ? 'overdue' : TAGS[cell.state]}>
        {late ? t.matrix.late : t.matrix.marks[cell.state]}
      </Tag>
    </Link>
  )
}

type Line = { readonly who: string; readonly cells: ReadonlyMap<string, MatrixCell> }

const linesOf = (cells: readonly MatrixCell[]): Line[] => {
  const lines = new Map<string, Map<string, MatrixCell>>()
  for (const cell of cells) {
    const who = cell.personName ?? cell.organisation ?? '—'
    const line = lines.get(who) ?? new Map<string, MatrixCell>()
    line.set(cell.row, cell)
    lines.set(who, line)
  }
  return [...lines]
    .map(([who, list]) => ({ who, cells: list }))
    .sort((a, b) => a.who.localeCompare(b.who, 'ru'))
}

/** Who has done what: addressees × clauses, each cell leads to the assignment. */
export const MatrixPage = ({ card, clauses, cells, today, lang }: MatrixProps) => {
  const t = directiveText[lang]
  const name = t.dated(card.kind, card.number, card.dateOn)
  const used = new Set(cells.map((cell) => cell.row))
  const columns = clauses.filter((clause) => used.has(clause.id))
  const done = (line: Line): string => {
    const owed = [...line.cells.values()].filter((cell) => !RELEASED.has(cell.state))
    return `${owed.filter((cell) => DONE.has(cell.state)).length}/${owed.length}`
  }
  return (
    <>
      <SpreadHead
        title={t.matrix.title}
        lead={name}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: name, href: `/directives/${card.id}` },
          { label: t.matrix.title },
        ]}
      />
      <Table
        caption={t.matrix.caption}
        dense
        stackable
        rows={linesOf(cells)}
        empty={<Empty title={t.matrix.empty} />}
        columns={[
          { key: 'who', head: t.matrix.who, rowHead: true, cell: (line) => line.who },
          ...columns.map((clause) => ({
            key: clause.id,
            head: <Link href={`/directives/${card.id}#c-${clause.id}`}>{clause.number ?? '—'}</Link>,
            phone: clause.number ?? '',
            cell: (line: Line) => {
              const cell = line.cells.get(clause.id)
              return cell === undefined ? null : <Mark cell={cell} today={today} t={t} />
            },
          })),
          { key: 'done', head: t.matrix.done, phone: t.matrix.done, num: true, cell: done },
        ]}
      />
    </>
  )
}
