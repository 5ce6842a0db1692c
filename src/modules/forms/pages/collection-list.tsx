import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { COLLECTION_STATES, type CollectionState } from '../domain/types.ts'
import type { CollectionLine } from '../queries/collection.ts'
import { FormsTabs } from './collections.tsx'
import { textOf } from './words.ts'

const collectionColumns = (lang: Language): Column<CollectionLine>[] => {
  const t = textOf(lang).collection
  return [
    {
      key: 'title',
      head: t.name,
      rowHead: true,
      cell: (line) => <Link href={`/collections/${line.id}`}>{line.title}</Link>,
    },
    { key: 'due', head: t.due, phone: t.due, nowrap: true, cell: (line) => shortDay(line.dueOn) },
    {
      key: 'answered',
      head: t.answered,
      phone: t.answered,
      nowrap: true,
      cell: (line) => t.ofAsked(line.answered, line.asked),
    },
    { key: 'judge', head: t.toJudge, phone: t.toJudge, num: true, cell: (line) => line.toJudge },
    { key: 'late', head: t.late, phone: t.late, num: true, cell: (line) => line.late },
    {
      key: 'state',
      head: t.state,
      phone: t.state,
      cell: (line) => textOf(lang).collectionStates[line.state],
    },
  ]
}

export type CollectionListProps = {
  readonly lines: readonly CollectionLine[]
  readonly page: number
  readonly state: CollectionState | ''
  readonly hasNext: boolean
  readonly lang: Language
}

const Chosen = ({ state, lang }: Pick<CollectionListProps, 'state' | 'lang'>) => {
  const t = textOf(lang)
  return (
    <Filters
      action="/collections"
      reset="/collections"
      active={state === '' ? [] : [t.collectionStates[state]]}
      filters={[
        {
          kind: 'select',
          name: 'state',
          label: t.collection.state,
          value: state,
          options: [
            { value: '', label: t.anyState },
            ...COLLECTION_STATES.map((one) => ({ value: one, label: t.collectionStates[one] })),
          ],
        },
      ]}
    />
  )
}

/** Collections of the node, with how many have answered. */
export const CollectionList = ({ lines, page, state, hasNext, lang }: CollectionListProps) => {
  const t = textOf(lang).collection
  const start = <ButtonLink href="/collections/new">{t.new}</ButtonLink>
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={lines.length === 0 && state === '' ? undefined : start}
      />
      <FormsTabs current="collections" lang={lang} />
      <Chosen state={state} lang={lang} />
      <Table
        caption={t.title}
        captionHidden
        stackable
        rows={lines}
        columns={collectionColumns(lang)}
        empty={
          <Empty title={t.empty} action={start}>
            {t.emptyLead}
          </Empty>
        }
      />
      {page > 1 || hasNext ? (
        <Pager
          page={page}
          perPage={lines.length}
          total={(hasNext ? page + 1 : page) * Math.max(lines.length, 1)}
          href={(to) => `/collections?${new URLSearchParams({ state, page: String(to) })}`}
        />
      ) : null}
    </>
  )
}
