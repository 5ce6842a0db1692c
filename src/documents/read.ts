import { ok, type Result, refuse } from '../kernel/result.ts'
import { readDocx } from './docx/read.ts'
import type { DocumentModel } from './model.ts'
import { convertToDocx } from './office.ts'
import { readPdf } from './pdf/read.ts'
import { guarded, type ReadRefusalCode } from './refusals.ts'
import { asDocument, type FileKind, type Sniffed, sniff } from './sniff.ts'
import { ru } from './text.ts'
import { readTxt } from './txt/read.ts'

type Reading = Promise<Result<DocumentModel, ReadRefusalCode>>
type Reader = (bytes: Uint8Array, sniffed: Sniffed) => Reading

const readPackage = async ({ source }: Sniffed): Reading =>
  source === null ? refuse('damaged') : ok(await readDocx(source))

const readConverted = async (bytes: Uint8Array, { kind }: Sniffed): Reading => {
  const converted = await convertToDocx(bytes, kind)
  if (!converted.ok) return converted
  const sniffed = await sniff(converted.value)
  if (!sniffed.ok) return sniffed
  const model = await readPackage(sniffed.value)
  if (!model.ok) return model
  return ok(asConverted(model.value, kind))
}

const asConverted = (model: DocumentModel, kind: FileKind): DocumentModel => ({
  ...model,
  format: kind === 'odt' ? 'odt' : 'doc',
  // LibreOffice was seen to print other numbers than Word for the same DOC, so a person must compare them.
  warnings: [
    { code: 'converted', where: ru.where.document, text: ru.warnings.converted(kind.toUpperCase()) },
    ...model.warnings,
  ],
})

const READERS: Partial<Record<FileKind, Reader>> = {
  docx: (_bytes, sniffed) => readPackage(sniffed),
  pdf: async (bytes) => ok(await readPdf(bytes)),
  txt: async (bytes) => ok(readTxt(bytes)),
  csv: async (bytes) => ok(readTxt(bytes)),
  doc: readConverted,
  odt: readConverted,
  rtf: readConverted,
}

/**
 * Reads a document in this very process: for tests, for the child process of `isolated.ts`, and for files that we
 * made ourselves. What a person uploaded goes through `readIsolated`. Takes the bytes of the file; gives the model,
 * or refuses with a code of `READ_REFUSALS`.
 */
export const readDocumentModel = (bytes: Uint8Array): Promise<Result<DocumentModel, ReadRefusalCode>> =>
  guarded(async () => {
    const sniffed = await sniff(bytes)
    if (!sniffed.ok) return sniffed
    const document = asDocument(sniffed.value)
    if (!document.ok) return document
    return (await READERS[document.value.kind]?.(bytes, document.value)) ?? refuse('not-a-document')
  })
