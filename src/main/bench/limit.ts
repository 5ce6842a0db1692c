import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type pg from 'pg'
import type { Database } from '../../platform/database/open.ts'
import { ask, type Body, type BodyMaker, text, type Who } from './limit-ask.ts'
import { myList } from './limit-assignments.ts'
import { schoolCard } from './limit-card.ts'
import { comparable, cutFrame, type Frame, fill } from './limit-frame.ts'
import {
  heatmapPage,
  matrixPage,
  regionPage,
  roadmapPage,
  schoolDeficitsPage,
  searchPage,
} from './limit-lists.ts'
import { schoolList } from './limit-schools.ts'
import { submitByHand } from './limit-submit.ts'

/** A page that the limit has learned from the program: what never changes is a string, the facts are asked. */
type Learned = { readonly frame: Frame; readonly body: Body }
type Limit = { readonly pool: pg.Pool; readonly program: string; readonly learned: Map<string, Learned> }

const MAKERS: readonly (readonly [RegExp, BodyMaker])[] = [
  [/^\/schools$/, schoolList],
  [/^\/schools\/[^/]+$/, schoolCard],
  [/^\/assignments$/, myList],
  [/^\/roadmaps\/[^/]+$/, roadmapPage],
  [/^\/assignments\/of\/[^/]+$/, matrixPage],
  [/^\/deficits\/map$/, heatmapPage],
  [/^\/deficits$/, regionPage],
  [/^\/deficits\/schools\/[^/]+$/, schoolDeficitsPage],
  [/^\/search$/, searchPage],
]

const SESSION = `select p.id as person, p.last_name as last, p.first_name as first, coalesce(p.middle_name, '') as middle, r.role, r.region_id as region,
    r.municipality_id as municipality, r.organisation_id as organisation, coalesce(o.short_name, m.name, g.name) as place,
    (now() at time zone coalesce(m.zone, g.zone))::date::text as today
  from auth."session" s join auth."user" u on u.id = s."userId" join person p on p.account_id = u.id and p.state = 'active'
    join role_held r on r.person_id = p.id join region g on g.id = r.region_id
    left join municipality m on m.id = r.municipality_id left join organisation o on o.id = r.organisation_id
  where s.token = $1 and s."expiresAt" > now() order by r.from_on limit 1`
const WAITING = `select count(*) filter (where a.state <> 'reported')::int as open, count(*) filter (where a.state <> 'reported' and a.due_on < $4)::int as late,
    (select count(*)::int from assignment j where j.state = 'reported' and (j.municipality_id = $2 or j.controller_person_id = $3)) as judge,
    (select count(*)::int from notification n where n.person_id = $3 and n.read_at is null and n.day <= $4) as unread
  from assignment a where a.organisation_id = $1 and a.state in ('assigned','inWork','returned')`
type Waiting = {
  readonly open: number
  readonly late: number
  readonly judge: number
  readonly unread: number
}

const LATE = '<span class="vh">, есть просроченные</span>'
const counter = (n: number, late: boolean): string =>
  n === 0 ? '' : `<span class="n${late ? ' n--late' : ''}"> ${n}${late ? LATE : ''}</span>`

const shortName = ({ last, first, middle }: Who): string =>
  `${last} ${first.slice(0, 1)}.${middle === '' ? '' : ` ${middle.slice(0, 1)}.`}`

const sessionOf = (request: IncomingMessage): string =>
  /svyazka\.session_token=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''

const personOf = async (pool: pg.Pool, token: string): Promise<Who> => {
  const [who] = await ask<Who>(pool, 'session', SESSION, [token])
  if (who === undefined) throw new Error('nobody has signed in')
  return who
}

const compose = async (
  { pool }: Limit,
  { frame, body }: Learned,
  url: URL,
  token: string,
): Promise<string> => {
  const who = await personOf(pool, token)
  const coordinated = who.organisation === null ? who.municipality : null
  const [[waiting], content] = await Promise.all([
    ask<Waiting>(pool, 'waiting', WAITING, [who.organisation, coordinated, who.person, who.today]),
    body(pool, who, url),
  ])
  const { open = 0, late = 0, judge = 0, unread = 0 } = waiting ?? {}
  return fill(frame, {
    csrf: createHmac('sha256', 'limit').update(token).digest('base64url'),
    name: text(shortName(who)),
    place: text(who.place),
    waiting: counter(open + judge, late > 0),
    unread: counter(unread, false),
    body: content,
  })
}

const firstDifference = (mine: string, theirs: string): string => {
  const at = [...mine].findIndex((sign, index) => sign !== theirs[index])
  return JSON.stringify({ limit: mine.slice(at - 60, at + 80), program: theirs.slice(at - 60, at + 80) })
}

/** Takes the page of the program apart; refuses to measure when it then gives other bytes than the program. */
const learn = async (limit: Limit, url: URL, token: string, cookie: string): Promise<Learned> => {
  const maker = MAKERS.find(([path]) => path.test(url.pathname))?.[1]
  if (maker === undefined) throw new Error(`no limit for ${url.pathname}`)
  const html = await (
    await fetch(`${limit.program}${url.pathname}${url.search}`, { headers: { cookie } })
  ).text()
  const learned = { frame: cutFrame(html), body: maker(html) }
  const mine = comparable(await compose(limit, learned, url, token))
  if (mine !== comparable(html)) throw new Error(firstDifference(mine, comparable(html)))
  return learned
}

const bodyIn = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** A sent form: saved by hand, answered by a redirect as the program does. */
const submitted = async ({ pool }: Limit, request: IncomingMessage): Promise<boolean> =>
  submitByHand(pool, await personOf(pool, sessionOf(request)), await bodyIn(request))

const answer = async (limit: Limit, request: IncomingMessage): Promise<string> => {
  const address = request.url ?? ''
  if (address === '/readyz') return 'ok'
  const url = new URL(address, 'http://limit')
  const token = sessionOf(request)
  const known = limit.learned.get(address)
  const learned = known ?? (await learn(limit, url, token, request.headers.cookie ?? ''))
  limit.learned.set(address, learned)
  return compose(limit, learned, url, token)
}

/**
 * The limit (architecture, section 4): the same pages, byte for byte, by hand SQL through pg and concatenation on a bare
 * node:http server. A session is looked up by one question; there are no policies, no audit, no framework.
 */
export const startLimit = (
  database: Pick<Database, 'owner'>,
  port: number,
  program: string,
): Promise<Server> =>
  new Promise((resolve) => {
    const limit: Limit = { pool: database.owner, program, learned: new Map() }
    const server = createServer((request, response) => {
      if (request.method === 'POST') {
        submitted(limit, request).then(
          (saved) => response.writeHead(saved ? 303 : 422, { location: '/answers' }).end(),
          (fault: Error) => response.writeHead(500).end(fault.message),
        )
        return
      }
      answer(limit, request).then(
        (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
        (fault: Error) => response.writeHead(500).end(fault.message),
      )
    }).listen(port, '127.0.0.1', () => resolve(server))
  })
