import { ok, type Result } from '../kernel/result.ts'
import { compoundNames } from './compound.ts'
import { delimiterOf } from './delimiter.ts'
import { decodeText } from './encoding.ts'
import { LIMITS } from './limits.ts'
import { guarded, ReadRefusal, type ReadRefusalCode } from './refusals.ts'
import { openPackage, type Package } from './zip.ts'

export type FileKind = 'docx' | 'odt' | 'doc' | 'rtf' | 'pdf' | 'txt' | 'xlsx' | 'ods' | 'xls' | 'csv'

export type Sniffed = {
  readonly kind: FileKind
  /** The opened ZIP of DOCX, XLSX, ODT, ODS; null for the rest. */
  readonly source: Package | null
}

const MAIN_TYPES: readonly (readonly [RegExp, FileKind])[] = [
  [/wordprocessingml\.(document|template)\.main\+xml/, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main\+xml/, 'xlsx'],
]

const OPEN_DOCUMENT_TYPES = new Map<string, FileKind>([
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.text-template', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
])

const CONTENT_TYPES = '[Content_Types].xml'
const SMALL_PART = 1024 * 1024

/** `vbaProject.bin` is Word's and Excel's, `Basic/` and `Scripts/` are LibreOffice's place of macros. */
const MACRO_PART = /(^|\/)vbaProject\.bin$|^Basic\/.+|^Scripts\/.+/i

const smallText = async (source: Package, name: string): Promise<string> =>
  source.has(name) ? (await source.bytes(name, SMALL_PART)).toString('utf8') : ''

const sniffZip = async (bytes: Uint8Array): Promise<Sniffed> => {
  const source = await openPackage(bytes)
  const types = await smallText(source, CONTENT_TYPES)
  if (/macroEnabled/i.test(types) || source.names.some((name) => MACRO_PART.test(name)))
    throw new ReadRefusal('macros')
  const office = MAIN_TYPES.find(([pattern]) => pattern.test(types))
  if (office !== undefined) return { kind: office[1], source }
  const open = OPEN_DOCUMENT_TYPES.get((await smallText(source, 'mimetype')).trim())
  if (open === undefined) throw new ReadRefusal('unknown-format')
  const manifest = await smallText(source, 'META-INF/manifest.xml')
  if (/encryption-data/.test(manifest)) throw new ReadRefusal('encrypted')
  return { kind: open, source }
}

const COMPOUND_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const sniffCompound = (bytes: Buffer): Sniffed => {
  const names = compoundNames(bytes)
  if (names.has('EncryptedPackage')) throw new ReadRefusal('encrypted')
  if (names.has('_VBA_PROJECT') || names.has('_VBA_PROJECT_CUR')) throw new ReadRefusal('macros')
  if (names.has('WordDocument')) return { kind: 'doc', source: null }
  if (names.has('Workbook') || names.has('Book')) return { kind: 'xls', source: null }
  throw new ReadRefusal('unknown-format')
}

const MARKUP = /^\s*(<\?xml|<!doctype|<html|<svg)/i

const sniffText = (bytes: Uint8Array): Sniffed => {
  const { text } = decodeText(bytes)
  if (MARKUP.test(text.slice(0, 512))) throw new ReadRefusal('unknown-format')
  return { kind: delimiterOf(text) === null ? 'txt' : 'csv', source: null }
}

const PDF_HEAD = 1024

const sniffBytes = async (buffer: Buffer): Promise<Sniffed> => {
  if (buffer.length === 0) throw new ReadRefusal('empty-file')
  if (buffer.length > LIMITS.uploadBytes) {
    throw new ReadRefusal('file-too-big', { limit: Math.round(LIMITS.uploadBytes / 1024 / 1024) })
  }
  if (buffer.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return sniffZip(buffer)
  if (buffer.subarray(0, 8).equals(COMPOUND_SIGNATURE)) return sniffCompound(buffer)
  if (buffer.subarray(0, PDF_HEAD).includes('%PDF-')) return { kind: 'pdf', source: null }
  if (buffer.subarray(0, 5).toString('latin1') === '{\\rtf') return { kind: 'rtf', source: null }
  return sniffText(buffer)
}

/**
 * Tells what a file is by its contents; the name is never asked. Macros are refused whatever the file is called,
 * protected files too. Takes the whole upload; gives the kind and, for ZIP kinds, the opened package. Refuses:
 * empty-file, file-too-big, macros, encrypted, damaged, too-many-parts, unknown-format.
 */
export const sniff = (bytes: Uint8Array): Promise<Result<Sniffed, ReadRefusalCode>> =>
  guarded(async () => ok(await sniffBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))))
