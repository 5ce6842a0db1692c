import type { Language } from '../../../platform/scope/scope.ts'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import { type Answer, type AnswerRow, filesOf, rowsOf } from '../domain/answers.ts'
import { type Field, type TableField, wordsIn } from '../domain/definition.ts'
import { sayAnswer, sayRow } from '../domain/say.ts'
import type { AnswerCard } from '../queries/answer.ts'
import { sayingIn } from '../text/saying.ts'
import { textOf } from './words.ts'

type Files = AnswerCard['files']

const TableAnswer = ({
  field,
  answer,
  lang,
}: {
  readonly field: TableField
  readonly answer: Answer
  readonly lang: Language
}) => (
  <Table
    caption={wordsIn(field.label, lang)}
    captionHidden
    dense
    stackable
    rows={rowsOf(answer)}
    columns={field.columns.map((column, at) => ({
      key: column.key,
      head: wordsIn(column.label, lang),
      phone: wordsIn(column.label, lang),
      cell: (row: AnswerRow) => sayRow(field, row, sayingIn(lang))[at] ?? '',
    }))}
  />
)

const FileLinks = ({
  field,
  answer,
  files,
}: {
  readonly field: Field
  readonly answer: Answer
  readonly files: Files
}) => (
  <>
    {filesOf(answer).map((file) => {
      const found = files.find((each) => each.field === field.key && each.sha256 === file.sha256)
      return <p>{found === undefined ? file.name : <Link href={`/files/${found.id}`}>{file.name}</Link>}</p>
    })}
  </>
)

/** One answer as it is read: a table as a table, files as links, words with their own lines. */
export const AnswerWords = ({
  field,
  answer,
  files,
  lang,
}: {
  readonly field: Field
  readonly answer: Answer | undefined
  readonly files: Files
  readonly lang: Language
}) => {
  if (answer === undefined) return <span class="muted">{textOf(lang).read.notAnswered}</span>
  if (field.kind === 'table') return <TableAnswer field={field} answer={answer} lang={lang} />
  if (field.kind === 'file') return <FileLinks field={field} answer={answer} files={files} />
  return <span class="pre">{sayAnswer(field, answer, sayingIn(lang))}</span>
}
