import pg from 'pg'

/** Where a sent job is announced at the commit of its transaction. */
export const JOBS_CHANNEL = 'svyazka_jobs'

const PAUSE_MS = 5_000

/** A pool hides its password from whoever copies its options: without this the connection is refused, and nobody notices. */
export const loginOf = ({ options }: pg.Pool): pg.ClientConfig => ({
  ...options,
  ...(options.password === undefined ? {} : { password: options.password }),
})

/** A connection that waits for announcements. */
export type Listening = { readonly stop: () => Promise<void> }

/**
 * Calls `heard` for every announcement on a channel, over a connection of its own. One that breaks is made again a little
 * later: until then the queue is looked into from time to time anyway.
 */
export const listenTo = (
  pool: pg.Pool,
  channel: string,
  heard: () => void,
  failed: (fault: Error) => void = () => undefined,
): Listening => {
  const state: { client: pg.Client | null; timer: NodeJS.Timeout | undefined; stopped: boolean } = {
    client: null,
    timer: undefined,
    stopped: false,
  }
  const again = (): void => {
    state.client = null
    if (!state.stopped) state.timer ??= setTimeout(begin, PAUSE_MS).unref()
  }
  const begin = (): void => {
    state.timer = undefined
    const client = new pg.Client({ ...loginOf(pool), application_name: 'svyazka listening' })
    state.client = client
    client.on('notification', heard)
    client.on('error', again)
    client.on('end', again)
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .catch((fault: Error) => {
        if (!state.stopped) failed(fault)
        again()
      })
  }
  begin()
  return {
    stop: async () => {
      state.stopped = true
      clearTimeout(state.timer)
      await state.client?.end().catch(() => undefined)
    },
  }
}
