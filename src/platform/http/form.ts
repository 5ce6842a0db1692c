/** A file that is already in the store: what a command gets instead of bytes. */
export type StoredFile = {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
}

/** Fields of a submitted form as typed: nothing trimmed away, nothing judged (decisions 34). */
export type FormValues = {
  /** First value of a field; empty text when absent. */
  readonly text: (name: string) => string
  /** All values of a field with checkboxes or repeated rows. */
  readonly all: (name: string) => readonly string[]
  readonly has: (name: string) => boolean
  /** Files put into a field, new or kept from an earlier refused submit. */
  readonly files: (name: string) => readonly StoredFile[]
  /** Everything typed, for drafts. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Fields that belong to the form's machinery and not to the person. */
const MACHINERY = [
  'csrf',
  'command_key',
  'version',
  'draft_form',
  'draft_subject',
  'draft_title',
  'draft_address',
  'look',
  'look_for',
  'looked_for',
] as const

/** Whether a field serves the form itself and holds nothing that a person typed. */
export const isMachinery = (name: string): boolean => (MACHINERY as readonly string[]).includes(name)

/** Whether the form came only to have another part of a long list shown: by its button, or by Enter in a line that says something new. */
export const isLooking = (values: Pick<FormValues, 'text'>): boolean =>
  values.text('look') !== '' || values.text('look_for').trim() !== values.text('looked_for')

/** Fields of machinery and codes of choices are no words of a person; he would miss only what he wrote. */
export const wordsIn = ({ fields }: Pick<FormValues, 'fields'>): string[] => {
  const typed = Object.entries(fields).flatMap(([name, all]) => (isMachinery(name) ? [] : all))
  return [...new Set(typed)].filter((value) => /\p{L}\s+\S|[а-яё]{3}/iu.test(value) && !/^[[{]/u.test(value))
}

/** Values over plain fields; `files` are by field name. */
export const formValues = (
  fields: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, readonly StoredFile[]>> = {},
): FormValues => ({
  text: (name) => fields[name]?.[0] ?? '',
  all: (name) => fields[name] ?? [],
  has: (name) => (fields[name]?.length ?? 0) > 0,
  files: (name) => files[name] ?? [],
  fields,
})

/** A form that nobody has filled yet, with what the program already knows. */
export const prefilled = (
  known: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): FormValues =>
  formValues(
    Object.fromEntries(
      Object.entries(known).flatMap(([name, value]) =>
        value === null || value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
      ),
    ),
  )

/** No values at all. */
export const emptyForm: FormValues = formValues({})
