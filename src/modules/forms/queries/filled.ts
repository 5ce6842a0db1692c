import { maybe, sql, type Tx } from '../../../platform/database/query.ts'
import type { Answers } from '../domain/answers.ts'
import { visibleFields } from '../domain/conditions.ts'
import type { FormDefinition } from '../domain/definition.ts'
import { questionWords, sayAnswer } from '../domain/say.ts'
import { sayingIn } from '../text/saying.ts'

type Filled = { readonly title: string; readonly rows: readonly (readonly [string, string])[] }

/** The form that an assignment asked for, as it is filled by now, in Russian as papers are; null when it asked for none. */
export const filledForm = async (tx: Tx, assignment: string): Promise<Filled | null> => {
  const found = await maybe(
    tx,
    sql<{
      title: string
      definition: FormDefinition
      answers: Answers
    }>`select coalesce(s.title, v.definition #>> '{title,ru}') as title, v.definition, a.answers
      from form_answer a join form_version v on v.id = a.version_id left join assignment s on s.id = a.record_id where a.record_id = ${assignment}`,
  )
  if (found === null) return null
  const words = sayingIn('ru')
  return {
    title: found.title,
    rows: visibleFields(found.definition, found.answers).map((field) => {
      const answer = found.answers[field.key]
      return [
        questionWords(field, 'ru'),
        answer === undefined ? '' : sayAnswer(field, answer, words),
      ] as const
    }),
  }
}
