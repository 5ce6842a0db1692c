import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Fields that would be personal data or secrets whatever object they come in. Ids and codes are enough to find a fault. */
const PERSONAL: ReadonlySet<string> = new Set([
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
])

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

const CENSORED = '[…]'
/** How deep in a line personal fields are looked for. */
const DEPTH = 3

const isPlain = (value: object): boolean => {
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === Object.prototype || kind === null
}

const shownValue = (key: string, value: unknown, depth: number): unknown => {
  if (PERSONAL.has(key)) return CENSORED
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error) return describeFault(value)
  if (depth === 1) return value
  if (Array.isArray(value)) return value.map((each, at) => shownValue(String(at), each, depth - 1))
  return isPlain(value) ? withoutPersonal(value, depth - 1) : value
}

/** The same line without personal data and secrets; itself when it holds none, as every line about a request does. */
const withoutPersonal = (line: object, depth = DEPTH): Record<string, unknown> => {
  const given = line as Record<string, unknown>
  let shown = given
  for (const key in given) {
    const value = shownValue(key, given[key], depth)
    if (value === given[key]) continue
    if (shown === given) shown = { ...given }
    shown[key] = value
  }
  return shown
}

export type LogOptions = { readonly level?: string; readonly destination?: DestinationStream }

const FLUSH_MS = 500
const CHUNK = 4096

/**
 * Lines are gathered and written twice a second, and at the end of the process: a line for every request must not cost a
 * call of the system each. A process killed by force loses the lines of its last half second.
 */
const openErrorStream = (): DestinationStream => {
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

let opened: DestinationStream | undefined
/** One stream for all logs of the process: each would wait for its end and flush by itself. */
const errorStream = (): DestinationStream => {
  opened ??= openErrorStream()
  return opened
}

/** Makes the log of the program: JSON lines on standard error, so that standard output stays for answers of commands. */
export const makeLog = (options: LogOptions = {}): Log =>
  pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        bindings: (given) => withoutPersonal(given),
        log: (line) => withoutPersonal(line),
      },
    },
    options.destination ?? errorStream(),
  )
