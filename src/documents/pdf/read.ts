import type { DocumentModel } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'

export const readPdf = (_bytes: Uint8Array): Promise<DocumentModel> =>
  Promise.reject(new ReadRefusal('no-text-layer'))
