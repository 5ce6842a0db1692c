// `npm start`: installs what is missing, builds what has changed, migrates, seeds the demo on the first run, serves.
import { pathToFileURL } from 'node:url'
import { installIfNeeded } from './install-if-needed.mjs'

installIfNeeded()
const { buildIfChanged } = await import('./build.mjs')
const entry = await buildIfChanged()
process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(entry).href)
