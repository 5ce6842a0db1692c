import type { Role } from '../../kernel/access.ts'
import type { Day } from '../../kernel/day.ts'
import { number, shortDay } from '../../kernel/format.ts'
import { type Moment, moment } from '../../platform/clock.ts'
import { one, sql, type Tx } from '../../platform/database/query.ts'
import { page, type Route } from '../../platform/http/visit.ts'
import type { Language, Scope } from '../../platform/scope/scope.ts'
import { Section, SpreadHead, Stack, Two } from '../../ui/layout.tsx'
import { Link } from '../../ui/link.tsx'
import { SummaryList } from '../../ui/lists.tsx'
import { Note } from '../../ui/note.tsx'
import { rolesIn } from '../../ui/roles.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { mainText } from '../text.ts'
import { upkeepFaults } from '../upkeep.ts'

/** As many as the database gives (0028). */
const KEEPERS_SHOWN = 300

type Region = {
  readonly name: string
  readonly municipalities: number
  readonly organisations: number
  readonly people: number
}
type Keeper = { readonly role: Role; readonly node: string; readonly person: string; readonly from: Day }
type JobCount = { readonly job: string; readonly state: string; readonly count: number }
type Facts = {
  readonly regions: readonly Region[]
  readonly keepers: readonly Keeper[]
  readonly mail: {
    readonly waiting: number
    readonly late: number
    readonly refused: number
    readonly sent: number
  }
  readonly jobs: readonly JobCount[]
  /** The last year whose moved days off are known. */
  readonly calendar: number
}

type Words = (typeof mainText)['ru' | 'en']['installation']

/** True for the keeper of the whole installation, who belongs to no region. */
const keepsInstallation = (scope: Scope): boolean =>
  scope.roles.some(({ role, level }) => role === 'administrator' && level === 'installation')

/** Null for anybody else: the database asks the same question (0028). */
const factsOf = async (tx: Tx, at: Moment): Promise<Facts | null> =>
  (
    await one(
      tx,
      sql<{
        facts: Facts | null
      }>`select installation_facts(${at}::timestamptz, ${tx.scope.today}::date) as facts`,
    )
  ).facts

/** Regions without a coordinator or administrator of their own; nothing is said when the list of keepers is cut. */
const unkeptOf = ({ regions, keepers }: Facts): string[] =>
  keepers.length >= KEEPERS_SHOWN
    ? []
    : regions
        .map(({ name }) => name)
        .filter((name) => !keepers.some(({ node, role }) => node === name && role !== 'municipalCoordinator'))

const Findings = ({
  facts,
  today,
  words,
}: {
  readonly facts: Facts
  readonly today: Day
  readonly words: Words
}) => {
  const findings = upkeepFaults({ ...facts, unkept: unkeptOf(facts) }, today, words.findings)
  return (
    <Stack>
      {findings.length === 0 ? <Note kind="done" title={words.allWell} /> : null}
      {findings.map(({ what, todo }) => (
        <Note kind="need" title={what}>
          <p>{todo}</p>
        </Note>
      ))}
      <p class="small muted">{words.doctor}</p>
    </Stack>
  )
}

const regionColumns = (words: Words, lang: Language): readonly Column<Region>[] => {
  const figure = (key: 'municipalities' | 'organisations' | 'people'): Column<Region> => ({
    key,
    head: words[key],
    phone: words[key],
    num: true,
    cell: (region) => number(region[key], lang),
  })
  return [
    { key: 'name', head: words.region, rowHead: true, cell: ({ name }) => <span lang="ru">{name}</span> },
    figure('municipalities'),
    figure('organisations'),
    figure('people'),
  ]
}

const keeperColumns = (words: Words, lang: Language): readonly Column<Keeper>[] => [
  { key: 'person', head: words.person, rowHead: true, cell: ({ person }) => <span lang="ru">{person}</span> },
  { key: 'role', head: words.role, phone: words.role, cell: ({ role }) => rolesIn(lang)(role) },
  {
    key: 'node',
    head: words.node,
    phone: words.node,
    cell: ({ node }) => (node === '' ? words.whole : <span lang="ru">{node}</span>),
  },
  { key: 'from', head: words.from, phone: words.from, nowrap: true, cell: ({ from }) => shortDay(from) },
]

const jobColumns = (words: Words): readonly Column<JobCount>[] => {
  const states: Readonly<Record<string, string>> = words.jobStates
  return [
    { key: 'job', head: words.job, rowHead: true, cell: ({ job }) => job },
    { key: 'state', head: words.state, phone: words.state, cell: ({ state }) => states[state] ?? state },
    { key: 'count', head: words.count, phone: words.count, num: true, cell: ({ count }) => count },
  ]
}

const Working = ({ facts, words }: { readonly facts: Facts; readonly words: Words }) => (
  <>
    <Section title={words.mail}>
      <SummaryList
        lines={(['waiting', 'sent', 'refused'] as const).map((key) => ({
          label: words.mailStates[key],
          value: facts.mail[key],
        }))}
      />
    </Section>
    <Section title={words.jobs} after>
      {facts.jobs.length === 0 ? (
        <p class="muted">{words.noJobs}</p>
      ) : (
        <Table caption={words.jobs} captionHidden stackable rows={facts.jobs} columns={jobColumns(words)} />
      )}
    </Section>
  </>
)

type ShownProps = { readonly facts: Facts; readonly today: Day; readonly lang: Language }

const Shown = ({ facts, today, lang }: ShownProps) => {
  const words = mainText[lang].installation
  return (
    <>
      <SpreadHead title={words.title} lead={words.lead} />
      <Findings facts={facts} today={today} words={words} />
      <Section title={words.regions} after>
        <Table
          caption={words.regions}
          captionHidden
          stackable
          rows={facts.regions}
          columns={regionColumns(words, lang)}
        />
      </Section>
      <Two after>
        <Section title={words.keepers}>
          <Table
            caption={words.keepers}
            captionHidden
            stackable
            rows={facts.keepers}
            columns={keeperColumns(words, lang)}
          />
        </Section>
        <div>
          <Working facts={facts} words={words} />
          <Section title={words.settings} after>
            <p>
              <Link href="/calendar">{words.calendarLink(facts.calendar)}</Link>
            </p>
          </Section>
        </div>
      </Two>
    </>
  )
}

/** «Установка»: how the program itself is; of people only who holds which office, of papers nothing. */
const installation = page('/installation', ['administrator'], async (visit) => {
  const facts = keepsInstallation(visit.scope) ? await factsOf(visit.tx, moment()) : null
  if (facts === null) return { kind: 'notFound' }
  return visit.page(
    { title: mainText[visit.lang].installation.title, section: '/installation', wide: true },
    <Shown facts={facts} today={visit.scope.today} lang={visit.lang} />,
  )
})

export const installationRoutes: readonly Route[] = [installation]
