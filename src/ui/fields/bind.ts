/** A problem beside a field, or of the whole form when it names none. */
export type FieldProblem = { readonly field?: string | undefined; readonly text: string }

/** What was typed: the shape of the platform's form values. */
export type TypedValues = {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** Joins what was typed and what is wrong with the fields of a form, so that a page writes each name once. */
export type Bound = {
  /** `<TextField {...form.text('theme')} label=… />` */
  readonly text: (name: string) => { name: string; value: string; error: string | undefined }
  /** `<CheckboxGroup {...form.many('schools')} label=… options=… />` */
  readonly many: (name: string) => { name: string; values: readonly string[]; error: string | undefined }
  /** `<Checkbox {...form.tick('remember')} label=… />` */
  readonly tick: (name: string) => { name: string; checked: boolean; error: string | undefined }
  /** `<FileField {...form.only('scan')} … />`: name and error, no value. */
  readonly only: (name: string) => { name: string; error: string | undefined }
}

/** Binds a form; problems are those that the summary shows. */
export const bindForm = (values: TypedValues, problems: readonly FieldProblem[] = []): Bound => {
  const errorOf = (name: string): string | undefined =>
    problems.find((problem) => problem.field === name)?.text
  return {
    text: (name) => ({ name, value: values.text(name), error: errorOf(name) }),
    many: (name) => ({ name, values: values.all(name), error: errorOf(name) }),
    tick: (name) => ({ name, checked: values.all(name).length > 0, error: errorOf(name) }),
    only: (name) => ({ name, error: errorOf(name) }),
  }
}
