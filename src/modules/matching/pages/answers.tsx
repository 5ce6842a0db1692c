import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { byUrgency, type ConsentRow, isListening } from '../domain/consent.ts'
import type { Matching } from '../domain/types.ts'
import { bare, type ConsentText } from '../text/consent.ts'
import type { Spoken } from './ask.tsx'
import { ConsentTag } from './consent.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

export type AnswersProps = {
  readonly here: Spoken
  readonly matching: Pick<Matching, 'id' | 'title' | 'state' | 'consentUntil'>
  readonly rows: readonly ConsentRow[]
  /** Name and telephone of each school. */
  readonly schools: ReadonlyMap<string, { readonly name: string; readonly phone: string }>
  readonly plans: boolean
  readonly done: string
}

/** Answers of a round in figures, by state. */
export const countsOf = (rows: readonly ConsentRow[], { board }: ConsentText): string => {
  const of = (state: ConsentRow['state']) => rows.filter((row) => row.state === state).length
  return board.counts(of('agreed'), of('objected'), of('waiting'), of('silent'))
}

/** What a school said besides yes or no. */
export const saidWords = (
  row: ConsentRow,
  schools: AnswersProps['schools'],
  { board, channels }: ConsentText,
): string =>
  [
    bare(row.reason),
    row.wishes.length === 0
      ? ''
      : board.wishes(
          row.wishes
            .map((id) => schools.get(id)?.name ?? '')
            .filter(Boolean)
            .join(', '),
        ),
    row.hasRelatives ? board.relatives : '',
    channels[row.channel],
  ]
    .filter(Boolean)
    .join('; ')

const isQuiet = ({ state }: ConsentRow): boolean => state === 'waiting' || state === 'silent'

/** Whom to call, and where what he says is written down. */
const PhoneCell = ({ row, props }: { readonly row: ConsentRow; readonly props: AnswersProps }) => {
  const school = props.schools.get(row.school)
  if (!isQuiet(row)) return null
  return (
    <>
      <span class="nb">{school?.phone ?? ''}</span>{' '}
      {props.plans && isListening(props.matching.state) ? (
        <Link href={`/consent/${row.assignment}`} hidden={school?.name ?? ''}>
          {props.here.c.board.record}
        </Link>
      ) : null}
    </>
  )
}

const wordsColumns = (props: AnswersProps): Column<ConsentRow>[] => {
  const { here, schools } = props
  const { board } = here.c
  return [
    {
      key: 'words',
      head: board.words,
      phone: board.words,
      cell: (row) => {
        const words = saidWords(row, schools, here.c)
        return words === '' ? '' : <span lang="ru">{words}</span>
      },
    },
    {
      key: 'phone',
      head: board.phone,
      phone: board.phone,
      cell: (row) => <PhoneCell row={row} props={props} />,
    },
  ]
}

const columnsOf = (props: AnswersProps): Column<ConsentRow>[] => {
  const { here, schools } = props
  const { board, sides } = here.c
  return [
    {
      key: 'school',
      head: board.school,
      rowHead: true,
      cell: (row) => (
        <>
          <Link href={`/consent/${row.assignment}`}>
            <span lang="ru">{schools.get(row.school)?.name ?? ''}</span>
          </Link>{' '}
          <span class="by">{sides[row.side]}</span>
        </>
      ),
    },
    {
      key: 'partner',
      head: board.partner,
      phone: board.partner,
      cell: (row) => (
        <span lang="ru">{row.subject === '' ? row.partnerName : `${row.partnerName} (${row.subject})`}</span>
      ),
    },
    {
      key: 'state',
      head: board.state,
      nowrap: true,
      cell: (row) => <ConsentTag state={row.state} c={here.c} />,
    },
    ...wordsColumns(props),
  ]
}

const Buttons = ({ here, matching, rows, plans }: AnswersProps) => {
  const { board } = here.c
  const own = `${SECTION}/${matching.id}`
  if (!plans) return null
  const isOn = matching.state === 'consent'
  return (
    <>
      {matching.state === 'deciding' || matching.state === 'published' ? (
        <ButtonLink href={`${own}/rulings`} small>
          {here.c.rulings.open}
        </ButtonLink>
      ) : null}
      {isOn && rows.some(({ state }) => state === 'waiting') ? (
        <PostButton action={`${own}/remind`} commandKey={here.commandKey} small>
          {board.remind}
        </PostButton>
      ) : null}
      {isOn ? (
        <PostButton action={`${own}/decide`} commandKey={here.commandKey} small kind="other">
          {board.close}
        </PostButton>
      ) : null}
      {isOn || matching.state === 'deciding' ? (
        <ButtonLink href={`${own}/replan`} small kind="other">
          {board.replan}
        </ButtonLink>
      ) : null}
    </>
  )
}

/** Objections first, one school after another. */
const inOrder = (rows: readonly ConsentRow[], schools: AnswersProps['schools']): ConsentRow[] => {
  const nameOf = ({ school }: ConsentRow): string => schools.get(school)?.name ?? ''
  return [...rows].sort((a, b) => byUrgency(a, b) || nameOf(a).localeCompare(nameOf(b), 'ru'))
}

/** Answers by state, objections first; telephones of those who keep silent. */
export const AnswersPage = (props: AnswersProps) => {
  const { here, matching, rows, schools, done } = props
  const { board } = here.c
  const said = Object.entries(board.done).find(([name]) => name === done)?.[1]
  const counts = countsOf(rows, here.c)
  return (
    <>
      <SpreadHead
        title={board.title}
        lead={
          matching.state === 'consent' && matching.consentUntil !== null
            ? `${counts} ${board.closeWhy(matching.consentUntil)}`
            : counts
        }
        crumbs={matchingCrumbs(here, matching, { label: board.title })}
        actions={<Buttons {...props} />}
      />
      {said === undefined ? null : <Note kind="done" title={said} />}
      <Table
        caption={board.title}
        captionHidden
        stackable
        rows={inOrder(rows, schools)}
        columns={columnsOf(props)}
        empty={<Empty title={board.nobody}>{board.nobodyWhy}</Empty>}
      />
    </>
  )
}
