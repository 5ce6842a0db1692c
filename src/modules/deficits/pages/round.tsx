import type { Child } from 'hono/jsx'
import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Actions, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Figures } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { completenessOf, STANDINGS, type Standing } from '../domain/rounds.ts'
import type { Round } from '../domain/types.ts'
import type { SheetLine } from '../queries/round.ts'
import { roundName } from '../text.ts'
import { type Here, RoundTag, StandingTag } from './shell.tsx'

export type StandingLine = SheetLine & { readonly standing: Standing }

export type RoundPageProps = {
  readonly here: Here
  readonly round: Round
  readonly lines: readonly StandingLine[]
  readonly standing: string
  readonly expected: number
  /** How loaded those who will be asked are, or what was sent just now. */
  readonly load: Child
  readonly done: string
}

const Facts = ({ here, round }: Pick<RoundPageProps, 'here' | 'round'>) => {
  const { t } = here
  return (
    <p>
      <RoundTag state={round.state} t={t} />{' '}
      {t.round.days(shortDay(round.opensOn), shortDay(round.dueOn), shortDay(round.closesOn))}{' '}
      {round.closedReason === null ? null : (
        <>
          {t.round.why}: <span lang="ru">{round.closedReason}</span>
        </>
      )}
    </p>
  )
}

const Moves = ({ here, round, expected }: Pick<RoundPageProps, 'here' | 'round' | 'expected'>) => {
  const { t, commandKey } = here
  const at = `/deficits/rounds/${round.id}`
  if (round.state === 'planned')
    return (
      <>
        {expected === 0 ? (
          <Note kind="need" title={t.round.nobody}>
            {t.round.nobodyWhy}
          </Note>
        ) : null}
        <Actions>
          {expected === 0 ? null : (
            <PostButton action={`${at}/open`} commandKey={commandKey} version={round.version}>
              {t.round.open(expected)}
            </PostButton>
          )}
          <ButtonLink kind="other" href={`${at}/days`}>
            {t.reschedule.button}
          </ButtonLink>
        </Actions>
      </>
    )
  return (
    <Actions>
      {round.state === 'open' ? (
        <ButtonLink kind="other" href={`${at}/close`}>
          {t.round.close}
        </ButtonLink>
      ) : (
        <ButtonLink kind="other" href={`${at}/reopen`}>
          {t.round.reopen}
        </ButtonLink>
      )}
    </Actions>
  )
}

/** Whom to call, and what can be done for a school that has not handed in. */
const doingColumns = ({ t }: Here, round: Round): Column<StandingLine>[] => [
  {
    key: 'whom',
    head: t.round.whom,
    phone: t.round.whom,
    cell: (line) => (
      <span lang="ru">
        {line.head} <span class="nowrap">{line.phone}</span>
      </span>
    ),
  },
  {
    key: 'do',
    head: <span class="vh">{t.round.action}</span>,
    cell: (line) =>
      line.sentOn !== null || round.state === 'planned' ? null : round.state === 'closed' ? (
        <Link href={`/deficit-sheets/${line.id}/extend`} hidden={line.name}>
          {t.round.letIn}
        </Link>
      ) : (
        <Link href={`/deficit-sheets/${line.id}/fill`} hidden={line.name}>
          {t.round.enterFor}
        </Link>
      ),
  },
]

const columns = (here: Here, round: Round): Column<StandingLine>[] => [
  {
    key: 'school',
    head: here.t.round.school,
    rowHead: true,
    cell: (line) => (
      <span lang="ru">
        <Link href={`/deficit-sheets/${line.id}`}>{line.name}</Link>
      </span>
    ),
  },
  {
    key: 'standing',
    head: here.t.round.standing,
    phone: here.t.round.standing,
    cell: (line) => (
      <>
        <StandingTag standing={line.standing} t={here.t} />{' '}
        {line.extendedUntil === null ? null : (
          <span class="muted small">
            {here.t.round.extended(shortDay(line.extendedUntil))}:{' '}
            <span lang="ru">{line.extendedReason}</span>
          </span>
        )}
        {line.confirmation === 'waiting' ? (
          <span class="muted small"> {here.t.sheet.waitsForSchool}</span>
        ) : null}
      </>
    ),
  },
  {
    key: 'sent',
    head: here.t.round.sentOn,
    phone: here.t.round.sentOn,
    nowrap: true,
    cell: (line) => (line.sentOn === null ? '' : shortDay(line.sentOn)),
  },
  {
    key: 'named',
    head: here.t.round.named,
    phone: here.t.round.named,
    num: true,
    cell: (line) => (line.sentOn === null ? '' : line.named),
  },
  ...doingColumns(here, round),
]

