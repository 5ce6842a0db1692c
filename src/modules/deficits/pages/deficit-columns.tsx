import { Link } from '../../../ui/link.tsx'
import type { Column } from '../../../ui/table.tsx'
import type { Severity } from '../domain/types.ts'
import type { DeficitsText } from '../text.ts'
import { severityWords } from './shell.tsx'

type Named = {
  readonly id: string
  readonly school: string
  readonly name: string
  readonly severity: Severity | null
}

/** Whose deficit, which, how sharp: the first columns of every list over several schools. */
export const deficitColumns = <Line extends Named>(t: DeficitsText): Column<Line>[] => [
  {
    key: 'school',
    head: t.round.school,
    rowHead: true,
    cell: (line) => <span lang="ru">{line.school}</span>,
  },
  {
    key: 'name',
    head: t.deficit.name,
    phone: t.deficit.name,
    cell: (line) => (
      <span lang="ru">
        <Link href={`/deficits/items/${line.id}`}>{line.name}</Link>
      </span>
    ),
  },
  {
    key: 'severity',
    head: t.sheet.severity,
    phone: t.sheet.severity,
    cell: (line) => severityWords(line.severity, t),
  },
]
