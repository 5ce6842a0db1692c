import { z } from 'zod'
import type { AnyCommand } from '../../platform/command/command.ts'

export type Schema = { readonly [member: string]: unknown }

/** A file in the input of a command: the word that its upload gave back. */
const FILE_REF: Schema = { $ref: '#/components/schemas/Upload' }

/** Fields that the program fills itself before a command, from the file that came with it. */
export const FILLED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'calendar.load': { days: [] },
  'contractForm.upload': { tags: [] },
  'directive.upload': { model: null, reading: null },
  'directive.sign': { lines: [] },
  'passport.upload': { read: null },
}

/** Commands whose file is read into rows before they run: what they take from outside is the file itself. */
const READ_FROM_FILE: ReadonlySet<string> = new Set([
  'answer.loadSheet',
  'answer.loadTable',
  'deficit.uploadOld',
  'deficitSheet.uploadTable',
])

const isFile = (schema: Schema): boolean =>
  typeof schema.properties === 'object' && schema.properties !== null && 'sha256' in schema.properties

/** An object of JSON: neither a list nor nothing. */
export const isJsonObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Stored files become words of uploads, wherever they stand. */
const outward = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(outward)
  if (!isJsonObject(value)) return value
  if (isFile(value)) return FILE_REF
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '$schema')
      .map(([name, each]) => [name, outward(each)]),
  )
}

const without = (schema: Schema, hidden: readonly string[]): Schema => {
  if (hidden.length === 0 || !isJsonObject(schema.properties)) return schema
  const required = Array.isArray(schema.required) ? schema.required : []
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties).filter(([name]) => !hidden.includes(name)),
    ),
    required: required.filter((name) => !hidden.includes(String(name))),
  }
}

/** JSON Schema of what a command takes by the API: its own zod shape, files named by uploads, what the program fills left out. */
export const schemaOf = ({ name, input }: AnyCommand): Schema => {
  const made = outward(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })) as Schema
  const schema = without(made, Object.keys(FILLED[name] ?? {}))
  return READ_FROM_FILE.has(name) && isJsonObject(schema.properties)
    ? { ...schema, properties: { ...schema.properties, file: FILE_REF } }
    : schema
}
