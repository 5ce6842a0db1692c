import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Hono } from 'hono'
import { passOnPart } from '../modules/assignments/public.ts'
import { assignmentRoutes } from '../modules/assignments/routes.ts'
import { firstSheet, type TableReader } from '../modules/calendar/documents.ts'
import { calendarRoutes } from '../modules/calendar/routes.tsx'
import { deficitsRoutes } from '../modules/deficits/routes.ts'
import { directiveRoutes } from '../modules/directives/routes.tsx'
import { formsRoutes } from '../modules/forms/routes.ts'
import { pairReasonsPart } from '../modules/matching/routes/pair-reasons.tsx'
import { changedBeforeSigning } from '../modules/matching/routes/rulings.tsx'
import { matchingRoutes } from '../modules/matching/routes.ts'
import { noticesRoutes } from '../modules/notices/routes.tsx'
import { pairsPart } from '../modules/pairs/public.ts'
import { pairsRoutes } from '../modules/pairs/routes.ts'
import { type PeopleGround, peopleRoutes, sessionRoutes } from '../modules/people/routes.ts'
import { programmesRoutes } from '../modules/programmes/routes.ts'
import { questionsRoutes } from '../modules/questions/public.ts'
import { roadmapsRoutes } from '../modules/roadmaps/routes.ts'
import { type SchoolsParts, sheetReader } from '../modules/schools/public.ts'
import { schoolsRoutes } from '../modules/schools/routes.ts'
import { searchRoutes } from '../modules/search/routes.tsx'
import { watchingRoutes } from '../modules/watching/routes.tsx'
import { type Database, databaseConfig } from '../platform/database/open.ts'
import { openFolderStore } from '../platform/files/folder-store.ts'
import type { FileStore } from '../platform/files/store.ts'
import { draftRoutes } from '../platform/http/drafts.ts'
import type { ServerOptions } from '../platform/http/options.ts'
import { createServer } from '../platform/http/server.ts'
import { signer } from '../platform/http/signing.ts'
import type { Route } from '../platform/http/visit.ts'
import { type Log, makeLog } from '../platform/log.ts'
import { programmaticInterface } from './api/api.ts'
import { assetHandler } from './asset-handler.ts'
import { carriers } from './carrying.ts'
import { concerns, questions } from './concerns.ts'
import { confirmDirective, resolveDirective, startDirective } from './confirm.ts'
import { resetDemo } from './demo/reset.ts'
import { downloadRoutes } from './downloads.ts'
import { errorPage, frameMaker, layout, waitingFor } from './frame.tsx'
import { health } from './health.ts'
import { type Installation, readInstallation } from './installation.ts'
import { demoDaysRoutes } from './pages/demo-days.tsx'
import { installationRoutes } from './pages/installation.tsx'
import { journalRoutes } from './pages/journal.tsx'
import { paperReader } from './paper-reader.ts'
import { plainPages } from './plain-pages.tsx'
import { commandsByModule } from './registry.ts'
import { rowsReader } from './rows-reader.ts'
import { sessionParts } from './sessions.ts'
import { signatureReader } from './signature-reader.ts'
import { compareInThread } from './solve.ts'
import { keeper } from './uploads.ts'
import { startBackground } from './work.ts'

/** Everything the program is made of, over one database. */
export type Application = {
  readonly app: Hono
  readonly routes: readonly Route[]
  readonly store: FileStore
  readonly installation: Installation
  /** Starts the background work of this process, at most `heavyAtOnce` long works side by side; gives the way to stop it. */
  readonly startWork: (heavyAtOnce?: number) => Promise<() => Promise<void>>
}

export type ApplicationOptions = {
  readonly database: Database
  /** Folder of the store of files. */
  readonly files: string
  readonly log?: Log
}

/** What other modules put on the card of a school. */
const SCHOOL_PARTS: SchoolsParts = { card: [pairsPart, passOnPart], columns: [] }

