import { PassThrough, type Readable } from 'node:stream'
import type { ClientBase, Connection, Submittable } from 'pg'

/** What pg gives the active query besides the documented calls; typed here, because its types leave COPY out. */
type CopyConnection = Connection & {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain?: boolean }
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (message: string) => void
}
type CommandComplete = { readonly text: string }
type CopyQuery = Submittable & {
  readonly handleCopyData?: (message: { readonly chunk: Buffer }, connection: CopyConnection) => void
  readonly handleCopyInResponse?: (connection: CopyConnection) => void
  readonly handleRowDescription: () => void
  readonly handleDataRow: () => void
  readonly handleCommandComplete: (message: CommandComplete) => void
  readonly handleReadyForQuery: () => void
  readonly handleError: (error: Error) => void
}

const BUFFER = 1024 * 1024
const NOTHING = (): void => undefined

const submitText = (text: string) => (connection: Connection) => (connection as CopyConnection).query(text)

/** The number of rows in the tag of a finished command: `COPY 42`. */
const rowsOf = ({ text }: CommandComplete): number => Number(/\d+$/.exec(text)?.[0] ?? 0)

/** The rows of `COPY … TO STDOUT` as they come, at the reader's speed; `rows` is known after the end. */
export type CopyOut = { readonly stream: Readable; readonly rows: () => number }

/** Runs `COPY … TO STDOUT` on a client (inside its transaction). The client is busy until the stream has ended. */
export const copyOut = (client: ClientBase, statement: string): CopyOut => {
  const stream = new PassThrough({ highWaterMark: BUFFER })
  const state: { rows: number; paused: CopyConnection['stream'] | null } = { rows: 0, paused: null }
  const goOn = (): void => {
    state.paused?.resume()
    state.paused = null
  }
  stream.on('drain', goOn)
  // A reader that leaves early: the rest comes and is thrown away, the connection stays good.
  stream.once('close', goOn)
  const query: CopyQuery = {
    submit: submitText(statement),
    handleCopyData: ({ chunk }, connection) => {
      // A copy: pg reads the next packets into the same memory.
      if (stream.destroyed || stream.write(Buffer.from(chunk)) || state.paused !== null) return
      state.paused = connection.stream
      connection.stream.pause()
    },
    handleRowDescription: NOTHING,
    handleDataRow: NOTHING,
    handleCommandComplete: (message) => {
      state.rows = rowsOf(message)
    },
    handleReadyForQuery: () => {
      // Everything has come. An ended stream emits no `drain`, so the connection is let go here.
      goOn()
      stream.end()
    },
    handleError: (error) => stream.destroy(error),
  }
  client.query(query)
  return { stream, rows: () => state.rows }
}

const drained = (connection: CopyConnection): Promise<void> =>
  new Promise((resolve) => {
    if (connection.stream.writableNeedDrain === true) connection.stream.once('drain', () => resolve())
    else resolve()
  })

const pump = async (
  source: AsyncIterable<Buffer>,
  connection: CopyConnection,
  stopped: () => boolean,
): Promise<void> => {
  try {
    for await (const chunk of source) {
      if (stopped()) return
      connection.sendCopyFromChunk(chunk)
      await drained(connection)
    }
    connection.endCopyFrom()
  } catch (error) {
    connection.sendCopyFail(error instanceof Error ? error.message : 'source failed')
  }
}

/**
 * Runs `COPY … FROM STDIN` with the bytes of `source`; gives the number of rows. A refused row or a source that fails
 * rejects, and the transaction is aborted.
 */
export const copyIn = (
  client: ClientBase,
  statement: string,
  source: AsyncIterable<Buffer>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const state = { rows: 0, failed: false }
    const query: CopyQuery = {
      submit: submitText(statement),
      handleCopyInResponse: (connection) => void pump(source, connection, () => state.failed),
      handleRowDescription: NOTHING,
      handleDataRow: NOTHING,
      handleCommandComplete: (message) => {
        state.rows = rowsOf(message)
      },
      handleReadyForQuery: () => resolve(state.rows),
      handleError: (error) => {
        state.failed = true
        reject(error)
      },
    }
    client.query(query)
  })

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One row for `COPY … FROM STDIN` in its text format; null becomes `\N`. */
export const copyLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? '\\N' : String(value).replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign))).join('\t')}\n`
