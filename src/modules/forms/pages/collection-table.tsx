import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Actions, MarginHead, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { fieldsOf } from '../domain/definition.ts'
import { questionWords } from '../domain/say.ts'
import type { AnswerLine, CollectionCard } from '../queries/collection.ts'
import { AnswerWords } from './answer-words.tsx'
import type { CollectionPageProps } from './collections.tsx'
import { textOf } from './words.ts'

type CollectionTableProps = Pick<CollectionPageProps, 'card' | 'lines' | 'page' | 'total' | 'size' | 'lang'>

const columnsOf = ({ card, lang }: CollectionTableProps): Column<AnswerLine>[] => [
  {
    key: 'school',
    head: textOf(lang).collection.school,
    rowHead: true,
    cell: (line) => <Link href={`/answers/${line.id}`}>{line.organisation}</Link>,
  },
  ...fieldsOf(card.definition).map((field) => ({
    key: field.key,
    head: questionWords(field, lang),
    phone: questionWords(field, lang),
    cell: (line: AnswerLine) => {
      const answer = line.answers?.[field.key]
      return answer === undefined ? null : (
        <AnswerWords field={field} answer={answer} files={[]} lang={lang} />
      )
    },
  })),
]

/** Columns are the questions: answers side by side, those of the last sending. */
export const CollectionTable = (props: CollectionTableProps) => {
  const { card, lines, page, total, size, lang } = props
  const t = textOf(lang).collection
  const at = `/collections/${card.id}`
  return (
    <>
      <SpreadHead
        title={t.table}
        lead={card.title}
        crumbs={[
          { label: t.title, href: '/collections' },
          { label: card.title, href: at },
          { label: t.table },
        ]}
        actions={<Link href={`${at}/answers.xlsx`}>{t.xlsx}</Link>}
      />
      <div class="grid-box">
        <Table
          caption={card.title}
          captionHidden
          dense
          stackable
          rows={lines}
          empty={<p class="muted">{t.nobody}</p>}
          columns={columnsOf(props)}
        />
      </div>
      {total > size ? (
        <Pager page={page} perPage={size} total={total} href={(to) => `${at}/table?page=${to}`} />
      ) : null}
    </>
  )
}

/** Asks once more before it is over for everyone. */
export const ClosePage = ({
  card,
  commandKey,
  lang,
}: {
  readonly card: CollectionCard
  readonly commandKey: string
  readonly lang: Language
}) => {
  const t = textOf(lang).collection
  const at = `/collections/${card.id}`
  return (
    <>
      <MarginHead title={t.closeTitle} lead={card.title} crumbs={[{ label: card.title, href: at }]} />
      <WithMargin>
        <p>{t.closeLead}</p>
        <Actions>
          <PostButton action={`${at}/close`} commandKey={commandKey} kind="stop">
            {t.close}
          </PostButton>
          <Link href={at}>{t.closeNo}</Link>
        </Actions>
      </WithMargin>
    </>
  )
}
