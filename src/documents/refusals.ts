import { type Refusal, type Result, refuse } from '../kernel/result.ts'

/** Why a file was not read; `text.ts` has the sentence for each code. */
export const READ_REFUSALS = [
  'empty-file',
  'file-too-big',
  'unknown-format',
  'not-a-document',
  'not-a-table',
  'encrypted',
  'macros',
  'damaged',
  'inflates-too-much',
  'too-many-parts',
  'forbidden-doctype',
  'too-deep',
  'too-many-nodes',
  'too-many-cells',
  'too-many-rows',
  'too-many-pages',
  'too-much-text',
  'no-text-layer',
  'needs-libreoffice',
  'conversion-failed',
  'took-too-long',
  'took-too-much-memory',
  'reader-failed',
] as const

export type ReadRefusalCode = (typeof READ_REFUSALS)[number]

/**
 * A refusal met deep inside a streaming parser, where a value cannot be handed up: parsers call back, they do not
 * return. `guarded` turns it into a `Result` at the door of the folder, so nobody outside ever sees it thrown.
 */
export class ReadRefusal extends Error {
  readonly code: ReadRefusalCode
  readonly values: Refusal['values']

  constructor(code: ReadRefusalCode, values?: Refusal['values']) {
    super(code)
    this.name = 'ReadRefusal'
    this.code = code
    this.values = values
  }
}

/**
 * Runs a reader and gives its outcome as a value. Takes the work; gives ok, or the refusal that the work threw.
 * Any other exception means a file that a library could not take apart: `damaged`.
 */
export const guarded = async <T>(
  work: () => Promise<Result<T, ReadRefusalCode>>,
): Promise<Result<T, ReadRefusalCode>> => {
  try {
    return await work()
  } catch (failure) {
    if (failure instanceof ReadRefusal) return refuse(failure.code, undefined, failure.values)
    return refuse('damaged', undefined, {
      detail: failure instanceof Error ? failure.message : String(failure),
    })
  }
}
