import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Fields that would be personal data or secrets whatever object they come in. Ids and codes are enough to find a fault. */
const PERSONAL = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'email',
  'phone',
  'address',
  'name',
  'lastName',
  'firstName',
  'middleName',
  'body',
  'payload',
  'parameters',
]

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const field = (fault: object, name: string): string | undefined =>
  text(Object.entries(fault).find(([key]) => key === name)?.[1])

/**
 * What is written of a fault. PostgreSQL puts the values of a row into `detail`, `where` and `internalQuery`, so only the
 * code, the constraint and the table are kept beside the message.
 */
export const describeFault = (fault: unknown): Record<string, string | undefined> => {
  if (!(fault instanceof Error)) return { type: typeof fault }
  return {
    type: fault.name,
    message: fault.message,
    code: field(fault, 'code'),
    constraint: field(fault, 'constraint'),
    table: field(fault, 'table'),
    stack: fault.stack,
  }
}

export type LogOptions = { readonly level?: string; readonly destination?: DestinationStream }

const FLUSH_MS = 500
const CHUNK = 4096

/**
 * Lines are gathered and written twice a second, and at the end of the process: a line for every request must not cost a
 * call of the system each. A process killed by force loses the lines of its last half second.
 */
const errorStream = (): DestinationStream => {
  const stream = pino.destination({ fd: 2, sync: true, minLength: CHUNK })
  const flush = (): void => {
    try {
      stream.flushSync()
    } catch {
      // whoever read the lines has gone
    }
  }
  setInterval(flush, FLUSH_MS).unref()
  process.on('exit', flush)
  return stream
}

/** Makes the log of the program: JSON lines on standard error, so that standard output stays for answers of commands. */
export const makeLog = (options: LogOptions = {}): Log =>
  pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[…]' },
      serializers: { err: describeFault, error: describeFault },
    },
    options.destination ?? errorStream(),
  )
