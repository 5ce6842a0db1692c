import { Socket } from 'node:net'

/**
 * A socket that sends everything written in one turn of the program at once. Begin, settings, counts and the rows of a
 * page are asked for together (the pool is in pipeline mode), so they cost one call of the system and wake the server
 * once: on the machines we have measured that call is dearer than the queries.
 */
export const batchingSocket = (): Socket => {
  const socket = new Socket()
  const held = { now: false }
  const write = socket.write.bind(socket)
  const hold = (): void => {
    if (held.now) return
    held.now = true
    socket.cork()
    // the queue of ticks runs after the promises that are ready now, so what they ask goes along
    process.nextTick(() => {
      held.now = false
      socket.uncork()
    })
  }
  // `connect` puts Node's own `write` back over that of a subclass, so it is replaced after it
  socket.once('connect', () => {
    socket.write = ((...given: Parameters<typeof write>) => {
      hold()
      return write(...given)
    }) as typeof socket.write
  })
  return socket
}
