import pg from 'pg'

/** What pg keeps of an answer while it reads it; told anew with every answer, though a name stands for one text. */
type Columns = {
  readonly fields: unknown
  readonly _parsers: unknown
  readonly _prebuiltEmptyResultObject: unknown
}
type Wire = { readonly describe: (portal: object) => void }

/** The parts of pg's own query that `NamedQuestion` stands on; pg is pinned, and named-question.test.ts holds them. */
type Inner = pg.Submittable & {
  readonly name: string
  readonly _result: Columns
  _accumulateRows: unknown
  callback: ((fault: Error | null, result: pg.QueryResult) => void) | undefined
  prepare(wire: Wire): void
  handleCommandComplete(message: object, wire: Wire): void
}

type Known = { readonly columns: Map<string, Columns>; readonly undescribed: Wire }

/** By connection: a server keeps the columns of a prepared statement the same, or refuses to run it. */
const known = new WeakMap<Wire, Known>()

const knownOf = (wire: Wire): Known => {
  const found = known.get(wire)
  if (found !== undefined) return found
  const undescribed = Object.create(wire, { describe: { value: () => undefined } }) as Wire
  const made = { columns: new Map<string, Columns>(), undescribed }
  known.set(wire, made)
  return made
}

/** A question with a name: its columns are asked of the server once per connection and not with every answer. */
class NamedQuestion extends (pg.Query as unknown as new (config: pg.QueryConfig) => Inner) {
  override prepare(wire: Wire): void {
    const { columns, undescribed } = knownOf(wire)
    const told = columns.get(this.name)
    if (told === undefined) {
      super.prepare(wire)
      return
    }
    Object.assign(this._result, told)
    this._accumulateRows = true
    super.prepare(undescribed)
  }

  override handleCommandComplete(message: object, wire: Wire): void {
    const { columns } = knownOf(wire)
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result
    if (!columns.has(this.name)) columns.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject })
    super.handleCommandComplete(message, wire)
  }
}

/** Asks by a name: parsed and planned once per connection, answered without its columns being described again. */
export const askNamed = (
  client: pg.ClientBase,
  name: string,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> =>
  new Promise<pg.QueryResult>((resolve, reject) => {
    const question = new NamedQuestion({ name, text, values })
    question.callback = (fault, result) => (fault === null ? resolve(result) : reject(fault))
    client.query(question)
  }).catch((fault: Error) => {
    // the way here, not the way from the socket
    Error.captureStackTrace(fault)
    throw fault
  })

/** The same over any free connection of a pool. */
export const askPool = async (
  pool: pg.Pool,
  name: string,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> => {
  const client = await pool.connect()
  try {
    return await askNamed(client, name, text, values)
  } finally {
    client.release()
  }
}
