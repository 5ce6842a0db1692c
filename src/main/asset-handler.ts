import type { Hono } from 'hono'
import { serveAsset } from '../ui/assets.ts'

/** Style, script, fonts: addresses carry a hash, so a browser asks once a year. */
export const assetHandler = (app: Hono): void => {
  app.get('/assets/*', (c) => {
    const answer = serveAsset(c.req.path, c.req.header('accept-encoding') ?? '')
    return answer === null ? c.notFound() : c.body(new Uint8Array(answer.bytes), 200, { ...answer.headers })
  })
  app.get('/favicon.ico', (c) => c.redirect('/', 301))
}
