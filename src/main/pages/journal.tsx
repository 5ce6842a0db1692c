import { momentText } from '../../kernel/format.ts'
import { pageNumber } from '../../kernel/paging.ts'
import { localMoment, toMoment } from '../../platform/clock.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { page, type Route } from '../../platform/http/visit.ts'
import { listOutbox } from '../../platform/mail/outbox.ts'
import type { Language } from '../../platform/scope/scope.ts'
import { SpreadHead } from '../../ui/layout.tsx'
import { Link } from '../../ui/link.tsx'
import { Empty } from '../../ui/note.tsx'
import { Pager } from '../../ui/pager.tsx'
import { rolesIn } from '../../ui/roles.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { commandWords } from '../command-words.ts'
import { mainText } from '../text.ts'

const PER_PAGE = 50
const SHORT = 90

/** A long title is cut at a word. */
const shorten = (title: string): string =>
  title.length <= SHORT ? title : `${title.slice(0, SHORT).replace(/\s+\S*$/u, '')}…`

type Entry = {
  readonly id: number
  readonly at: string
  readonly command: string
  readonly record: string | null
  readonly title: string | null
  readonly person: string | null
  readonly role: string | null
  readonly requestId: string | null
}

/** Entries of the nodes of this administrator, newest first; the page is chosen before anything is joined. */
const entriesOf = (tx: Tx, number: number): Promise<Entry[]> =>
  rows(
    tx,
    sql<Entry>`with page as materialized (
        select * from audit_entry e where e.region_id = any (${[...tx.scope.regions]}::uuid[]) order by e.id desc limit ${PER_PAGE + 1} offset ${(number - 1) * PER_PAGE})
      select e.id, e.at, e.command, e.record_id as record, r.title, e.role, e.request_id as "requestId",
        p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as person
      from page e left join record r on r.id = e.record_id left join person p on p.id = e.person_id order by e.id desc`,
  )

type Words = (typeof mainText)['ru' | 'en']['journal']

const columnsOf = (words: Words, lang: Language, zone: string): readonly Column<Entry>[] => {
  const role = rolesIn(lang)
  return [
    {
      key: 'at',
      head: words.at,
      nowrap: true,
      cell: (entry) => momentText(localMoment(toMoment(entry.at), zone)),
    },
    {
      key: 'command',
      head: words.what,
      rowHead: true,
      cell: (entry) => commandWords[lang][entry.command] ?? entry.command,
    },
    {
      key: 'person',
      head: words.who,
      phone: words.who,
      cell: (entry) => [entry.person, role(entry.role ?? '')].filter(Boolean).join(', '),
    },
    { key: 'record', head: words.about, phone: words.about, cell: (entry) => <About entry={entry} /> },
    {
      key: 'request',
      head: words.request,
      phone: words.request,
      nowrap: true,
      cell: (entry) => entry.requestId ?? '',
    },
  ]
}

const About = ({ entry }: { readonly entry: Entry }) =>
  entry.record === null || entry.title === null ? null : (
    <Link href={`/sources/${entry.record}`}>
      <span lang="ru">{shorten(entry.title)}</span>
    </Link>
  )

const journal = page('/journal', ['administrator'], async (visit) => {
  const words = mainText[visit.lang].journal
  const number = pageNumber(visit.query('page'))
  const entries = await entriesOf(visit.tx, number)
  return visit.page(
    { title: words.title, section: '/journal', wide: true },
    <>
      <SpreadHead title={words.title} lead={words.lead} />
      <Table
        caption={words.title}
        captionHidden
        dense
        stackable
        rows={entries.slice(0, PER_PAGE)}
        empty={<Empty title={words.empty} />}
        columns={columnsOf(words, visit.lang, visit.scope.zone)}
      />
      <Pager
        page={number}
        perPage={PER_PAGE}
        total={(number - 1) * PER_PAGE + entries.length}
        href={(at) => `/journal?page=${at}`}
      />
    </>,
  )
})

/** Letters that a demo would have sent; in a real installation the table shows nothing (its policy). */
const outbox = page('/demo/mail', 'person', async (visit) => {
  const words = mainText[visit.lang].outbox
  const number = pageNumber(visit.query('page'))
  const letters = await listOutbox(visit.tx, PER_PAGE + 1, (number - 1) * PER_PAGE)
  return visit.page(
    { title: words.title, wide: true },
    <>
      <SpreadHead title={words.title} lead={words.lead} />
      <Table
        caption={words.title}
        captionHidden
        stackable
        rows={letters.slice(0, PER_PAGE)}
        empty={<Empty title={words.empty} />}
        columns={[
          {
            key: 'at',
            head: words.at,
            nowrap: true,
            cell: (letter) => momentText(localMoment(toMoment(letter.createdAt), visit.scope.zone)),
          },
          { key: 'to', head: words.to, cell: (letter) => letter.address },
          { key: 'subject', head: words.subject, rowHead: true, cell: (letter) => letter.subject },
          { key: 'text', head: words.text, cell: (letter) => <span class="pre">{letter.body}</span> },
        ]}
      />
      <Pager
        page={number}
        perPage={PER_PAGE}
        total={(number - 1) * PER_PAGE + letters.length}
        href={(at) => `/demo/mail?page=${at}`}
      />
    </>,
  )
})

export const journalRoutes: readonly Route[] = [journal, outbox]
