import { ok, type Result, refuse } from '../../kernel/result.ts'
import { MAX_BODY } from '../../platform/http/body.ts'
import type { ServerOptions } from '../../platform/http/options.ts'
import { problemOf } from '../../platform/http/problems.ts'
import { fileOfToken, fileToken } from '../../platform/http/signing.ts'
import { commonSentences } from '../../platform/http/text.ts'
import type { ApiVisit } from './caller.ts'
import { problem } from './problem.ts'

/** Takes a file into the store and gives a signed word for it; a command names the file by that word (decisions 41). */
export const takeFile =
  (server: () => ServerOptions) =>
  async ({ c, caller, lang }: ApiVisit): Promise<Response> => {
    if (!caller.writes) return problem(c, lang, 'readOnlyKey')
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY) return problem(c, lang, 'tooLarge')
    const form = await c.req.raw.formData().catch(() => null)
    const file = form?.get('file')
    if (file === null || file === undefined || typeof file === 'string') return problem(c, lang, 'noFile')
    const { keepFile, keys } = server()
    const kept = await keepFile(file)
    if (!kept.ok) {
      const errors = kept.refusals.map((refusal) => ({
        code: refusal.code,
        field: 'file',
        detail: problemOf(refusal, lang, commonSentences).text,
      }))
      return problem(c, lang, 'refused', { errors })
    }
    const { name, size, mediaType } = kept.value
    return c.json({ upload: fileToken(keys, kept.value), name, size, mediaType }, 201)
  }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The body of a command with words of uploads changed into stored files. A body that names a file by its hash is refused: knowing
 * a hash opens nothing (decisions 41).
 */
export const withFiles = (value: unknown, keys: ServerOptions['keys']): Result<unknown, 'fileByWord'> => {
  if (Array.isArray(value)) {
    const parts: unknown[] = []
    for (const each of value) {
      const part = withFiles(each, keys)
      if (!part.ok) return part
      parts.push(part.value)
    }
    return ok(parts)
  }
  if (!isObject(value)) return ok(value)
  if ('sha256' in value) return refuse('fileByWord')
  if (typeof value.upload === 'string' && Object.keys(value).length === 1) {
    const file = fileOfToken(keys, value.upload)
    return file === null ? refuse('fileByWord') : ok(file)
  }
  const members: [string, unknown][] = []
  for (const [name, each] of Object.entries(value)) {
    const part = withFiles(each, keys)
    if (!part.ok) return part
    members.push([name, part.value])
  }
  return ok(Object.fromEntries(members))
}
