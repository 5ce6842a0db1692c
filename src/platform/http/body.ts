import type { Context } from 'hono'
import type { Refusal, Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type FormValues, formValues, type StoredFile } from './form.ts'
import { fileOfToken, type Signer } from './signing.ts'

/** The whole request: 20 MB of a file and the fields beside it. */
export const MAX_BODY = 22 * 1024 * 1024
const MAX_FIELD = 200_000
const MAX_FIELDS = 5_000

/** Puts an uploaded file into the store; refuses by size or kind. */
export type Keeper = (file: File) => Promise<Result<StoredFile, 'fileTooLarge' | 'fileRefused'>>

/** What makes a form unreadable as a whole. */
export type FormFault = 'fileTooLarge' | 'badForm'

/** A form as it came: what was typed, and the files of it that cannot be taken, each with its field. */
export type SentForm = { readonly values: FormValues; readonly refused: readonly Refusal[] }

const isFile = (value: unknown): value is File =>
  typeof value === 'object' && value !== null && 'arrayBuffer' in value

type Gathered = {
  readonly fields: Record<string, string[]>
  readonly files: Record<string, StoredFile[]>
  readonly refused: Refusal[]
}

const put = <T>(lists: Record<string, T[]>, name: string, value: T): void => {
  const list = lists[name] ?? []
  list.push(value)
  lists[name] = list
}

const gather = async (
  into: Gathered,
  name: string,
  value: File | string,
  keep: Keeper,
  keys: Signer,
): Promise<Result<null, FormFault>> => {
  if (isFile(value)) {
    // a field without a file comes with no name; a file with nothing in it is a broken one, and its sender must know
    if (value.size === 0) {
      if (value.name !== '') into.refused.push({ code: 'fileEmpty', field: name })
      return ok(null)
    }
    const kept = await keep(value)
    if (kept.ok) put(into.files, name, kept.value)
    else into.refused.push({ code: kept.refusals[0]?.code ?? 'fileRefused', field: name })
    return ok(null)
  }
  if (name.endsWith('__kept')) {
    const file = fileOfToken(keys, value)
    if (file !== null) put(into.files, name.slice(0, -'__kept'.length), file)
    return ok(null)
  }
  if (value.length > MAX_FIELD) return refuse('badForm', name)
  put(into.fields, name, value.replaceAll('\r\n', '\n').replaceAll('\u0000', ''))
  return ok(null)
}

/**
 * Reads a submitted form. Files go to the store at once, so that a refused submit does not lose them; a field `x__kept`
 * brings back a file kept earlier. A file that cannot be taken is named with its field and everything else stays; refuses as
 * a whole only what no honest form can send.
 */
export const readForm = async (
  c: Context,
  keep: Keeper,
  keys: Signer,
): Promise<Result<SentForm, FormFault>> => {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > MAX_BODY) return refuse('fileTooLarge')
  const body = await c.req.raw.formData().catch(() => null)
  if (body === null) return refuse('badForm')
  const into: Gathered = { fields: Object.create(null), files: Object.create(null), refused: [] }
  let count = 0
  for (const [name, value] of body.entries()) {
    if (++count > MAX_FIELDS) return refuse('badForm')
    const taken = await gather(into, name, value, keep, keys)
    if (!taken.ok) return taken
  }
  return ok({ values: formValues(into.fields, into.files), refused: into.refused })
}
