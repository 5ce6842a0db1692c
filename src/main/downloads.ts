import { Readable } from 'node:stream'
import { isUuid } from '../kernel/ids.ts'
import { maybe, sql } from '../platform/database/query.ts'
import type { FileStore } from '../platform/files/store.ts'
import { type Answer, NOT_FOUND, page, type Route } from '../platform/http/visit.ts'

type Found = {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
}

/** A browser shows pictures and PDF itself; anything else is saved. Never as a page of ours. */
const disposition = (file: Found): string => {
  const how = /^image\/(png|jpeg|gif)$|^application\/pdf$/.test(file.mediaType) ? 'inline' : 'attachment'
  return `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`
}

const send = async (store: FileStore, file: Found): Promise<Answer> => {
  const bytes = await store.get(file.sha256)
  if (bytes === null) return NOT_FOUND
  const headers = {
    'content-type': file.mediaType,
    'content-length': String(file.size),
    'content-disposition': disposition(file),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  return { kind: 'response', response: new Response(Readable.toWeb(bytes) as ReadableStream, { headers }) }
}

/** Files of records: the row of the attachment decides who may have it, the store only keeps bytes (decisions 41). */
export const downloadRoutes = (store: FileStore): readonly Route[] => [
  page('/files/:id', 'personOrLink', async (visit) => {
    const id = visit.param('id')
    if (!isUuid(id)) return NOT_FOUND
    const file = await maybe(
      visit.tx,
      sql<Found>`select name, sha256, size, media_type as "mediaType" from attachment where id = ${id} and removed_at is null`,
    )
    return file === null ? NOT_FOUND : send(store, file)
  }),
]
