import { Hono } from 'hono'
import { moment } from '../clock.ts'
import { languageOf } from './cookies.ts'
import { formHandler } from './form-handler.ts'
import { callerOf, requestIdOf } from './gate.ts'
import { securityHeaders } from './headers.ts'
import type { ServerOptions } from './options.ts'
import { pageHandler, plainHandler } from './page-handler.ts'
import { rateLimit } from './rate.ts'
import { sendError } from './respond.ts'
import type { Route } from './visit.ts'

const addRoute = (app: Hono, route: Route, options: ServerOptions): void => {
  if ('show' in route) app.get(route.path, pageHandler(route, options))
  else if ('plain' in route) app.on(route.method, route.path, plainHandler(route, options))
  else app.post(route.path, formHandler(route, options))
}

const errorCaller = (c: Parameters<typeof requestIdOf>[0]) => ({
  lang: languageOf(c, null),
  requestId: requestIdOf(c),
})

/**
 * The web application: every route goes through the same door. Faults of the program reach one error page with the
 * request's number; the log has the number and the fault, never a person's data.
 */
export const createServer = (options: ServerOptions): Hono => {
  const app = new Hono()
  const submits = rateLimit(60, 120)
  const openReads = rateLimit(300, 600)
  app.use(securityHeaders)
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    options.log.info(
      {
        request: requestIdOf(c),
        method: c.req.method,
        path: c.req.routePath,
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })
  app.use(async (c, next) => {
    // the API counts by key and reads no cookies
    const isForm = c.req.method === 'POST' && !c.req.path.startsWith('/api/')
    const limit = isForm ? submits : c.req.path.startsWith('/open') ? openReads : null
    if (limit?.allow(c.req.header('cookie') ?? 'nobody', Date.parse(moment())) === false)
      return sendError(c, errorCaller(c), options, 429)
    return next()
  })
  for (const add of options.before ?? []) add(app)
  for (const route of options.routes) addRoute(app, route, options)
  app.notFound(async (c) => sendError(c, await callerOf(c, options), options, 404))
  app.onError((fault, c) => {
    options.log.error({ request: requestIdOf(c), path: c.req.routePath, err: fault }, 'fault')
    return sendError(c, errorCaller(c), options, 500)
  })
  return app
}
