import { percent } from '../../../kernel/format.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Actions, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { saidOf } from '../domain/checks.ts'
import {
  doubledOf,
  type Held,
  type Looked,
  plain,
  unboundOf,
  undecidedFirst,
  unruled,
} from '../domain/rulings.ts'
import type { Matching } from '../domain/types.ts'
import type { Board } from '../queries/rulings.ts'
import type { ConsentText } from '../text/consent.ts'
import type { Spoken } from './ask.tsx'
import { ChangedSince, stopWords } from './changed-since.tsx'
import { ConsentTag } from './consent.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

export type RulingsProps = {
  readonly here: Spoken
  readonly matching: Pick<Matching, 'id' | 'title' | 'state'>
  readonly board: Board
  /** Schools that another pair leads in the same days. */
  readonly held: readonly Held[]
  readonly draft: { readonly id: string; readonly state: string } | null
  /** Rules on pairs, draws up the act. */
  readonly rules: boolean
  readonly done: string
}

/** What was ruled and why; without a reason the word alone. */
export const rulingTag = ({ ruling }: Looked, { rulings }: ConsentText) =>
  ruling === null ? (
    <Tag state="assigned">{rulings.states.none}</Tag>
  ) : (
    <>
      <Tag state={ruling.ruling === 'confirmed' ? 'accepted' : 'declined'}>
        {rulings.states[ruling.ruling]}
      </Tag>
      {ruling.reason === '' ? null : (
        <p class="by" lang="ru">
          {ruling.reason}
        </p>
      )}
    </>
  )

const Stops = ({ looked, c }: { readonly looked: Looked; readonly c: ConsentText }) =>
  looked.stops.length + looked.lifted.length === 0 ? (
    <span class="muted">{c.rulings.fine}</span>
  ) : (
    <ul class="rows">
      {looked.stops.map((stop) => (
        <li>
          <Tag state="need">{stopWords(stop, c)}</Tag>
        </li>
      ))}
      {looked.lifted.map((stop) => (
        <li class="muted">{c.rulings.lifted(stopWords(stop, c), stop.reason)}</li>
      ))}
    </ul>
  )

const Said = ({
  looked,
  board,
  c,
}: {
  readonly looked: Looked
  readonly board: Board
  readonly c: ConsentText
}) => (
  <ul class="rows">
    {saidOf(board.consents, looked.line).map((row) => (
      <li>
        {c.sides[row.side]}: <ConsentTag state={row.state} c={c} />{' '}
        <span class="by" lang="ru">
          {row.reason}
        </span>
      </li>
    ))}
  </ul>
)

const pairColumns = ({ here, matching }: RulingsProps): Column<Looked>[] => {
  const { rulings, kinds } = here.c
  return [
    {
      key: 'mentee',
      head: rulings.mentee,
      rowHead: true,
      cell: ({ line }) => (
        <Link href={`${SECTION}/${matching.id}/rulings/${line.id}`}>
          <span lang="ru">{line.menteeName}</span>
        </Link>
      ),
    },
    {
      key: 'mentor',
      head: rulings.mentor,
      phone: rulings.mentor,
      cell: ({ line }) => (
        <>
          <span lang="ru">{line.mentorName}</span>{' '}
          <span class="by">
            {kinds[line.kind]} <span lang="ru">{line.subject}</span>
          </span>
        </>
      ),
    },
    {
      key: 'coverage',
      head: rulings.coverage,
      phone: rulings.coverage,
      num: true,
      cell: ({ line }) => percent(line.coverage, here.lang),
    },
  ]
}

const columnsOf = (props: RulingsProps): Column<Looked>[] => {
  const { here, board } = props
  const { rulings } = here.c
  return [
    ...pairColumns(props),
    {
      key: 'said',
      head: rulings.answers,
      phone: rulings.answers,
      cell: (looked) => <Said looked={looked} board={board} c={here.c} />,
    },
    {
      key: 'checks',
      head: rulings.checks,
      phone: rulings.checks,
      cell: (looked) => <Stops looked={looked} c={here.c} />,
    },
    { key: 'ruling', head: rulings.ruling, cell: (looked) => rulingTag(looked, here.c) },
  ]
}