/** Districts of a municipality with how complete each is; nothing where schools are not grouped. */
const Districts = ({ here, lines }: { readonly here: Here; readonly lines: readonly StandingLine[] }) => {
  const names = [...new Set(lines.map(({ district }) => district))]
  if (names.length < 2) return null
  const rows = names.map((name) => ({
    name: name ?? here.t.round.noDistrict,
    ...completenessOf(lines.filter(({ district }) => district === name).map(({ standing }) => standing)),
  }))
  const { t } = here
  return (
    <Section title={t.round.byDistrict} after>
      <Table
        caption={t.round.byDistrict}
        captionHidden
        dense
        rows={rows}
        columns={[
          {
            key: 'name',
            head: t.round.district,
            rowHead: true,
            cell: (row) => <span lang="ru">{row.name}</span>,
          },
          {
            key: 'sent',
            head: t.round.submitted,
            num: true,
            cell: (row) => t.ofAll(row.submitted, row.expected),
          },
          { key: 'late', head: t.round.late, num: true, cell: (row) => row.late },
          { key: 'left', head: t.standings.overdue, num: true, cell: (row) => row.overdue },
        ]}
      />
    </Section>
  )
}

const RoundFigures = ({ here: { t }, round, lines }: Pick<RoundPageProps, 'here' | 'round' | 'lines'>) => {
  const sums = completenessOf(lines.map((line) => line.standing))
  const at = `/deficits/rounds/${round.id}`
  const left = round.state === 'closed' ? ('missed' as const) : ('overdue' as const)
  return (
    <Figures
      figures={[
        { value: t.ofAll(sums.submitted, sums.expected), label: t.round.submittedOf },
        { value: sums.onTime, label: t.standings.onTime, href: `${at}?standing=onTime` },
        { value: sums.late, label: t.standings.late, href: `${at}?standing=late` },
        {
          value: sums.overdue,
          label: t.standings[left],
          href: `${at}?standing=${left}`,
          late: sums.overdue > 0,
        },
      ]}
    />
  )
}

const Schools = ({ here, round, lines, standing }: RoundPageProps) => {
  const { t } = here
  const at = `/deficits/rounds/${round.id}`
  const has = new Set(lines.map((line) => line.standing))
  const options = STANDINGS.filter((each) => has.has(each)).map((value) => ({
    value,
    label: t.standings[value],
  }))
  return (
    <Section title={t.round.schools} after>
      <Filters
        action={at}
        reset={at}
        active={standing === '' ? [] : [t.standings[standing as Standing]]}
        filters={[
          {
            kind: 'select',
            name: 'standing',
            label: t.round.standing,
            value: standing,
            options: [{ value: '', label: t.round.allStandings }, ...options],
          },
        ]}
      />
      <Table
        caption={t.round.schools}
        captionHidden
        stackable
        rows={standing === '' ? lines : lines.filter((line) => line.standing === standing)}
        columns={columns(here, round)}
        empty={<Empty title={t.round.nothing}>{t.round.nothingWhy}</Empty>}
      />
    </Section>
  )
}

/** How complete a round is, school by school, with telephones of those who are late. */
export const RoundPage = (props: RoundPageProps) => {
  const { here, round, lines, expected, done } = props
  const { t, lang } = here
  const title = roundName(round.quarterOn, lang)
  return (
    <>
      <SpreadHead title={title} crumbs={[{ label: t.title, href: '/deficits' }, { label: title }]} />
      {done in t.done ? <Note kind="done" title={t.done[done as keyof typeof t.done]} /> : null}
      <Stack>
        <Facts here={here} round={round} />
        {round.state === 'planned' ? null : <RoundFigures here={here} round={round} lines={lines} />}
        {props.load}
        <Moves here={here} round={round} expected={expected} />
      </Stack>
      {round.state === 'planned' ? null : <Schools {...props} />}
      <Districts here={here} lines={lines} />
    </>
  )
}
