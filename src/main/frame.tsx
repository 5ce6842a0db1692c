import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { myCounts } from '../modules/assignments/public.ts'
import { unreadNews } from '../modules/notices/public.ts'
import { localRoles } from '../modules/schools/public.ts'
import { keptFilters, savedFilters, thingTools } from '../modules/watching/public.ts'
import { one, sql, type Tx } from '../platform/database/query.ts'
import { type ErrorFacts, type FrameContext, NOTHING_WAITS } from '../platform/http/options.ts'
import type { FrameRequest, Waiting } from '../platform/http/visit.ts'
import type { Language, Scope } from '../platform/scope/scope.ts'
import { ErrorContent, errorTitle } from '../ui/error-page.tsx'
import type { Frame } from '../ui/frame.ts'
import { parseSight, SIGHT_COOKIE } from '../ui/low-vision.ts'
import { Page, PrintPage } from '../ui/page.tsx'
import { uiText } from '../ui/text.ts'
import { helpAnchor } from './pages/help.tsx'
import { sectionAt, sectionsFor } from './sections.ts'

/** «Ольховская Н. П.»: how a person is named in the header. */
const shortName = (name: string): string => {
  const [last = '', ...rest] = name.split(' ')
  return [last, ...rest.map((part) => `${part.slice(0, 1)}.`)].join(' ')
}

const placeOf = (scope: Scope, roleName: (code: string) => string): { place: string; role: string } => {
  if (scope.kind === 'link') return { place: scope.name, role: '' }
  const first = scope.roles[0]
  if (first === undefined) return { place: '', role: '' }
  const roles = scope.roles
    .filter((held) => held.nodeName === first.nodeName)
    .map((held) => roleName(held.role))
  return { place: first.nodeName, role: [...new Set(roles)].join(', ') }
}

const pathOf = (c: Context): string => {
  const { url, method } = c.req
  // the address is whole already: scheme, host, path and query
  return method === 'GET'
    ? url.slice(url.indexOf('/', url.indexOf('//') + 2))
    : new URL(c.req.header('referer') ?? '/', url).pathname
}

type Counted = Omit<Waiting, 'saved'> & { readonly filters: Parameters<typeof savedFilters>[1] }

/**
 * What the frame says on every page: the counts, and the filters kept for the list that is opened. One question for every page;
 * only people who have signed in owe anything.
 */
export const waitingFor = async (tx: Tx, c: Context): Promise<Waiting> => {
  if (tx.scope.kind !== 'person') return NOTHING_WAITS
  // a page that came back with problems is no list
  const address = c.req.method === 'GET' ? pathOf(c) : ''
  const { filters, ...counts } = await one(
    tx,
    sql<Counted>`select counts.*, ${unreadNews(tx)} as unread, ${keptFilters(tx, address)} as filters from ${myCounts(tx)} counts`,
  )
  return { ...counts, saved: savedFilters(address, filters) }
}

/** The same page today. */
const withoutDay = (path: string): string => {
  const [page = '', query = ''] = path.split('?')
  const wishes = new URLSearchParams(query)
  wishes.delete('on')
  return wishes.size === 0 ? page : `${page}?${wishes}`
}

/** What surrounds pages; `isDemo` adds the band with the business date. */
export const frameMaker =
  (isDemo: boolean) =>
  async ({ c, tx, scope, lang, csrf, waiting }: FrameContext, request: FrameRequest): Promise<Frame> => {
    const path = pathOf(c)
    const roleName = localRoles({ scope, lang })
    const { about } = request
    // only people keep things
    const [counts, thing] = await Promise.all([
      waiting,
      scope.kind !== 'person' || about === undefined ? undefined : thingTools(tx, about),
    ])
    return {
      lang,
      person: scope.kind === 'person' ? { name: shortName(scope.name), href: '/me' } : null,
      ...placeOf(scope, roleName),
      roleName,
      waitingRoles: scope.waitingRoles.map(roleName),
      sections: sectionsFor(scope, lang, request.section, counts),
      helpAnchor: helpAnchor(sectionAt(request.section)),
      demo:
        isDemo && scope.kind === 'person'
          ? { today: scope.today, isPast: scope.shift < 0, href: '/demo/date' }
          : null,
      // a one-time link opens what waits for an answer, not how it once was
      ...(request.on === undefined || scope.kind === 'link'
        ? {}
        : { on: { day: request.on, path: withoutDay(path) } }),
      lowVision: parseSight(getCookie(c, SIGHT_COOKIE)),
      csrf,
      path,
      ...(thing === undefined ? {} : { thing }),
      ...(counts.saved === null ? {} : { saved: counts.saved }),
    }
  }

/** Content in its frame: on screen or only for paper. */
export const layout = (frame: Frame, request: FrameRequest, content: Child): Child =>
  request.paper ? (
    <PrintPage title={request.title} frame={frame} wide={request.wide}>
      {content}
    </PrintPage>
  ) : (
    <Page title={request.title} frame={frame} wide={request.wide} failed={request.failed} gate={request.gate}>
      {content}
    </Page>
  )

const openFrame = (c: Context, lang: Language): Frame => ({
  lang,
  person: null,
  place: '',
  role: '',
  sections: [],
  demo: null,
  lowVision: parseSight(getCookie(c, SIGHT_COOKIE)),
  csrf: '',
  path: pathOf(c),
})

/** One look for every error: what happened, what to do, the number of the request. */
export const errorPage = ({ c, status, lang, requestId, sentence, frame, gone }: ErrorFacts): Child => {
  const around = frame ?? openFrame(c, lang)
  return (
    // who met a fault of the program may well be signed in: nothing asks him to do it again
    <Page title={errorTitle(status, uiText[lang])} frame={around} gate={frame === null && status >= 500}>
      <ErrorContent status={status} requestId={requestId} sentence={sentence} gone={gone} />
    </Page>
  )
}
