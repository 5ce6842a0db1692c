/** A full heap ends a thread by this error of Node. */
export const isOutOfMemory = (failure: Error): boolean =>
  'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
