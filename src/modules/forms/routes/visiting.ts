import { allowedAs } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import { type FormRoute, form, type Visit } from '../../../platform/http/visit.ts'
import * as access from '../domain/access.ts'
import type { Filler } from '../domain/rules.ts'
import type { AnswerSet } from '../domain/types.ts'
import { type AnswerCard, answerCard, findAnswer } from '../queries/answer.ts'
import { formsSentences } from '../text/refusals.ts'

export type Found = { readonly set: AnswerSet; readonly card: AnswerCard }

/** The answer of the address, or null when it is out of sight. */
export const findHere = async (visit: Visit): Promise<Found | null> => {
  const id = visit.param('id')
  if (!isUuid(id)) return null
  const set = await findAnswer(visit.tx, id)
  const card = set && (await answerCard(visit.tx, id))
  return set && card && { set, card }
}

/** How the visitor stands to the form; null when he may not fill it. */
export const fillerHere = ({ scope }: Visit, set: AnswerSet): Filler | null => {
  if (scope.link !== null)
    return scope.link.record === set.record && scope.link.commands.includes('answer.send')
      ? { byLink: true, forSchool: false }
      : null
  const as = allowedAs(access.fillForm, scope, set)
  return as === null ? null : { byLink: false, forSchool: as !== 'self' && as.level !== 'organisation' }
}

/** Files of a form under the names that the page told of; the form itself cannot name others than uploaded ones. */
export const typedIn = (values: FormValues) => ({
  fields: Object.fromEntries(Object.entries(values.fields).filter(([name]) => name.startsWith('a.'))),
  files: Object.fromEntries(
    values
      .text('filefields')
      .split(',')
      .filter((name) => name.startsWith('a.'))
      .map((name): [string, readonly StoredFile[]] => [name, values.files(name)]),
  ),
})

/** A form of this module: its sentences travel with it. */
export const formsForm = (
  path: string,
  audience: FormRoute['audience'],
  rest: Omit<FormRoute, 'method' | 'path' | 'audience' | 'sentences'>,
): FormRoute => form(path, audience, { ...rest, sentences: formsSentences })
