import { ROLES } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Filter, Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { LETTERS_AT_ONCE } from '../domain/input.ts'
import { fullName } from '../domain/names.ts'
import { PEOPLE_PER_PAGE } from '../domain/paging.ts'
import type { ListedPerson, PeopleFilter } from '../queries/list.ts'
import type { NodeOption } from '../queries/subject.ts'
import { headsText } from '../text/heads.ts'
import { type PeopleText, peopleText } from '../text.ts'
import { nodeChoices } from './person-parts.tsx'
import type { FormPageProps } from './shell.tsx'

export type PeoplePageProps = Pick<FormPageProps, 'problems' | 'lang' | 'commandKey'> & {
  readonly people: readonly ListedPerson[]
  readonly filter: PeopleFilter
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>
  readonly nodes: readonly NodeOption[]
  readonly mayAdd: boolean
  readonly mayAddHeads: boolean
  readonly zone: string
  /** Ticks of a form that came back. */
  readonly ticked: readonly string[]
  /** A page of printed letters was opened again. */
  readonly lettersGone: boolean
}

const addressWith = (query: Readonly<Record<string, string>>, page: number): string =>
  `/people?${new URLSearchParams({ ...query, page: String(page) })}`

const filtersOf = ({ query, nodes, lang }: PeoplePageProps): readonly Filter[] => {
  const roleName = useRoles()
  const t = peopleText[lang].people
  const where: Filter = {
    kind: 'select',
    name: 'node',
    label: t.filterNode,
    value: query.node ?? '',
    options: [{ value: '', label: t.anywhere }, ...nodeChoices(nodes)],
  }
  return [
    { kind: 'text', name: 'text', label: t.filterText, value: query.text ?? '' },
    // a head with one school has nothing to choose from
    ...(nodes.length > 1 ? [where] : []),
    {
      kind: 'select',
      name: 'role',
      label: t.filterRole,
      value: query.role ?? '',
      options: [
        { value: '', label: t.anyRole },
        ...ROLES.map((role) => ({ value: role, label: roleName(role) })),
      ],
    },
    {
      kind: 'select',
      name: 'state',
      label: t.filterState,
      value: query.state ?? 'active',
      options: Object.entries(t.states).map(([value, label]) => ({ value, label })),
    },
  ]
}

const activeWords = ({ filter, nodes, lang }: PeoplePageProps): readonly string[] => {
  const t = peopleText[lang].people
  const node = filter.node && nodes.find(({ value }) => value === `${filter.node?.level}:${filter.node?.id}`)
  return [
    filter.text === '' ? '' : `«${filter.text}»`,
    node?.name ?? '',
    filter.role === null ? '' : useRoles()(filter.role),
    filter.state === 'active' ? '' : t.states[filter.state],
  ].filter((words) => words !== '')
}

const signInWords = (person: ListedPerson, t: PeopleText['people'], zone: string): string => {
  if (person.hasAccount) return t.hasAccount
  if (person.invitedAt === null) return t.notInvited
  return t.invited(shortDay(localMoment(toMoment(person.invitedAt), zone).day))
}

const columnsOf = ({ lang, zone }: PeoplePageProps): readonly Column<ListedPerson>[] => {
  const roleName = useRoles()
  const t = peopleText[lang].people
  return [
    {
      key: 'name',
      head: t.name,
      rowHead: true,
      now: true,
      cell: (person) => <Link href={`/people/${person.id}`}>{fullName(person)}</Link>,
    },
    {
      key: 'position',
      head: t.position,
      phone: t.position,
      cell: (person) => person.positions.map(({ title, place }) => `${title}, ${place}`).join('; '),
    },
    {
      key: 'roles',
      head: t.roles,
      phone: t.roles,
      cell: (person) => person.roles.map(({ role, node }) => `${roleName(role)}, ${node}`).join('; '),
    },
    {
      key: 'account',
      head: t.account,
      phone: t.account,
      now: true,
      nowrap: true,
      cell: (person) => signInWords(person, t, zone),
    },
  ]
}