/** A stored file as a whole. */
const bytesOf =
  (store: FileStore) =>
  async (sha256: string): Promise<Uint8Array | null> => {
    const stream = await store.get(sha256)
    return stream === null ? null : new Uint8Array(await buffer(stream))
  }

/** Rows of a stored table: read as registers are, in a child process. */
const tableReader = (store: FileStore): TableReader => {
  const read = sheetReader(store)
  return async ({ sha256 }) => {
    const sheets = await read(sha256)
    return sheets.ok ? firstSheet(sheets.value) : sheets
  }
}

/** All routes of the program: the crawl, the axe test and the tenancy test walk over this list. */
export const routesOf = (
  store: FileStore,
  people: PeopleGround,
  reset: () => Promise<void> = async () => undefined,
): readonly Route[] => [
  ...draftRoutes(people.server),
  ...demoDaysRoutes({ server: people.server, reset }),
  ...plainPages,
  ...journalRoutes,
  ...installationRoutes,
  ...sessionRoutes(people),
  ...peopleRoutes(people),
  ...downloadRoutes(store),
  ...noticesRoutes,
  ...questionsRoutes(questions, concerns),
  ...assignmentRoutes,
  ...directiveRoutes(paperReader(store), signatureReader(store), {
    confirm: confirmDirective,
    resolve: resolveDirective,
    start: startDirective,
    beforeSigning: changedBeforeSigning,
  }),
  ...roadmapsRoutes(rowsReader(store), () => people.server().pool),
  ...programmesRoutes(paperReader(store), carriers),
  ...deficitsRoutes(sheetReader(store)),
  ...pairsRoutes(bytesOf(store), pairReasonsPart),
  ...matchingRoutes(compareInThread),
  ...schoolsRoutes(sheetReader(store), SCHOOL_PARTS),
  ...formsRoutes(sheetReader(store)),
  ...searchRoutes,
  ...watchingRoutes,
  ...calendarRoutes(tableReader(store)),
]

/** The story of the demo, loaded only when somebody puts it back. */
const seeding = (database: Database, files: string) => async (): Promise<void> => {
  const { seedDemo } = await import('./demo/seed.ts')
  await seedDemo(database, files, () => undefined)
}

/** Metrics, loaded only where somebody reads them. */
const counting = async (database: Database): Promise<ServerOptions['before'] & object> => {
  const token = process.env.SVYAZKA_METRICS_TOKEN ?? ''
  return token === '' ? [] : [(await import('./metrics.ts')).metrics(database, token)]
}

/** Puts the program together; does not listen yet. */
export const openApplication = async ({
  database,
  files,
  log = makeLog(),
}: ApplicationOptions): Promise<Application> => {
  const store = await openFolderStore(files)
  const installation = await readInstallation(database)
  const { sessions, ...parts } = sessionParts(database, installation)
  // the routes of signing in need the options of the very server that they are a part of
  const options: ServerOptions = {
    ...parts,
    pool: database.app,
    openPool: database.open,
    keys: signer(installation.secret),
    routes: routesOf(store, { sessions, server: () => options }, () =>
      resetDemo(database, seeding(database, files)),
    ),
    keepFile: keeper(database, store),
    waiting: waitingFor,
    frame: frameMaker(installation.isDemo),
    layout,
    errorPage,
    log,
    before: [
      ...(await counting(database)),
      health(database),
      assetHandler,
      programmaticInterface({ sessions, server: () => options }, commandsByModule(sheetReader(store))),
    ],
  }
  const app = createServer(options)
  return {
    app,
    routes: options.routes,
    store,
    installation,
    startWork: (heavyAtOnce) => startBackground(database, store, log, heavyAtOnce),
  }
}

/** Where files lie: beside the database's folder. */
export const filesFolder = (env: NodeJS.ProcessEnv): string => join(databaseConfig(env).data, 'files')
