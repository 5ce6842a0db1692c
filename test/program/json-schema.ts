type Schema = { readonly [member: string]: unknown }
export type Components = Readonly<Record<string, Schema>>

const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/u,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/u,
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeOf(value) === 'object'

/**
 * Where a value differs from its schema, one line per place. Stricter than JSON Schema in one thing: what an object has beyond its
 * `properties` is a difference too.
 */
export const differences = (value: unknown, schema: Schema, components: Components, at = ''): string[] => {
  const inside = (part: unknown, other: unknown, place: string): string[] =>
    differences(part, other as Schema, components, `${at}${place}`)

  if (typeof schema.$ref === 'string')
    return inside(value, components[schema.$ref.split('/').at(-1) ?? ''], '')
  if (Array.isArray(schema.anyOf)) {
    const tries = schema.anyOf.map((each: unknown) => inside(value, each, ''))
    return tries.some((faults) => faults.length === 0)
      ? []
      : (tries.toSorted((a, b) => b.length - a.length)[0] ?? [])
  }
  if (Array.isArray(schema.enum))
    return schema.enum.includes(value) ? [] : [`${at}: ${JSON.stringify(value)}`]
  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !types.includes(typeOf(value))) return [`${at}: ${typeOf(value)}, not ${types}`]
  const format = FORMATS[String(schema.format)]
  if (format !== undefined && !format.test(String(value))) return [`${at}: ${value}, not a ${schema.format}`]
  if (Array.isArray(value)) {
    const { items, prefixItems } = schema
    return value.flatMap((each, place) =>
      inside(each, Array.isArray(prefixItems) ? prefixItems[place] : items, `[${place}]`),
    )
  }
  return isObject(value) && isObject(schema.properties) ? inObject(value, schema, inside, at) : []
}

const inObject = (
  value: Readonly<Record<string, unknown>>,
  { properties, required, additionalProperties: others }: Schema,
  inside: (part: unknown, schema: unknown, place: string) => string[],
  at: string,
): string[] => {
  const known = properties as Components
  const missing = [required ?? []].flat().filter((name) => !(String(name) in value))
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const schema = known[name] ?? others
      return schema === undefined ? [`${at}.${name}: not told`] : inside(part, schema, `.${name}`)
    }),
  ]
}
