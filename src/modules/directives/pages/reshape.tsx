import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, SpreadHead, Stack, Two, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { TableRow } from '../domain/reading/types.ts'
import type { Break } from '../domain/reshaping/breaks.ts'
import type { Clause } from '../domain/types.ts'
import type { Correction, PaperTable } from '../queries/corrections.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { reshapingText } from '../text/reshaping.ts'
import { directiveText } from '../text.ts'
import { headOf } from './table.tsx'

type Common = {
  readonly card: DirectiveCard
  readonly lang: Language
  readonly commandKey: string
}
type Asked = Common & {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version: number
}

const back = (card: DirectiveCard): string => `/directives/${card.id}`

export type SplitClauseProps = Asked & { readonly clause: Clause; readonly breaks: readonly Break[] }

/** Places of the text to choose from, or words typed; where the text offers no place, only the words. */
const WhereToCut = ({
  breaks,
  form,
  words,
}: {
  readonly breaks: readonly Break[]
  readonly form: Bound
  readonly words: (typeof reshapingText)[Language]['clause']
}) => (
  <>
    {breaks.length === 0 ? null : (
      <RadioGroup
        {...form.text('at')}
        label={words.at}
        options={[
          ...breaks.map((each) => ({
            value: String(each.at),
            label: <span lang="ru">{each.words}</span>,
          })),
          { value: 'words', label: words.otherPlace },
        ]}
      />
    )}
    <TextField
      {...form.text('words')}
      label={breaks.length === 0 ? words.at : words.words}
      hint={words.wordsHint}
      optional={breaks.length > 0}
    />
  </>
)

/** Where the second clause begins: places of the text to choose from, or words typed. */
export const SplitClausePage = (props: SplitClauseProps) => {
  const { card, clause, breaks, values, problems, lang } = props
  const t = directiveText[lang]
  const words = reshapingText[lang].clause
  const form = bindForm(values, problems)
  const title = words.title(clause.number ?? '')
  const address = `${back(card)}/clauses/${clause.id}`
  return (
    <>
      <MarginHead
        title={title}
        lead={words.lead}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: back(card) },
          { label: t.clauseForm.title(clause.number ?? ''), href: address },
          { label: title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <blockquote class="quote" lang="ru">
          <p class="pre">{clause.text}</p>
        </blockquote>
        <Form
          action={`${address}/split`}
          commandKey={props.commandKey}
          version={props.version}
          {...(breaks.length === 0 ? { hidden: { at: 'words' } } : {})}
        >
          <WhereToCut breaks={breaks} form={form} words={words} />
          <Actions>
            <Button>{words.submit}</Button>
            <Link href={address}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

export type ClauseShapeProps = Common & {
  readonly clause: Clause
  readonly next: Clause | undefined
  readonly previous: Clause | undefined
}

/** What can be done with the bounds of a clause: cut it, or join it with a neighbour. */
export const ClauseShape = ({ card, clause, next, previous, lang, commandKey }: ClauseShapeProps) => {
  const words = reshapingText[lang].clause
  const address = `${back(card)}/clauses/${clause.id}`
  const glue = (side: 'next' | 'previous', label: string, digit: string) => (
    <PostButton
      action={`${address}/glue`}
      commandKey={`${commandKey.slice(0, 35)}${digit}`}
      hidden={{ side }}
      kind="other"
      small
    >
      {label}
    </PostButton>
  )
  return (
    <Stack after>
      <h2 class="h">{words.shape}</h2>
      <Actions>
        <Link href={`${address}/split`}>{words.open}</Link>
        {previous === undefined ? null : glue('previous', words.gluePrevious(previous.number ?? ''), '1')}
        {next === undefined ? null : glue('next', words.glueNext(next.number ?? ''), '2')}
      </Actions>
    </Stack>
  )
}

/** The last cut or joining, with a button that takes it back. */
export const LastCorrection = ({
  card,
  last,
  lang,
  commandKey,
}: Common & { readonly last: Correction | null }) => {
  if (last === null) return null
  const words = reshapingText[lang].last
  return (
    <Note title={words.title(words.kinds[last.kind], last.place)}>
      <PostButton
        action={`${back(card)}/corrections/${last.id}/undo`}
        commandKey={`${commandKey.slice(0, 35)}3`}
        kind="other"
        small
      >
        {words.undo}
      </PostButton>
    </Note>
  )
}

export type SplitRowProps = Asked & {
  readonly table: PaperTable
  readonly at: number
  readonly row: TableRow
}

/** Columns of a row as its form has them: the number too, when the table has no column for it. */
export const formColumns = (table: Pick<PaperTable, 'columns'>): readonly string[] =>
  table.columns.includes('number') ? table.columns : ['number', ...table.columns]

const Part = ({
  props,
  name,
  title,
}: {
  readonly props: SplitRowProps
  readonly name: 'first' | 'second'
  readonly title: string
}) => {
  const form = bindForm(props.values, props.problems)
  return (
    <Stack>
      <h2 class="h">{title}</h2>
      {formColumns(props.table).map((column, index) =>
        column === 'number' ? (
          <TextField
            {...form.text(`${name}-${column}`)}
            label={headOf(column, index, props.lang)}
            width="short"
            optional
          />
        ) : (
          <TextArea
            {...form.text(`${name}-${column}`)}
            label={headOf(column, index, props.lang)}
            rows={3}
            optional
          />
        ),
      )}
    </Stack>
  )
}

const RowGlue = ({ props }: { readonly props: SplitRowProps }) => {
  const { table, at, card, commandKey, lang } = props
  const words = reshapingText[lang].row
  const button = (side: 'next' | 'previous', label: string, digit: string) => (
    <PostButton
      action={`${back(card)}/tables/${table.id}/glue`}
      commandKey={`${commandKey.slice(0, 35)}${digit}`}
      hidden={{ side, row: String(at) }}
      kind="other"
      small
    >
      {label}
    </PostButton>
  )
  const [previous, next] = [table.rows[at - 1], table.rows[at + 1]]
  return (
    <Stack after>
      <h2 class="h">{words.glue}</h2>
      <Actions>
        {previous === undefined ? null : button('previous', words.gluePrevious(previous.number ?? ''), '1')}
        {next === undefined ? null : button('next', words.glueNext(next.number ?? ''), '2')}
      </Actions>
    </Stack>
  )
}

/** A row of a plan as two: every cell of both parts to be set right. */
export const SplitRowPage = (props: SplitRowProps) => {
  const { card, table, at, row, problems, lang } = props
  const t = directiveText[lang]
  const words = reshapingText[lang].row
  const title = words.title(row.number ?? String(at + 1))
  const address = `${back(card)}/tables/${table.id}`
  return (
    <>
      <SpreadHead
        title={title}
        lead={words.lead}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: back(card) },
          { label: table.title || t.review.tables, href: address },
          { label: title },
        ]}
      />
      <ErrorSummary problems={problems} />
      <Form
        action={`${address}/split`}
        commandKey={props.commandKey}
        version={props.version}
        hidden={{ row: String(at) }}
      >
        <Two even>
          <Part props={props} name="first" title={words.first} />
          <Part props={props} name="second" title={words.second} />
        </Two>
        <Actions>
          <Button>{words.submit}</Button>
          <Link href={address}>{t.cancel}</Link>
        </Actions>
      </Form>
      <RowGlue props={props} />
    </>
  )
}
