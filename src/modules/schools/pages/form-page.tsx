import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { DraftName } from '../../../ui/form.tsx'
import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import type { Here } from './words.ts'

/** A form as it stands: typed values, what is wrong with them, the version it was drawn from. */
export type Filled = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version?: number | undefined
  readonly draft?: DraftName | undefined
}

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.forms.cancel} />
)
