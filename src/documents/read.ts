import { ok, type Result, refuse } from '../kernel/result.ts'
import { readDocx } from './docx/read.ts'
import type { DocumentModel } from './model.ts'
import { convertToDocx } from './office.ts'
import { readPdf } from './pdf/read.ts'
import { guarded, type ReadRefusalCode } from './refusals.ts'
import { type FileKind, type Sniffed, sniff } from './sniff.ts'
import { ru } from './text.ts'
import { readTxt } from './txt/read.ts'

export type DocumentReading = Result<DocumentModel, ReadRefusalCode>

type Reader = (bytes: Uint8Array, sniffed: Sniffed) => Promise<DocumentReading>

const needsOffice: Reader = async (_bytes, { kind }) => refuse('needs-libreoffice', undefined, { kind })
const notDocument: Reader = async () => refuse('not-a-document')

const READERS: Readonly<Record<FileKind, Reader>> = {
  docx: async (_bytes, { source }) => (source === null ? refuse('damaged') : ok(await readDocx(source))),
  pdf: async (bytes) => ok(await readPdf(bytes)),
  txt: async (bytes) => ok(readTxt(bytes)),
  // A text with regular tabs looks like a table and may still be an order with its annex.
  csv: async (bytes) => ok(readTxt(bytes)),
  doc: needsOffice,
  odt: needsOffice,
  rtf: needsOffice,
  xlsx: notDocument,
  ods: notDocument,
  xls: notDocument,
}

/**
 * Reads what we can read ourselves. For DOC, ODT and RTF it refuses with `needs-libreoffice` and names the kind:
 * whoever called may convert the file and come again. This is what runs in the child process.
 */
export const readWithoutOffice = (bytes: Uint8Array): Promise<DocumentReading> =>
  guarded(async () => {
    const sniffed = await sniff(bytes)
    return sniffed.ok ? READERS[sniffed.value.kind](bytes, sniffed.value) : sniffed
  })

/** Kind of the file that must be converted first, or null when the reading ended otherwise. */
export const kindToConvert = (reading: DocumentReading): FileKind | null => {
  const refusal = reading.ok ? undefined : reading.refusals.find(({ code }) => code === 'needs-libreoffice')
  const kind = refusal?.values?.kind
  return kind === 'doc' || kind === 'odt' || kind === 'rtf' ? kind : null
}

/** Marks a model that came through LibreOffice, which was seen to print other numbers than Word for the same DOC. */
export const asConverted = (reading: DocumentReading, kind: FileKind): DocumentReading => {
  if (!reading.ok) return reading
  const warning = {
    code: 'converted',
    where: ru.where.document,
    text: ru.warnings.converted(kind.toUpperCase()),
  }
  const { value } = reading
  return ok({ ...value, format: kind === 'odt' ? 'odt' : 'doc', warnings: [warning, ...value.warnings] })
}

/**
 * Reads a document in this very process: for tests and for files that we made ourselves. What a person uploaded
 * goes through `readIsolated`. Takes the bytes of the file; gives the model, or refuses with a code of
 * `READ_REFUSALS`. DOC, ODT and RTF are converted when LibreOffice is there.
 */
export const readDocumentModel = async (bytes: Uint8Array): Promise<DocumentReading> => {
  const reading = await readWithoutOffice(bytes)
  const kind = kindToConvert(reading)
  if (kind === null) return reading
  const converted = await convertToDocx(bytes, kind)
  return converted.ok ? asConverted(await readWithoutOffice(converted.value), kind) : converted
}
