import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import type { Here } from './words.ts'

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.forms.cancel} />
)
