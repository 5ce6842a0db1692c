import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentModel } from '../documents/model.ts'
import { readDirective } from '../modules/directives/domain/reading/read.ts'

/** Entry of the thread that understands one paper. */
parentPort?.postMessage(readDirective((workerData as { readonly model: DocumentModel }).model, {}))
