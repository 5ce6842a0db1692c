import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
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

/** One page of the load, and what is told of all of it. */
export type LoadSheet = {
  readonly lines: readonly LoadLine[]
  /** Addressees in all. */
  readonly total: number
  /** Organisations among them: they are paged. */
  readonly organisations: number
  /** Organisations that have much on their hands already. */
  readonly busy: number
  /** Schools where nobody could open the assignment yet: how many, and the first of them by name. */
  readonly headless: { readonly count: number; readonly names: readonly string[] }
  readonly page: number
  readonly perPage: number
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
  sheet,
  at,
  t,
}: {
  readonly sheet: LoadSheet
  /** Address of the page. */
  readonly at: string
  readonly t: DirectiveText
}) => (
  <>
    <Table
      caption={t.addressees.title}
      captionHidden
      stackable
      rows={sheet.lines}
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
    <Pager
      page={sheet.page}
      perPage={sheet.perPage}
      total={sheet.organisations}
      href={(page) => `${at}?page=${page}`}
    />
  </>
)