const PeopleTable = (props: PeoplePageProps & { readonly ticks: boolean }) => {
  const t = peopleText[props.lang].people
  return (
    <Table
      caption={t.caption}
      captionHidden
      stackable
      dense
      columns={columnsOf(props)}
      rows={props.people}
      {...(props.ticks
        ? {
            ticking: {
              name: 'people',
              value: (one: ListedPerson) => one.id,
              label: fullName,
              ticked: (one: ListedPerson) => props.ticked.includes(one.id),
            },
          }
        : {})}
    />
  )
}

const Nobody = ({
  isFiltered,
  mayAdd,
  lang,
}: {
  readonly isFiltered: boolean
  readonly mayAdd: boolean
  readonly lang: Language
}) => {
  const t = peopleText[lang].people
  if (isFiltered) return <Empty title={t.emptyFound}>{t.emptyFoundWords}</Empty>
  return (
    <Empty title={t.empty} action={mayAdd ? <ButtonLink href="/people/new">{t.add}</ButtonLink> : undefined}>
      {t.emptyWords}
    </Empty>
  )
}

/**
 * People who have never signed in can be ticked, and their letters printed at once (product, section 4.19); or nobody is
 * ticked and the whole list is printed, whatever page of it is open.
 */
const Letters = (props: PeoplePageProps) => {
  const t = peopleText[props.lang].people
  return (
    <Form action="/people/letters" commandKey={props.commandKey} hidden={props.query}>
      <Stack>
        <p class="small muted">{t.lettersNote}</p>
        <Actions>
          <Button>{t.letters}</Button>
          <Button kind="other" name="whom" value="fresh">
            {t.lettersFresh}
          </Button>
          <Button kind="other" name="whom" value="everybody">
            {t.lettersEverybody}
          </Button>
        </Actions>
        <p class="small muted">{t.lettersLimit(LETTERS_AT_ONCE)}</p>
        <PeopleTable {...props} ticks />
      </Stack>
    </Form>
  )
}

const HeadActions = ({ people, filter, mayAdd, mayAddHeads, lang }: PeoplePageProps) => {
  const t = peopleText[lang].people
  const isMain = people.length > 0 && filter.state !== 'noAccount'
  return (
    <>
      {mayAdd ? (
        <ButtonLink href="/people/new" small kind={isMain ? 'main' : 'other'}>
          {t.add}
        </ButtonLink>
      ) : null}
      {mayAddHeads ? (
        <ButtonLink href="/people/heads" small kind="other">
          {headsText[lang].heads.open}
        </ButtonLink>
      ) : null}
      {mayAdd && filter.state !== 'noAccount' ? (
        <ButtonLink href="/people?state=noAccount" small kind="other">
          {t.toLetters}
        </ButtonLink>
      ) : null}
      <ButtonLink href="/teams" small kind="other">
        {t.teams}
      </ButtonLink>
    </>
  )
}

/** «Люди»: those of a node and below, with filters. */
export const PeoplePage = (props: PeoplePageProps) => {
  const { people, filter, lang, query, mayAdd } = props
  const text = peopleText[lang]
  const t = text.people
  const total = people[0]?.total ?? 0
  const active = activeWords(props)
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={total === 0 ? undefined : t.lead(text.common.people(total))}
        actions={<HeadActions {...props} />}
      />
      <Stack>
        <ErrorSummary problems={props.problems} />
        {props.lettersGone ? (
          <Note kind="need" title={t.lettersGone}>
            <p>{t.lettersGoneWhy}</p>
          </Note>
        ) : null}
        <Filters
          action="/people"
          filters={filtersOf(props)}
          active={active}
          reset="/people"
          keep={{ on: query.on ?? '' }}
        />
        {people.length === 0 ? (
          <Nobody isFiltered={active.length > 0} mayAdd={mayAdd} lang={lang} />
        ) : filter.state === 'noAccount' && mayAdd ? (
          <Letters {...props} />
        ) : (
          <PeopleTable {...props} ticks={false} />
        )}
        <Pager
          page={filter.page}
          perPage={PEOPLE_PER_PAGE}
          total={total}
          href={(page) => addressWith(query, page)}
        />
      </Stack>
    </>
  )
}
