import { createHash } from 'node:crypto'
import { readDocumentModel } from '../../../../documents/read.ts'
import { realDocument } from '../../../../documents/testing.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'
import type { DirectiveReading } from './types.ts'

export type Json = ReturnType<typeof readingToJson>
export type Real = { readonly json: Json; readonly reading: DirectiveReading }

const read = async (name: string): Promise<Real | null> => {
  const bytes = realDocument(name)
  if (bytes === null) return null
  const model = await readDocumentModel(bytes)
  if (!model.ok) throw new Error(`${name}: ${JSON.stringify(model.refusals)}`)
  const reading = readDirective(model.value)
  return { reading, json: readingToJson(reading) }
}

const seen = new Map<string, Promise<Real | null>>()

/** A real paper read as `read-document` reads it, once for all tests of a file; null where the papers are absent. */
export const readReal = (name: string): Promise<Real | null> => {
  const known = seen.get(name) ?? read(name)
  seen.set(name, known)
  return known
}

/** Words of a paper never stand in the repository: a short hash shows that they were read whole. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)

export const codesOf = (json: Json): string[] => json.warnings.map(({ code }) => code)

export const countOf = (json: Json, code: string): number =>
  codesOf(json).filter((each) => each === code).length

/** Everything but the format and the warnings, which also tell of the file itself. */
export const meaningOf = ({ format: _format, warnings: _warnings, ...rest }: Json) => rest

export const numbersOf = (rows: readonly { readonly number: string | null }[]): (string | null)[] =>
  rows.map(({ number }) => number)
