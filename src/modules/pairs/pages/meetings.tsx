import { addDays, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField, NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Figures } from '../../../ui/lists.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { MEETING_FORMS } from '../domain/contracts/types.ts'
import type { Summary } from '../domain/meetings.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import type { MeetingLine } from '../queries/meetings.ts'
import type { PairGoal } from '../queries/pair.ts'
import { CONTRACTS, type ContractHere } from './contract-shell.tsx'
import type { OfPair } from './pair-form.tsx'
import { PairForm } from './pair-form.tsx'
import { SECTION } from './shell.tsx'

const Result = ({ row, here }: { readonly row: MeetingLine; readonly here: ContractHere }) => (
  <>
    <Prose text={row.result} />
    {row.goal === null ? null : <span class="by"> {row.goal}</span>}
    {row.struck === null ? null : <span class="need"> {here.c.meetings.struck(row.struck)}</span>}
  </>
)

const columnsOf = (here: ContractHere): Column<MeetingLine>[] => {
  const { m } = { m: here.c.meetings }
  return [
    { key: 'on', head: m.on, rowHead: true, nowrap: true, cell: (row) => shortDay(row.on) },
    { key: 'form', head: m.form, cell: (row) => m.forms[row.form] },
    { key: 'theme', head: m.theme, phone: m.theme, cell: (row) => <span lang="ru">{row.theme}</span> },
    { key: 'hours', head: m.hours, phone: m.hours, num: true, cell: (row) => row.hours },
    { key: 'who', head: m.who, phone: m.who, cell: (row) => <span lang="ru">{row.who}</span> },
    { key: 'people', head: m.people, phone: m.people, num: true, cell: (row) => row.people },
    { key: 'result', head: m.result, phone: m.result, cell: (row) => <Result row={row} here={here} /> },
    {
      key: 'contract',
      nowrap: true,
      head: m.contract,
      phone: m.contract,
      cell: (row) =>
        row.contract === null ? (
          <span class="need">{m.noContract}</span>
        ) : (
          <Link href={`${CONTRACTS}/${row.contract}`}>{`№ ${row.contractNumber ?? ''}`}</Link>
        ),
    },
  ]
}

const SHOWN = 12

export type MeetingsProps = {
  readonly here: ContractHere
  readonly pair: Pair
  readonly meetings: readonly MeetingLine[]
  /** Whose lines this person may strike out. */
  readonly mayStrike: (line: MeetingLine) => boolean
}

/** On the card of a pair: the latest meetings, and the summary of the half-year. */
export const MeetingsOfPair = ({ here, pair, meetings, mayStrike }: MeetingsProps) => {
  const { c } = here
  const strike: Column<MeetingLine> = {
    key: 'strike',
    head: <span class="vh">{c.meetings.strike}</span>,
    cell: (row) =>
      row.struck === null && mayStrike(row) ? (
        <Link href={`${SECTION}/${pair.id}/meetings/${row.id}`} hidden={shortDay(row.on)}>
          {c.meetings.strike}
        </Link>
      ) : (
        <span />
      ),
  }
  return (
    <Section title={c.meetings.title} after id="meetings">
      <Table
        caption={c.meetings.title}
        captionHidden
        stackable
        rows={meetings.slice(0, SHOWN)}
        columns={[...columnsOf(here), ...(meetings.some(mayStrike) ? [strike] : [])]}
        empty={<p class="muted">{c.meetings.none}</p>}
      />
      <p class="go">
        {meetings.length === 0 ? null : (
          <Link href={`${SECTION}/${pair.id}/summary`}>{c.meetings.summary}</Link>
        )}
      </p>
    </Section>
  )
}

type LogProps = OfPair & {
  readonly here: ContractHere
  readonly speaks: readonly PairSchool[]
  readonly goals: readonly SelectOption[]
}

const only = (name: string, schools: readonly PairSchool[]): Readonly<Record<string, string>> =>
  schools.length === 1 ? { [name]: schools[0]?.organisation ?? '' } : {}

const options = (schools: readonly PairSchool[]): SelectOption[] =>
  schools.map((school) => ({ value: school.organisation, label: school.name }))

