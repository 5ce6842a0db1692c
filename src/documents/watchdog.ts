import { Worker } from 'node:worker_threads'

/**
 * Kills this very process when it takes more memory than allowed. The heap limit of Node does not count buffers,
 * and inflated streams of a hostile PDF live there; a timer of the main thread cannot look while the parser is
 * busy, so a thread of its own looks.
 */
const WATCH = `
const { workerData } = require('node:worker_threads')
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, 'SIGKILL')
}, workerData.everyMs)
`

const MIB = 1024 * 1024
const EVERY_MS = 20

/** Starts the watch; it does not keep the process alive. */
export const watchMemory = (rssMb: number): void => {
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: { bytes: rssMb * MIB, everyMs: EVERY_MS },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  })
  worker.unref()
}
