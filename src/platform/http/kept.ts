import { createHash } from 'node:crypto'

/** For how long an answer may be kept by whoever asked; `isShared` when it is the same for everybody. */
export type Keeping = { readonly seconds: number; readonly isShared: boolean }

/** What a page without sign-in depends on: language and form of low vision stand in cookies. */
const VARIES = 'accept-encoding, accept-language, cookie'

/** The same answer with its tag and how long it may be kept; 304 without a body when the asker has it already. */
export const keptAnswer = async (
  response: Response,
  { seconds, isShared }: Keeping,
  known: string | undefined,
): Promise<Response> => {
  if (response.status !== 200) return response
  const body = await response.arrayBuffer()
  const tag = `W/"${createHash('sha256').update(new Uint8Array(body)).digest('base64url').slice(0, 22)}"`
  const headers = new Headers(response.headers)
  headers.set('etag', tag)
  headers.set('cache-control', `${isShared ? 'public' : 'private'}, max-age=${seconds}`)
  if (!isShared) headers.set('vary', VARIES)
  const has = (known ?? '').split(',').some((each) => each.trim() === tag)
  return new Response(has ? null : body, { status: has ? 304 : 200, headers })
}
