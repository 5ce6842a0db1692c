import type { FormValues } from '../../../platform/http/form.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { Two } from '../../../ui/layout.tsx'
import { type CopyLine, type OpenTerm, openTerms } from '../domain/copy.ts'

/** Fields of terms are named by the rows they belong to. */
export const TERM = 'term.'

/** What stands in these fields before a person writes: the terms as last year's paper words them. */
export const knownTerms = (lines: readonly CopyLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(openTerms(lines.map(({ row }) => row)).map(({ row, term }) => [TERM + row, term]))

/** Terms as a person left or wrote them. */
export const termsIn = (values: FormValues) =>
  Object.keys(values.fields)
    .filter((name) => name.startsWith(TERM))
    .map((name) => ({ row: name.slice(TERM.length), words: values.text(name) }))

type Props = {
  readonly terms: readonly OpenTerm[]
  readonly form: Bound
  readonly words: { readonly was: string; readonly termNow: string }
}

/** Terms that could not be shifted: the row with its old term on the left, a field for the new one on the right. */
export const OpenTermFields = ({ terms, form, words }: Props) => (
  <>
    {terms.map(({ row, title, term }) => (
      <Two even>
        <div>
          <p lang="ru">{title}</p>
          <p class="small muted" lang="ru">
            {words.was}: {term}
          </p>
        </div>
        <TextField
          {...form.text(`${TERM}${row}`)}
          label={words.termNow}
          hint={<span class="vh">{title}</span>}
        />
      </Two>
    ))}
  </>
)
