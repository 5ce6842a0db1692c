import type { Problem } from '../../../platform/http/visit.ts'
import { type Bound, bindForm, type TypedValues } from '../../../ui/fields/bind.ts'

/** Several small forms of one page ask the same: each names its fields by its own number, so that no two are alike. */
export const numbered = (values: TypedValues, problems: readonly Problem[], at: number): Bound => {
  const mine = values.text('at') === String(at)
  const bound = bindForm(
    mine ? values : { text: () => '', all: () => [] },
    mine ? placed(values, problems) : [],
  )
  return {
    text: (name) => bound.text(`${name}.${at}`),
    many: (name) => bound.many(`${name}.${at}`),
    tick: (name) => bound.tick(`${name}.${at}`),
    only: (name) => bound.only(`${name}.${at}`),
  }
}

/** Problems beside the fields of the form that was sent; the summary leads there. */
export const placed = (values: TypedValues, problems: readonly Problem[]): readonly Problem[] => {
  const at = values.text('at')
  return at === ''
    ? problems
    : problems.map(({ field, text }) => (field === undefined ? { text } : { field: `${field}.${at}`, text }))
}
