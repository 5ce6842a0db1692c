import type { NodeLevel } from '../../kernel/access.ts'
import type { Language, Scope } from '../../platform/scope/scope.ts'
import { MarginHead, Stack, WithMargin } from '../../ui/layout.tsx'
import { Link } from '../../ui/link.tsx'
import { ownSections, type SectionName } from '../sections.ts'
import { helpText } from '../text/help.ts'
import { mainText } from '../text.ts'

type Topics = (typeof helpText)['ru']['topics']
type Group = keyof Topics

/** At which node a person who needs the topic works. */
type Readers = 'everybody' | readonly NodeLevel[]

const SCHOOL = ['organisation'] as const
const DISTRICT = ['municipality'] as const
const REGION = ['region'] as const
const ABOVE = ['municipality', 'region'] as const

const READERS: { readonly [G in Group]: Readonly<Record<keyof Topics[G], Readers>> } = {
  assignments: {
    today: 'everybody',
    answer: 'everybody',
    form: SCHOOL,
    later: SCHOOL,
    hand: SCHOOL,
    judge: ABOVE,
    move: ABOVE,
    forSchool: DISTRICT,
    late: ABOVE,
  },
  news: { letters: 'everybody' },
  school: { card: SCHOOL },
  deficits: {
    send: SCHOOL,
    unsure: SCHOOL,
    offline: SCHOOL,
    closed: SCHOOL,
    filled: SCHOOL,
    plan: DISTRICT,
    forSchool: DISTRICT,
    map: DISTRICT,
    route: DISTRICT,
    all: REGION,
  },
  directives: { sendOut: ABOVE, write: ABOVE, incoming: DISTRICT, read: SCHOOL },
  roadmaps: { row: SCHOOL, host: SCHOOL, edit: ABOVE, hosts: ABOVE, year: ABOVE },
  programmes: { schools: DISTRICT, passport: DISTRICT, reports: REGION },
  pairs: {
    agree: SCHOOL,
    consent: SCHOOL,
    sign: SCHOOL,
    meeting: SCHOOL,
    plan: SCHOOL,
    propose: ABOVE,
    send: ABOVE,
    agreePlan: ABOVE,
  },
  matching: { begin: ABOVE, why: ABOVE, answers: ABOVE, midYear: ABOVE },
  offers: { say: SCHOOL },
  collections: { ask: ABOVE },
  people: { add: 'everybody', leave: 'everybody' },
  everywhere: {
    broken: 'everybody',
    link: 'everybody',
    search: 'everybody',
    question: 'everybody',
    keyboard: 'everybody',
    date: 'everybody',
  },
}

const isGroup = (name: string): name is Group => name in READERS
const GROUPS = Object.keys(READERS).filter(isGroup)

/** Where Help speaks of a section. */
export const helpAnchor = (section: SectionName | undefined): string =>
  section !== undefined && isGroup(section) ? `#${section}` : ''

type Shown = {
  readonly id: string
  readonly title: string
  readonly href: string | undefined
  readonly topics: readonly { readonly title: string; readonly text: string }[]
}

/** Of the sections that a person has, what is done at his node; who has no node (a guest, a one-time link) gets everything. */
const shownTo = (scope: Scope, lang: Language, whole: boolean): Shown[] => {
  const own = new Map(ownSections(scope).map(({ name, href }) => [name as string, href]))
  const levels = scope.roles.map(({ level }) => level)
  const needs = (readers: Readers): boolean =>
    whole || readers === 'everybody' || readers.some((level) => levels.includes(level))
  const words = helpText[lang]
  return GROUPS.filter((group) => whole || group === 'everywhere' || own.has(group))
    .map((group) => {
      const readers: Readonly<Record<string, Readers>> = READERS[group]
      return {
        id: group,
        title: group === 'everywhere' ? words.everywhere : mainText[lang].sections[group],
        href: own.get(group),
        topics: Object.entries(words.topics[group])
          .filter(([name]) => needs(readers[name] ?? []))
          .map(([, topic]) => topic),
      }
    })
    .filter(({ topics }) => topics.length > 0)
}

type HelpProps = { readonly scope: Scope; readonly lang: Language; readonly whole: boolean }

/** What to press and where, by task: first of all for whoever asks. */
export const Help = ({ scope, lang, whole }: HelpProps) => {
  const words = helpText[lang]
  const isStranger = scope.roles.length === 0
  const shown = shownTo(scope, lang, whole || isStranger)
  return (
    <>
      <MarginHead title={words.title} lead={words.lead} />
      <WithMargin>
        <nav class="row noprint" aria-label={words.contents}>
          {shown.map(({ id, title }) => (
            <a href={`#${id}`}>{title}</a>
          ))}
        </nav>
      </WithMargin>
      {shown.map(({ id, title, href, topics }) => (
        <WithMargin
          id={id}
          sideTitle={title}
          side={
            href === undefined ? undefined : (
              <span class="noprint">
                <Link href={href} hidden={title}>
                  {words.open}
                </Link>
              </span>
            )
          }
          after
        >
          <Stack>
            {topics.map((topic) => (
              <section>
                <h3>{topic.title}</h3>
                <p class="read">{topic.text}</p>
              </section>
            ))}
          </Stack>
        </WithMargin>
      ))}
      {isStranger ? null : (
        <WithMargin after>
          <p class="noprint">
            <Link href={whole ? '/help' : '/help?all=yes'}>{whole ? words.own : words.everything}</Link>
          </p>
        </WithMargin>
      )}
    </>
  )
}
