import type { Hono } from 'hono'
import { ok, refuse } from '../../src/kernel/result.ts'
import { peopleRoutes, sessionRoutes } from '../../src/modules/people/routes.ts'
import { draftRoutes } from '../../src/platform/http/drafts.ts'
import { NOTHING_WAITS, type ServerOptions } from '../../src/platform/http/options.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { signer } from '../../src/platform/http/signing.ts'
import type { Route } from '../../src/platform/http/visit.ts'
import { linkHolder, linkReader } from '../../src/platform/session/link.ts'
import { keepLostSubmit } from '../../src/platform/session/lost-submit.ts'
import { openSessions, type SessionConfig, type Sessions } from '../../src/platform/session/open.ts'
import { sessionReader } from '../../src/platform/session/reader.ts'
import { ErrorContent, errorTitle } from '../../src/ui/error-page.tsx'
import { usualSight } from '../../src/ui/low-vision.ts'
import { Page, PrintPage } from '../../src/ui/page.tsx'
import { uiText } from '../../src/ui/text.ts'
import type { TestDatabase } from '../setup/database.ts'

export const SECRET = 'a secret of the tests that is long enough to sign'

export type TestServerOptions = Partial<Pick<SessionConfig, 'secondStep' | 'oidc' | 'publicUrl'>> & {
  readonly routes?: readonly Route[]
}

const frameOf: ServerOptions['frame'] = async ({ lang, csrf, scope }) => ({
  lang,
  csrf,
  person: scope.kind === 'person' ? { name: scope.name, href: '/me' } : null,
  place: '',
  role: '',
  waitingRoles: scope.waitingRoles,
  sections: [],
  demo: null,
  lowVision: usualSight,
  path: '/',
})

/** The server with sign-in and people only: what those routes need, and a plain frame. */
export const testServer = (
  db: TestDatabase,
  options: TestServerOptions = {},
): { app: Hono; sessions: Sessions; faults: unknown[] } => {
  const faults: unknown[] = []
  const sessions = openSessions({
    pools: { app: db.app, auth: db.auth },
    secret: SECRET,
    secondStep: options.secondStep ?? 'optional',
    ...(options.oidc === undefined ? {} : { oidc: options.oidc }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
  })
  const ground = { sessions, server: (): ServerOptions => server }
  const server: ServerOptions = {
    pool: db.app,
    openPool: db.open,
    keys: signer(SECRET),
    routes: [
      ...draftRoutes(ground.server),
      ...sessionRoutes(ground),
      ...peopleRoutes(ground),
      ...(options.routes ?? []),
    ],
    session: sessionReader(sessions),
    link: linkReader(sessions),
    hadLink: linkHolder(sessions),
    keepLostSubmit: keepLostSubmit(sessions),
    keepFile: async (file) =>
      file.name.endsWith('.exe')
        ? refuse('fileRefused')
        : ok({ name: file.name, sha256: '0'.repeat(64), size: file.size, mediaType: file.type }),
    waiting: async () => NOTHING_WAITS,
    frame: frameOf,
    layout: (frame, request, content) =>
      request.paper
        ? PrintPage({ title: request.title, frame, children: content })
        : Page({
            title: request.title,
            frame,
            children: content,
            failed: request.failed,
            gate: request.gate,
          }),
    errorPage: ({ status, lang, requestId, sentence, gone }) =>
      Page({
        title: errorTitle(status, uiText[lang]),
        frame: {
          lang,
          csrf: '',
          person: null,
          place: '',
          role: '',
          sections: [],
          demo: null,
          lowVision: usualSight,
          path: '/',
        },
        children: ErrorContent({ status, requestId, sentence, gone }),
      }),
    log: { info: () => undefined, error: (line) => faults.push(line) },
  }
  return { app: createServer(server), sessions, faults }
}
