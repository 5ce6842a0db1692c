import { getCookie, setCookie } from 'hono/cookie'
import { isUuid } from '../kernel/ids.ts'
import { maybe, sql } from '../platform/database/query.ts'
import { page, plain, type Route } from '../platform/http/visit.ts'
import { KitchenSink } from '../ui/kitchen-sink.tsx'
import { MarginHead, WithMargin } from '../ui/layout.tsx'
import { formatSight, parseSight, readSight, SIGHT_COOKIE, usualSight } from '../ui/low-vision.ts'
import { SightPanel } from '../ui/low-vision-panel.tsx'
import { Help } from './pages/help.tsx'
import { helpText } from './text/help.ts'
import { mainText } from './text.ts'

const YEAR = 31_536_000

/** Only addresses of this program: a link from outside must not lead away through us. */
const ownPath = (wanted: string): string => (/^\/(?![/\\])/.test(wanted) ? wanted : '/')

const Article = ({
  words,
}: {
  readonly words: { title: string; lead: string; parts: readonly { title: string; text: string }[] }
}) => (
  <>
    <MarginHead title={words.title} lead={words.lead} />
    {words.parts.map((part) => (
      <WithMargin sideTitle={part.title} after>
        <p class="read">{part.text}</p>
      </WithMargin>
    ))}
  </>
)

/** Record → its own page: references (`.ref`) name the record and need not know its module. */
const PAGE_OF: Readonly<Record<string, string>> = {
  directive: '/directives',
  assignment: '/assignments',
  roadmap: '/roadmaps',
  schoolPair: '/pairs',
  matching: '/matching',
  mentorOffer: '/offers/answers',
  contract: '/contracts',
  'deficit-round': '/deficits/rounds',
  'deficit-call': '/assignments/of',
  'deficit-sheet': '/deficit-sheets',
  deficit: '/deficits/items',
  organisation: '/schools',
  programme: '/programmes',
  municipalModel: '/models',
  team: '/teams',
  'form-collection': '/collections',
}

const home = page('/', 'person', async () => ({ kind: 'redirect', to: '/assignments' }))

const source = page('/sources/:id', 'person', async (visit) => {
  const id = visit.param('id')
  if (!isUuid(id)) return { kind: 'notFound' }
  const found = await maybe(visit.tx, sql<{ kind: string }>`select kind from record where id = ${id}`)
  const base = found === null ? undefined : PAGE_OF[found.kind]
  return base === undefined ? { kind: 'notFound' } : { kind: 'redirect', to: `${base}/${id}` }
})

const help = page('/help', 'anyone', (visit) =>
  visit.page(
    { title: helpText[visit.lang].title },
    <Help scope={visit.scope} lang={visit.lang} whole={visit.query('all') === 'yes'} />,
  ),
)

const personalData = page('/personal-data', 'anyone', (visit) =>
  visit.page(
    { title: mainText[visit.lang].personalData.title },
    <Article words={mainText[visit.lang].personalData} />,
  ),
)

const lowVision = page('/low-vision', 'anyone', (visit) => {
  const words = mainText[visit.lang].lowVision
  return visit.page(
    { title: words.title },
    <>
      <MarginHead title={words.title} lead={words.lead} />
      <WithMargin>
        <SightPanel
          sight={parseSight(getCookie(visit.c, SIGHT_COOKIE))}
          back={ownPath(visit.query('back') || '/')}
        />
      </WithMargin>
    </>,
  )
})

/** Changes nothing but a cookie of this browser, so it needs no token. */
const setLowVision = plain('post', '/low-vision', 'anyone', async (c) => {
  const body = await c.req.parseBody()
  const field = (name: string): string | undefined =>
    typeof body[name] === 'string' ? body[name] : undefined
  const wanted =
    field('usual') === 'yes'
      ? usualSight
      : readSight({
          size: field('size'),
          colour: field('colour'),
          spacing: field('spacing'),
          pictures: field('pictures'),
        })
  setCookie(c, SIGHT_COOKIE, formatSight(wanted), {
    path: '/',
    maxAge: YEAR,
    sameSite: 'Lax',
    httpOnly: true,
  })
  return c.redirect(ownPath(field('back') ?? '/'), 303)
})

const language = plain('get', '/language', 'anyone', async (c) => {
  const to = c.req.query('to') === 'en' ? 'en' : 'ru'
  setCookie(c, 'lang', to, { path: '/', maxAge: YEAR, sameSite: 'Lax', httpOnly: true })
  return c.redirect(ownPath(c.req.query('back') ?? '/'), 303)
})

const kitchenSink = page('/dev/kitchen-sink', 'anyone', async (visit) => ({
  kind: 'page',
  node: <KitchenSink frame={await visit.frame({ title: 'Kitchen sink' })} />,
}))

/** Pages that belong to no noun. */
export const plainPages: readonly Route[] = [
  home,
  source,
  help,
  personalData,
  lowVision,
  setLowVision,
  language,
  kitchenSink,
]
