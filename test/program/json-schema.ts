import { z } from 'zod'

type Schema = { readonly [member: string]: unknown }
export type Components = Readonly<Record<string, Schema>>

/** Stricter than the document: what an object has beyond its `properties` is a difference too. */
const strict = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref, ...members } = schema as Schema
  if (typeof $ref === 'string') return { $ref: $ref.replace('#/components/schemas/', '#/$defs/') }
  const inner = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, strict(member)]))
  return 'properties' in inner && typeof inner.properties === 'object'
    ? { additionalProperties: false, ...inner }
    : inner
}

/** Where a value differs from a schema of the document, one line per place; the schema is prepared once for all its values. */
export const differencesFrom = (schema: Schema, components: Components): ((value: unknown) => string[]) => {
  const { $ref, ...rest } = strict(schema) as Schema
  const root = { ...($ref === undefined ? rest : { allOf: [{ $ref }] }), $defs: strict(components) }
  const known = z.fromJSONSchema(root as Parameters<typeof z.fromJSONSchema>[0])
  return (value) =>
    (known.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}
