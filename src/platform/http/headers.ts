import type { MiddlewareHandler } from 'hono'

/** No inline script or style, nothing from elsewhere (decisions 45). */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer; HSTS only where the request came over TLS. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Content-Security-Policy', CSP)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Frame-Options', 'DENY')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (c.req.header('x-forwarded-proto') === 'https')
    c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-store')
}
