import type { Refusal } from '../../../kernel/result.ts'
import type { Field } from './definition.ts'

/** Something wrong with an answer, beside its control. */
export type Fault = Refusal

/** A fault of one question; the sentence names it by its number in the paper. */
export const fault = (
  code: string,
  field: Pick<Field, 'number' | 'label'>,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): Fault => ({ code, field: name, values: { number: field.number, label: field.label.ru, ...values } })
