import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Actions, MarginHead, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows, Tabs } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { OwnTabs } from '../../../ui/own-tabs.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { type Period, periodName } from '../domain/period.ts'
import type { Happening } from '../domain/types.ts'
import type { ChangedThing } from '../queries/changes.ts'
import { type WatchingText, watchingText } from '../text.ts'

export type Since = {
  readonly period: Period
  /** Since when, in words. */
  readonly words: string
  readonly hasLooked: boolean
  readonly wrong: boolean
  readonly typed: string
}

export type ChangesProps = {
  readonly since: Since
  readonly happenings: readonly Happening[]
  readonly lang: Language
  readonly commandKey: string
  readonly place: string
  readonly printed: string
}

const wordOf = (t: WatchingText, kind: string, what: string): string => t.happened[kind]?.[what] ?? what

/** Questions have a list of their own; everything else opens into the things it counts. */
const hrefOf = ({ kind, what }: Happening, period: Period): string =>
  kind === 'question'
    ? `/questions?list=${what === 'open' ? 'toMe' : 'settled'}`
    : `/changes/of?${new URLSearchParams({ kind, what, since: periodName(period) })}`

const Choice = ({ since, lang }: Pick<ChangesProps, 'since' | 'lang'>) => {
  const t = watchingText[lang].changes
  const { period, hasLooked } = since
  const names = hasLooked ? (['look', 'week'] as const) : (['week'] as const)
  return (
    <div class="noprint">
      {hasLooked || period.kind === 'day' ? (
        <Tabs
          label={t.periodsLabel}
          tabs={names.map((name) => ({
            label: t.periods[name],
            href: `/changes?since=${name}`,
            current: period.kind === name,
          }))}
        />
      ) : null}
      <Filters
        action="/changes"
        filters={[
          {
            kind: 'date',
            name: 'since',
            label: t.day,
            value: period.kind === 'day' || since.wrong ? since.typed : '',
          },
        ]}
        reset="/changes"
        label={t.day}
      />
      {since.wrong ? <Note kind="need" title={t.dayWrong} /> : null}
    </div>
  )
}

const Groups = ({ happenings, since, lang }: Pick<ChangesProps, 'happenings' | 'since' | 'lang'>) => {
  const t = watchingText[lang]
  const kinds = Object.keys(t.happened).filter((kind) => happenings.some((each) => each.kind === kind))
  return (
    <>
      {kinds.map((kind) => (
        <WithMargin sideTitle={t.happened[kind]?.title ?? kind} after>
          <Rows
            rows={happenings
              .filter((each) => each.kind === kind)
              .sort((a, b) => b.things - a.things)
              .map((each) => ({
                children: (
                  <>
                    <Link href={hrefOf(each, since.period)}>{wordOf(t, kind, each.what)}</Link>{' '}
                    <b class="num">{each.things}</b>
                  </>
                ),
              }))}
          />
        </WithMargin>
      ))}
    </>
  )
}

/** «Что изменилось»: counts by kinds of things, each opens into the things themselves. */
export const ChangesPage = ({ since, happenings, lang, commandKey, place, printed }: ChangesProps) => {
  const t = watchingText[lang].changes
  return (
    <>
      <PrintHead organisation={place} title={t.title} printed={printed} source={since.words} />
      <MarginHead title={t.title} lead={t.lead(since.words)} />
      <WithMargin>
        <OwnTabs current="changes" />
        <Choice since={since} lang={lang} />
        {happenings.length === 0 ? <Empty title={t.nothing}>{t.nothingWhy}</Empty> : null}
      </WithMargin>
      <Groups happenings={happenings} since={since} lang={lang} />
      <WithMargin after>
        <div class="noprint">
          <Actions>
            <PostButton action="/changes/looked" commandKey={commandKey} kind="other">
              {t.looked}
            </PostButton>
          </Actions>
          <p class="small muted">{t.print}</p>
        </div>
      </WithMargin>
    </>
  )
}

export type ThingsProps = Pick<ChangesProps, 'lang' | 'place' | 'printed'> & {
  readonly kind: string
  readonly what: string
  readonly since: Since
  readonly zone: string
  readonly things: readonly ChangedThing[]
  readonly page: number
  readonly perPage: number
}

const columnsOf = ({ kind, lang, zone, things }: ThingsProps): Column<ChangedThing>[] => {
  const roleName = useRoles()
  const t = watchingText[lang].changes.columns
  const isPerson = kind === 'person'
  return [
    {
      key: 'title',
      head: t.title,
      rowHead: true,
      cell: (thing) => (
        <Link href={`${isPerson ? '/people' : '/sources'}/${thing.id}`}>
          <span lang="ru">{thing.title}</span>
        </Link>
      ),
    },
    { key: 'place', head: t.place, phone: t.place, cell: (thing) => <span lang="ru">{thing.place}</span> },
    {
      key: 'at',
      head: t.at,
      phone: t.at,
      nowrap: true,
      cell: (thing) => momentText(localMoment(toMoment(thing.at), zone)),
    },
    ...(isPerson
      ? [
          {
            key: 'role',
            head: watchingText[lang].changes.role,
            phone: watchingText[lang].changes.role,
            cell: (thing: ChangedThing) => roleName(thing.note ?? ''),
          },
        ]
      : [
          { key: 'by', head: t.by, phone: t.by, cell: (thing: ChangedThing) => thing.by },
          ...(things.some(({ note }) => note !== null)
            ? [
                {
                  key: 'note',
                  head: t.note,
                  phone: t.note,
                  cell: (thing: ChangedThing) => <span lang="ru">{thing.note}</span>,
                },
              ]
            : []),
        ]),
  ]
}

/** Things to which one thing happened in the period. */
export const ThingsPage = (props: ThingsProps) => {
  const { kind, what, since, things, page, perPage, lang } = props
  const t = watchingText[lang]
  const title = `${t.happened[kind]?.title ?? kind}: ${wordOf(t, kind, what).toLowerCase()}`
  const address = { kind, what, since: periodName(since.period) }
  return (
    <>
      <PrintHead organisation={props.place} title={title} printed={props.printed} source={since.words} />
      <SpreadHead
        title={title}
        lead={t.changes.lead(since.words)}
        crumbs={[{ label: t.changes.back, href: `/changes?since=${periodName(since.period)}` }]}
      />
      <Table
        caption={title}
        captionHidden
        stackable
        rows={things.slice(0, perPage)}
        columns={columnsOf(props)}
        empty={<Empty title={t.changes.nothing}>{t.changes.nothingWhy}</Empty>}
      />
      <Pager
        page={page}
        perPage={perPage}
        total={(page - 1) * perPage + things.length}
        href={(at) => `/changes/of?${new URLSearchParams({ ...address, page: String(at) })}`}
      />
    </>
  )
}
