import { Empty } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Load } from '../domain/rules.ts'
import type { DirectiveText } from '../text.ts'

/** One addressee: which clauses fall to him, and what he has on his hands already. */
export type LoadLine = {
  readonly key: string
  readonly label: string
  readonly clauses: string[]
  readonly busy: number
}

export const loadLines = (load: readonly Load[], busy: ReadonlyMap<string, number>): LoadLine[] => {
  const lines = new Map<string, LoadLine>()
  for (const { clause, addressees } of load)
    for (const addressee of addressees) {
      const key = addressee.person ?? addressee.organisation ?? addressee.label
      const line = lines.get(key) ?? {
        key,
        label: addressee.label,
        clauses: [],
        busy: busy.get(addressee.organisation ?? '') ?? 0,
      }
      line.clauses.push(clause.number ?? '—')
      lines.set(key, line)
    }
  return [...lines.values()]
}

/** Who gets what, before it is sent (product, section 4.17). */
export const LoadTable = ({
  lines,
  t,
}: {
  readonly lines: readonly LoadLine[]
  readonly t: DirectiveText
}) => (
  <Table
    caption={t.addressees.title}
    captionHidden
    stackable
    rows={lines}
    empty={<Empty title={t.addressees.nothing}>{t.addressees.nothingWhy}</Empty>}
    columns={[
      { key: 'who', head: t.addressees.who, rowHead: true, cell: (line) => line.label },
      {
        key: 'what',
        head: t.addressees.what,
        phone: t.addressees.what,
        cell: (line) => line.clauses.join(', '),
      },
      {
        key: 'busy',
        head: t.addressees.already,
        phone: t.addressees.already,
        num: true,
        cell: (line) => line.busy,
      },
    ]}
  />
)
