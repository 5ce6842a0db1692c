import { shortDay } from '../../../kernel/format.ts'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Figures } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { UNHELD_PER_PAGE } from '../domain/routing.ts'
import type { Unheld } from '../queries/thread.ts'
import { deficitColumns } from './deficit-columns.tsx'
import { DeficitTabs, type Here } from './shell.tsx'

export type UnheldPageProps = {
  readonly here: Here
  readonly lines: readonly Unheld[]
  readonly hands: string
  readonly page: number
  readonly counts: Readonly<Record<'nobody' | 'proposed' | 'measure' | 'taken', number>>
}

const HANDS = ['nobody', 'proposed', 'measure', 'taken'] as const

const columns = ({ t }: Here): Column<Unheld>[] => [
  ...deficitColumns<Unheld>(t),
  {
    key: 'named',
    head: t.item.namedOn,
    phone: t.item.namedOn,
    nowrap: true,
    cell: (line) => shortDay(line.namedOn),
  },
]

/** Nothing is in no one's hands without being listed as such. */
export const UnheldPage = ({ here, lines, hands, page, counts }: UnheldPageProps) => {
  const { t } = here
  const at = `/deficits/unheld?hands=${hands}`
  return (
    <>
      <SpreadHead title={t.unheld.title} lead={t.unheld.lead} />
      <DeficitTabs current="unheld" t={t} />
      <Figures
        figures={HANDS.map((each) => ({
          value: counts[each],
          label: t.unheld.figures[each],
          href: `/deficits/unheld?hands=${each}`,
          late: each === 'nobody' && counts.nobody > 0,
        }))}
      />
      <Table
        caption={t.unheld.figures[hands as (typeof HANDS)[number]]}
        stackable
        rows={lines}
        empty={<Empty title={t.unheld.none}>{t.unheld.noneWhy}</Empty>}
        columns={columns(here)}
      />
      <Pager
        page={page}
        perPage={UNHELD_PER_PAGE}
        total={lines[0]?.total ?? 0}
        href={(to) => `${at}&page=${to}`}
      />
    </>
  )
}
