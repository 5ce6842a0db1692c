import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Sends a whole page. The doctype is written here, once: `c.html` writes none and the browser would fall into quirks mode. */
export const sendPage = async (c: Context, page: Child, status = 200): Promise<Response> =>
  c.html(`<!doctype html>${await markup(page)}`, status as ContentfulStatusCode)

/** Markup of a node; what is not a node (null, false) gives nothing. */
export const markup = async (page: Child): Promise<string> =>
  page === null || page === undefined || typeof page === 'boolean' ? '' : String(await page.toString())