/** A consultation: what is known is filled in, the rest takes a minute. */
export const LogPage = ({ here, speaks, goals, ...props }: LogProps) => {
  const { m } = { m: here.c.meetings }
  const curated = props.pair.schools.filter(({ side }) => side === 'curated')
  return (
    <PairForm
      {...props}
      here={here}
      title={m.formTitle}
      lead={m.formLead}
      path="meetings/new"
      save={m.save}
      hidden={{ ...only('school', speaks), ...only('curated', curated) }}
      fields={(form) => (
        <>
          {speaks.length === 1 ? null : (
            <SelectField {...form.text('school')} label={m.school} options={options(speaks)} />
          )}
          {curated.length === 1 ? null : (
            <SelectField {...form.text('curated')} label={m.curated} options={options(curated)} />
          )}
          <DateField {...form.text('on')} label={m.on} />
          <SelectField
            {...form.text('form')}
            label={m.form}
            options={MEETING_FORMS.map((value) => ({ value, label: m.forms[value] }))}
          />
          <TextField {...form.text('theme')} label={m.theme} />
          <NumberField {...form.text('hours')} label={m.hours} decimal />
          <TextField {...form.text('who')} label={m.who} />
          <NumberField {...form.text('people')} label={m.people} optional />
          <TextArea {...form.text('result')} label={m.result} rows={3} optional />
          <SelectField {...form.text('goal')} label={m.goal} options={goals} blank={m.noGoal} optional />
        </>
      )}
    />
  )
}

export const StrikePage = ({
  here,
  meeting,
  ...props
}: OfPair & { readonly here: ContractHere; readonly meeting: MeetingLine }) => (
  <PairForm
    {...props}
    here={here}
    title={here.c.meetings.strikeTitle}
    lead={
      <>
        {shortDay(meeting.on)}, <span lang="ru">{meeting.theme}</span>. {here.c.meetings.strikeLead}
      </>
    }
    path={`meetings/${meeting.id}`}
    save={here.c.meetings.strike}
    fields={(form) => <TextField {...form.text('reason')} label={here.c.meetings.reason} />}
  />
)

export type SummaryProps = {
  readonly here: ContractHere
  readonly pair: Pair
  readonly span: { readonly from: Day; readonly until: Day }
  readonly summary: Summary
  readonly meetings: readonly MeetingLine[]
  readonly goals: readonly PairGoal[]
}

const Head = ({ here, pair, span }: SummaryProps) => {
  const { c } = here
  return (
    <>
      <p class="noprint">
        <Link href={`${SECTION}/${pair.id}`}>{c.summary.back}</Link>{' '}
        <Link href={`${SECTION}/${pair.id}/summary?on=${addDays(span.from, -1)}`}>{c.summary.before}</Link>{' '}
        {span.until > here.today ? null : (
          <Link href={`${SECTION}/${pair.id}/summary?on=${span.until}`}>{c.summary.after}</Link>
        )}
      </p>
      <h1 class="paper-title">{c.summary.title}</h1>
      <p class="paper-owner" lang="ru">
        {pair.title}
      </p>
      <p>{c.summary.of(span.from, addDays(span.until, -1))}</p>
    </>
  )
}

const GoalList = ({ here, goals }: Pick<SummaryProps, 'here' | 'goals'>) => (
  <Section title={here.c.summary.goals} after>
    <ul class="rows" lang="ru">
      {goals.map((goal) => (
        <li>
          {goal.text}{' '}
          <span class="by" lang={here.lang}>
            {here.t.card.goalStates[goal.state]}
          </span>{' '}
          <Prose text={goal.outcome} />
        </li>
      ))}
    </ul>
  </Section>
)

/** The half-year of a pair from its record: figures, kinds, goals, lines, places for signatures. */
export const SummaryPage = (props: SummaryProps) => {
  const { here, summary, meetings, goals } = props
  const { c } = here
  return (
    <>
      <Head {...props} />
      <Figures
        figures={[
          { value: summary.meetings, label: c.summary.meetings },
          { value: summary.hours, label: c.summary.hours },
          { value: summary.people, label: c.summary.people },
        ]}
      />
      <Section title={c.summary.byForm} after>
        <ul class="rows">
          {summary.forms.map((line) => (
            <li>
              {c.meetings.forms[line.form]}: {c.summary.count(line.meetings)},{' '}
              {c.meetings.hoursOf(line.hours)}
            </li>
          ))}
        </ul>
      </Section>
      <GoalList here={here} goals={goals} />
      <Section title={c.summary.list} after>
        <Table
          caption={c.summary.list}
          captionHidden
          dense
          stackable
          rows={meetings}
          columns={columnsOf(here)}
          empty={<p class="muted">{c.summary.none}</p>}
        />
      </Section>
      <Section title={c.summary.signs} after>
        <p>{c.summary.mentor} ______________________</p>
        <p>{c.summary.curated} ______________________</p>
      </Section>
    </>
  )
}
