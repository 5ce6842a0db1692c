/** Values that travel with a form without being seen. */
export type HiddenValues = Readonly<Record<string, string | number | readonly string[] | null | undefined>>

export type HiddenFieldsProps = {
  readonly csrf?: string | undefined
  /** Made when the page is drawn: a repeated submit is recognised by it (decisions 32). */
  readonly commandKey?: string | undefined
  /** Version of the record that the person saw (decisions 33). */
  readonly version?: number | undefined
  readonly values?: HiddenValues | undefined
}

const One = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <input type="hidden" name={name} value={value} />
)

const flat = (values: HiddenValues): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === '') return []
    if (typeof value === 'string' || typeof value === 'number')
      return [[name, String(value)] as [string, string]]
    return value.map((one): [string, string] => [name, one])
  })

/** Token, command key, version and whatever else a form carries. Empty values are left out. */
export const HiddenFields = ({ csrf, commandKey, version, values = {} }: HiddenFieldsProps) => (
  <>
    {flat({ csrf, command_key: commandKey, version, ...values }).map(([name, value]) => (
      <One name={name} value={value} />
    ))}
  </>
)
