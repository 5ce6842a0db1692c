import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import type { Typed, Visit } from '../../../platform/http/visit.ts'
import type { FormPageProps } from '../pages/shell.tsx'

/** A form that nobody has sent yet. */
export const NOTHING: Typed = { values: emptyForm, problems: [] }

/** The node that a form names already: chosen in it, or by the address that led to it. */
export const wantedNode = (visit: Visit, typed: Typed): string =>
  typed === NOTHING ? visit.query('node') : typed.values.text('node')

/** Values of a form: as typed when it came back, else what is known. */
export const formProps = (visit: Visit, typed: Typed, known: FormValues): FormPageProps => ({
  values: typed === NOTHING ? known : typed.values,
  problems: typed.problems,
  lang: visit.lang,
  commandKey: visit.commandKey,
})

/** Names and contacts as typed. */
export const namesOf = (values: FormValues) => ({
  lastName: values.text('lastName'),
  firstName: values.text('firstName'),
  middleName: values.text('middleName'),
  email: values.text('email'),
  phone: values.text('phone'),
})
