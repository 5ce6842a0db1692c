import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { pack } from './packing.ts'

const HTML = { 'content-type': 'text/html; charset=UTF-8', vary: 'accept-encoding' }

/** Sends a whole page. The doctype is written here, once: `c.html` writes none and the browser would fall into quirks mode. */
export const sendPage = async (c: Context, page: Child, status = 200): Promise<Response> => {
  const { body, encoding } = await pack(
    `<!doctype html>${await markup(page)}`,
    c.req.header('accept-encoding') ?? '',
  )
  const headers = encoding === null ? HTML : { ...HTML, 'content-encoding': encoding }
  return c.body(body, status as ContentfulStatusCode, headers)
}

/** Markup of a node; what is not a node (null, false) gives nothing. */
export const markup = async (page: Child): Promise<string> =>
  page === null || page === undefined || typeof page === 'boolean' ? '' : String(await page.toString())
