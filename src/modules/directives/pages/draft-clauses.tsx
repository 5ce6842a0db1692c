import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Details, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Clause } from '../domain/types.ts'
import type { WritingWords } from '../text/writing.ts'
import { directiveText } from '../text.ts'
import type { DraftPageProps } from './draft.tsx'

/** Each form of a page needs a key of its own. */
export const keyFor = (commandKey: string, id: string): string => `${commandKey.slice(0, 24)}${id.slice(24)}`

const MOVES = ['up', 'down', 'in', 'out'] as const

const ClauseTools = ({
  clause,
  props,
  t,
}: {
  readonly clause: Clause
  readonly props: DraftPageProps
  readonly t: WritingWords
}) => {
  const at = `/directives/${props.card.id}/writing/clauses`
  return (
    <div class="row noprint">
      <Link href={`${at}/${clause.id}`}>{t.draft.edit}</Link>
      <Link href={`${at}/new?parent=${clause.id}`}>{t.draft.addSub}</Link>
      <Details title={t.draft.moves}>
        <Form action={`${at}/${clause.id}/move`} commandKey={keyFor(props.commandKey, clause.id)} inline>
          <div class="row">
            {MOVES.map((move) => (
              <Button kind="other" small name="move" value={move}>
                {t.draft[move]}
              </Button>
            ))}
            <Button kind="stop" small to={`${at}/${clause.id}/remove`}>
              {t.draft.remove}
            </Button>
          </div>
        </Form>
      </Details>
    </div>
  )
}

const whomOf = (clause: Clause, t: WritingWords, many: (count: number) => string): string => {
  if (clause.responsibles.length > 2) return many(clause.responsibles.length)
  if (clause.responsibles.length > 0) return clause.responsibles.map((each) => each.asWritten).join(', ')
  return clause.parentId === null ? t.draft.none : t.draft.nobody
}

const readingOf = (clause: Clause): unknown =>
  typeof clause.term === 'object' && clause.term !== null && 'reading' in clause.term
    ? clause.term.reading
    : null

const clauseColumns = (props: DraftPageProps, t: WritingWords): Column<Clause>[] => {
  const words = directiveText[props.lang]
  return [
    { key: 'number', head: words.review.number, nowrap: true, cell: (clause) => clause.number ?? '' },
    {
      key: 'what',
      head: words.review.what,
      rowHead: true,
      cell: (clause) => (
        <>
          <span lang="ru">{clause.text}</span>
          {props.isOpen ? <ClauseTools clause={clause} props={props} t={t} /> : null}
        </>
      ),
    },
    {
      key: 'whom',
      head: t.draft.whom,
      phone: t.draft.whom,
      cell: (clause) => whomOf(clause, t, words.review.many),
    },
    {
      key: 'term',
      head: words.review.term,
      phone: words.review.term,
      cell: (clause) =>
        clause.termAsWritten === null
          ? ''
          : t.draft.term(clause.termAsWritten, props.sayTerm(readingOf(clause))),
    },
  ]
}

export const Clauses = ({ props, t }: { readonly props: DraftPageProps; readonly t: WritingWords }) => {
  const words = directiveText[props.lang]
  const add = (
    <ButtonLink href={`/directives/${props.card.id}/writing/clauses/new`} kind="other" small>
      {t.draft.addClause}
    </ButtonLink>
  )
  return (
    <Section title={t.draft.clauses(props.clauses.length)} after id="clauses">
      <Table
        caption={words.card.clauses}
        captionHidden
        stackable
        rows={props.clauses}
        rowId={(clause) => `c-${clause.id}`}
        depth={(clause) => (clause.number ?? '').split('.').length - 1}
        empty={<Empty title={t.draft.noClauses}>{t.draft.noClausesWhy}</Empty>}
        columns={clauseColumns(props, t)}
      />
      {props.isOpen ? <p class="go">{add}</p> : null}
    </Section>
  )
}
