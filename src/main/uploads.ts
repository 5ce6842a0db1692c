import { sniff } from '../documents/sniff.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { moment } from '../platform/clock.ts'
import type { Database } from '../platform/database/open.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Keeper } from '../platform/http/body.ts'
import { FILE_TYPES } from '../platform/http/download.ts'
import type { StoredFile } from '../platform/http/form.ts'

/** 20 MB, as the upload field says. */
const LIMIT = 20 * 1024 * 1024
const MAX_NAME = 200

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  docx: FILE_TYPES.docx,
  xlsx: FILE_TYPES.xlsx,
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

const PICTURES: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
]

/** A detached signature: DER or PEM of PKCS #7, under the names that signing programs give it. */
const signatureType = (bytes: Uint8Array, name: string): string | null => {
  const isDer = bytes[0] === 0x30 && ((bytes[1] ?? 0) & 0x80) !== 0
  const isPem = Buffer.from(bytes.subarray(0, 11)).toString('latin1') === '-----BEGIN '
  return /\.(sig|p7s)$/iu.test(name) && (isDer || isPem) ? 'application/pkcs7-signature' : null
}

const pictureType = (bytes: Uint8Array): string | null =>
  PICTURES.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1] ?? null

/** Type by content, never by name; null for what we do not take (macros, programs, archives). */
const typeOf = async (bytes: Uint8Array, name: string): Promise<string | null> => {
  const known = pictureType(bytes) ?? signatureType(bytes, name)
  if (known !== null) return known
  const sniffed = await sniff(bytes)
  return sniffed.ok ? (DOCUMENT_TYPES[sniffed.value.kind] ?? null) : null
}

/** A name that is safe to show and to download: no paths, no control characters. */
const safeName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  const clean = last.replace(/[\u0000-\u001f\u007f"]/g, ' ').trim()
  return clean.length === 0 ? 'file' : clean.slice(-MAX_NAME)
}

/** Puts an uploaded file into the store and names it in the table of blobs; an unused one goes away after a week. */
export const keeper =
  (database: Pick<Database, 'worker'>, store: FileStore): Keeper =>
  async (file): Promise<Result<StoredFile, 'fileTooLarge' | 'fileRefused'>> => {
    if (file.size > LIMIT) return refuse('fileTooLarge')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const mediaType = await typeOf(bytes, file.name)
    if (mediaType === null) return refuse('fileRefused')
    const put = await store.put(one(bytes), { limit: LIMIT })
    if (!put.ok) return refuse(put.refusals[0]?.code === 'fileTooLarge' ? 'fileTooLarge' : 'fileRefused')
    await database.worker.query(
      'insert into file_blob (sha256, size, created_at) values ($1, $2, $3) on conflict do nothing',
      [put.value.sha256, put.value.size, moment()],
    )
    return ok({ name: safeName(file.name), sha256: put.value.sha256, size: put.value.size, mediaType })
  }

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
