import { type Result, refuse } from '../kernel/result.ts'
import type { ReadRefusalCode } from './refusals.ts'
import type { FileKind } from './sniff.ts'

export const convertToDocx = (
  _bytes: Uint8Array,
  _kind: FileKind,
): Promise<Result<Uint8Array, ReadRefusalCode>> => Promise.resolve(refuse('needs-libreoffice'))
