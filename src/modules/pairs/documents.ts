import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { openPackage } from '../../documents/zip.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { ContractValues } from './domain/contracts/values.ts'

/** A form of two pages; a part that comes out larger is no contract. */
const PART_LIMIT = 8 * 1024 * 1024

/** Bytes of a stored file; null when it is gone. Given by the composition. */
export type ReadBytes = (sha256: string) => Promise<Uint8Array | null>

/** Every part is counted while it comes out, before anything opens the whole: what packs like a bomb goes no further. */
const isSound = async (bytes: Uint8Array): Promise<boolean> => {
  try {
    const file = await openPackage(bytes)
    if (!file.has('word/document.xml')) return false
    for (const name of file.names) for await (const _ of file.stream(name, PART_LIMIT));
    return true
  } catch {
    return false
  }
}

const OPTIONS = { paragraphLoop: true, linebreaks: true, errorLogging: false } as const

type Explained = {
  readonly properties?: { readonly explanation?: string; readonly errors?: readonly Explained[] }
}

/** What the reader of braces says was wrong, in its own words: they name the word. */
const explanationOf = (fault: unknown): string => {
  const { properties } = fault as Explained
  const all = properties?.errors ?? [fault as Explained]
  return all
    .map((each) => each.properties?.explanation ?? '')
    .filter((text) => text !== '')
    .join('; ')
    .slice(0, 300)
}

type Part = { readonly type: string; readonly value?: string; readonly subparsed?: readonly Part[] }

const collect = (parts: readonly Part[], found: Set<string>): void => {
  for (const part of parts) {
    if (part.type === 'placeholder' && part.value !== undefined) found.add(part.value)
    collect(part.subparsed ?? [], found)
  }
}

/** Looks at what was read of every part of the file (text, heads, feet), changes nothing. */
const collecting = (found: Set<string>) => ({
  name: 'collecting',
  postparse: <P extends Part>(parts: P[]): P[] => {
    collect(parts, found)
    return parts
  },
})

/** Words in braces of an uploaded form, in any of its parts. */
export const tagsIn = async (bytes: Uint8Array): Promise<Result<string[]>> => {
  if (!(await isSound(bytes))) return refuse('notDocx', 'file')
  try {
    const found = new Set<string>()
    new Docxtemplater(new PizZip(bytes), { ...OPTIONS, modules: [collecting(found)] })
    return ok([...found].sort())
  } catch (fault) {
    return refuse('tagBroken', 'file', { text: explanationOf(fault) })
  }
}

/** The contract by the municipality's own form. The default parser only looks words up: nothing in a form is run. */
export const renderForm = async (bytes: Uint8Array, values: ContractValues): Promise<Result<Uint8Array>> => {
  if (!(await isSound(bytes))) return refuse('notDocx')
  try {
    const document = new Docxtemplater(new PizZip(bytes), { ...OPTIONS, nullGetter: () => '' })
    document.render(values)
    return ok(document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' }))
  } catch (fault) {
    return refuse('tagBroken', undefined, { text: explanationOf(fault) })
  }
}
