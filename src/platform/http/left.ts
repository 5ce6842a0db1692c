import type { Context } from 'hono'
import { maybe, sql } from '../database/query.ts'
import type { DraftKey } from './draft.ts'
import { formValues } from './form.ts'
import { admit } from './gate.ts'
import type { ServerOptions } from './options.ts'
import { problemOf } from './problems.ts'
import { commonSentences } from './text.ts'
import type { Answer, FormRoute, Visit } from './visit.ts'

/** Word of the address that says: what was typed here was left when the session ended. */
const LEFT = 'left'

/** The page that a form was sent from. */
export const pageOfForm = (c: Context): string => {
  const page = c.req.header('referer')
  return page === undefined ? '/' : new URL(page, c.req.url).pathname
}

/** A form that came without a session: signing in leads back to the page it was sent from. */
export const signInFirst = (c: Context, page: string = pageOfForm(c)): Response =>
  c.redirect(`/sign-in?next=${encodeURIComponent(page)}`, 303)

/** The draft of a form that names none of its own: known by its route and its very address. */
export const plainDraft = (c: Context, route: Pick<FormRoute, 'path'>): DraftKey => ({
  form: route.path,
  subject: c.req.path,
  title: '',
  address: `${pageOfForm(c)}?${LEFT}=1`,
})

/** Values of `:names` of a route in a path that it matches. */
export const paramsIn = (route: string, path: string): Readonly<Record<string, string>> => {
  const parts = path.split('/')
  return Object.fromEntries(
    route.split('/').flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : [])),
  )
}

type Kept = {
  readonly form: string
  readonly subject: string
  readonly fields: Record<string, string[]>
  readonly version: number | null
}

const keptAt = ({ tx, c }: Visit): Promise<Kept | null> =>
  maybe(
    tx,
    sql<Kept>`select form, subject, fields, base_version as version from draft
      where person_id = ${tx.scope.person} and address = ${`${c.req.path}?${LEFT}=1`} and form like '/%' order by updated_at desc limit 1`,
  )

/**
 * After the sign-in that followed a lost session: the page with everything that was typed (decisions 35), drawn by the form
 * itself as it draws a refused one. Null when nothing was left here.
 */
export const showLeft = async (visit: Visit, options: ServerOptions): Promise<Answer | null> => {
  if (visit.query(LEFT) === '' || visit.scope.kind !== 'person') return null
  const kept = await keptAt(visit)
  const route = options.routes.find(
    (each): each is FormRoute => 'command' in each && each.path === kept?.form,
  )
  if (kept === null || route === undefined || admit(route.audience, visit.scope) !== 'in') return null
  const params = paramsIn(route.path, kept.subject)
  return route.again(
    { ...visit, param: (name) => params[name] ?? '' },
    {
      values: formValues(kept.fields),
      problems: [problemOf({ code: 'leftUnsent' }, visit.lang, commonSentences)],
      ...(kept.version === null ? {} : { conflict: kept.version }),
    },
  )
}