const Draft = ({ here, draft, matching }: Pick<RulingsProps, 'here' | 'draft' | 'matching'>) => {
  const { rulings } = here.c
  if (draft === null) return null
  return matching.state === 'published' ? (
    <p>
      <Link href={`/directives/${draft.id}`}>{rulings.toDraft}</Link>
    </p>
  ) : (
    <Note kind="info" title={rulings.draft}>
      {rulings.draftWhy} <Link href={`/directives/${draft.id}`}>{rulings.toDraft}</Link>
    </Note>
  )
}

const Buttons = ({ here, matching, board, draft, rules }: RulingsProps) => {
  const { rulings } = here.c
  if (!rules || matching.state !== 'deciding' || draft !== null) return null
  const waiting = plain(board.looked).length
  const left = unruled(board.looked).length
  return (
    <>
      {left === 0 ? null : <p>{rulings.left(left)}</p>}
      <Actions>
        {waiting > 0 ? (
          <PostButton action={`${SECTION}/${matching.id}/confirm-plain`} commandKey={here.commandKey} small>
            {rulings.bulk(waiting)}
          </PostButton>
        ) : null}
        {left === 0 ? (
          <ButtonLink href={`${SECTION}/${matching.id}/publish`}>{rulings.publish}</ButtonLink>
        ) : null}
        <ButtonLink href={`${SECTION}/${matching.id}/replan`} small kind="other">
          {here.c.board.replan}
        </ButtonLink>
      </Actions>
    </>
  )
}

const Unbound = ({ here, board, matching }: Pick<RulingsProps, 'here' | 'board' | 'matching'>) => {
  const { rulings } = here.c
  const isRuled = board.looked.every(({ ruling }) => ruling !== null)
  const left = isRuled ? unboundOf(board.lines, board.looked) : []
  if (left.length === 0) return null
  return (
    <Section
      title={rulings.unbound}
      note={matching.state === 'deciding' ? rulings.unboundWhy : undefined}
      after
    >
      <Rows
        rows={left.map(({ name, reason }) => ({
          children: (
            <span lang="ru">
              {name} <span class="by">{reason || rulings.noReason}</span>
            </span>
          ),
        }))}
      />
    </Section>
  )
}

export const rulingCounts = ({ looked }: Board, { rulings }: ConsentText): string => {
  const of = (ruling: 'confirmed' | 'refused') =>
    looked.filter((each) => each.ruling?.ruling === ruling).length
  const stopped = looked.filter((each) => each.stops.length > 0 && each.ruling?.ruling !== 'refused').length
  return rulings.counts(looked.length, of('confirmed'), of('refused'), stopped)
}

/** A school of a network or of another pair: without a decision about it there will be no act. */
const Doubled = ({ here, board, held, matching }: RulingsProps) => {
  const doubled = matching.state === 'deciding' ? doubledOf(board.looked, held) : []
  if (doubled.length === 0) return null
  return (
    <Note kind="need" title={here.c.rulings.doubled}>
      <p lang="ru">{doubled.map(({ name }) => name).join(', ')}</p>
      <p>{here.c.rulings.doubledHow}</p>
    </Note>
  )
}

/** What the committee says of every pair; answers and checks beside. */
export const RulingsPage = (props: RulingsProps) => {
  const { here, matching, board, draft, done } = props
  const { rulings } = here.c
  const said = Object.entries(rulings.done).find(([name]) => name === done)?.[1]
  return (
    <>
      <SpreadHead
        title={rulings.title}
        lead={rulingCounts(board, here.c)}
        crumbs={matchingCrumbs(here, matching, { label: rulings.title })}
        actions={
          <ButtonLink href={`${SECTION}/${matching.id}/consent`} small kind="other">
            {here.c.board.open}
          </ButtonLink>
        }
      />
      {said === undefined ? null : <Note kind="done" title={said} />}
      {matching.state === 'consent' ? <p class="muted">{rulings.notYet}</p> : null}
      <Stack after>
        <Draft {...props} />
        <Doubled {...props} />
        {draft === null ? null : <ChangedSince c={here.c} matching={matching} board={board} />}
      </Stack>
      <Buttons {...props} />
      <Table
        caption={rulings.title}
        captionHidden
        stackable
        rows={matching.state === 'deciding' ? undecidedFirst(board.looked) : board.looked}
        columns={columnsOf(props)}
        empty={<Empty title={here.c.board.nobody}>{here.c.board.nobodyWhy}</Empty>}
      />
      <Unbound {...props} />
    </>
  )
}
