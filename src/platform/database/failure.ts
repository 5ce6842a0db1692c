import { ru } from './text.ts'

export type FailureCode = keyof typeof ru
type Values<Code extends FailureCode> = Parameters<(typeof ru)[Code]>[0]

const sentences: { readonly [Code in FailureCode]: (values: Values<Code>) => string } = ru

/**
 * The database cannot be opened or changed for a reason that an administrator can act on.
 * `message` is a Russian sentence for the console; everything else that is thrown is a fault of the program.
 */
export class DatabaseFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string) {
    super(message)
    this.name = 'DatabaseFailure'
    this.code = code
  }
}

/** Makes a failure with its sentence from `text.ts`. */
export const failure = <Code extends FailureCode>(code: Code, values: Values<Code>): DatabaseFailure =>
  new DatabaseFailure(code, sentences[code](values))

/** The system's error code (`ENOENT`) or PostgreSQL's SQLSTATE (`42501`) of anything thrown; empty when it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''

/** The words of anything thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
