import { shortDay, timeLeft } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { RoundLine } from '../queries/round.ts'
import { roundName } from '../text.ts'
import { DeficitTabs, type Here, RoundTag } from './shell.tsx'

const columns = ({ t, lang, today }: Here): Column<RoundLine>[] => [
  {
    key: 'round',
    head: t.round.name,
    rowHead: true,
    cell: (line) => (
      <>
        <Link href={`/deficits/rounds/${line.id}`}>{roundName(line.quarterOn, lang)}</Link>
        <br />
        <span class="muted small" lang="ru">
          {line.programme}
        </span>
      </>
    ),
  },
  {
    key: 'due',
    head: t.round.due,
    phone: t.round.due,
    cell: (line) => (
      <>
        {shortDay(line.dueOn)}{' '}
        {line.state === 'open' ? <span class="muted small">{timeLeft(line.dueOn, today, lang)}</span> : null}
      </>
    ),
  },
  {
    key: 'state',
    head: t.round.state,
    phone: t.round.state,
    cell: (line) => <RoundTag state={line.state} t={t} />,
  },
  {
    key: 'sent',
    head: t.round.submitted,
    phone: t.round.submitted,
    num: true,
    cell: (line) => t.ofAll(line.submitted, line.expected),
  },
  { key: 'late', head: t.round.late, phone: t.round.late, num: true, cell: (line) => line.late },
]

/** Rounds of the municipality with how complete each is. */
export const RoundsPage = ({
  here,
  lines,
}: {
  readonly here: Here
  readonly lines: readonly RoundLine[]
}) => {
  const { t } = here
  const plan = (
    <ButtonLink
      href="/deficits/rounds/new"
      kind={lines.length === 0 ? 'main' : 'other'}
      small={lines.length > 0}
    >
      {t.round.plan}
    </ButtonLink>
  )
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <Link href="/deficits/old">{t.old.title}</Link>
            {lines.length === 0 ? null : plan}
          </>
        }
      />
      <DeficitTabs current="rounds" t={t} />
      <Table
        caption={t.round.list}
        captionHidden
        stackable
        columns={columns(here)}
        rows={lines}
        empty={
          <Empty title={t.round.none} action={plan}>
            {t.round.noneWhy}
          </Empty>
        }
      />
    </>
  )
}
