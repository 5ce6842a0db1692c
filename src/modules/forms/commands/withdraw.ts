import { ok, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { FormInput, WithdrawInput } from '../domain/input.ts'
import { type FormLine, findForm } from '../queries/form.ts'

type Form = Subject & { readonly form: FormLine }

const loadForm = async (tx: Tx, id: string): Promise<Form | null> => {
  const form = await findForm(tx, id)
  return form && { owner: { region: form.region, municipality: form.municipality, organisation: null }, form }
}

/** A form out of use: no new collection begins by it; what was asked goes on and stays readable. */
export const withdrawForm = command<WithdrawInput, Form, { readonly why: string }>({
  name: 'form.withdraw',
  input: WithdrawInput,
  access: access.askByForm,
  load: (tx, input) => loadForm(tx, input.form),
  decide: ({ form }, { why }) => (form.withdrawnOn === null ? ok({ why }) : refuse('formWithdrawn')),
  save: async (tx, { why }, { form }, work) => {
    await run(
      tx,
      sql`update form set withdrawn_on = ${work.today}, withdrawn_by = ${tx.scope.person}, withdrawn_why = ${why} where id = ${form.id}`,
    )
  },
  tell: ({ why }, { form }) => ({ row: form.id, change: { withdrawn: true }, words: { why } }),
  to: (_change, { form }) => `/forms/${form.id}?done=withdrawn`,
})

/** Into use again. */
export const restoreForm = command<FormInput, Form, { readonly withdrawn: false }>({
  name: 'form.restore',
  input: FormInput,
  access: access.askByForm,
  load: (tx, input) => loadForm(tx, input.form),
  decide: ({ form }) => (form.withdrawnOn === null ? refuse('formInUse') : ok({ withdrawn: false })),
  save: async (tx, _change, { form }) => {
    await run(
      tx,
      sql`update form set withdrawn_on = null, withdrawn_by = null, withdrawn_why = null where id = ${form.id}`,
    )
  },
  tell: (change, { form }) => ({ row: form.id, change }),
  to: (_change, { form }) => `/forms/${form.id}?done=restored`,
})
