import type { FieldProblem } from './fields/bind.ts'
import { fieldId } from './fields/field.tsx'
import { useText } from './surroundings.ts'

export type ErrorSummaryProps = {
  readonly problems: readonly FieldProblem[]
  /** «Форма не отправлена: исправьте один пункт»; made from the count when not given. */
  readonly title?: string | undefined
}

/** First in the text column after a refused form; each line leads to its field and says the same words. Nothing when all is well. */
export const ErrorSummary = ({ problems, title }: ErrorSummaryProps) => {
  const text = useText()
  if (problems.length === 0) return null
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <h2>{title ?? text.form.failed(problems.filter(({ field }) => field !== undefined).length)}</h2>
      <ul class="plain">
        {problems.map(({ field, text: sentence }) => (
          <li>{field === undefined ? sentence : <a href={`#${fieldId(field)}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
