import { readTypedDay } from '../../../kernel/typed-day.ts'
import { moment } from '../../../platform/clock.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import { type Handed, type HandOutcome, handForm } from '../../../platform/http/hand-form.ts'
import { problemOf } from '../../../platform/http/problems.ts'
import {
  type PlainRoute,
  page,
  plain,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { authHeaders, passCookies, writeLinkSecret } from '../../../platform/session/cookie.ts'
import { demoPersonas, shiftSession, shiftTo, startPersona } from '../../../platform/session/demo.ts'
import { sessionFacts } from '../../../platform/session/facts.ts'
import { openLink } from '../../../platform/session/link.ts'
import { reclaimLost } from '../../../platform/session/lost-submit.ts'
import { OIDC } from '../../../platform/session/oidc.ts'
import { rolesWaiting } from '../../../platform/session/reader.ts'
import { takeCode } from '../../../platform/session/second-step.ts'
import { signIn } from '../../../platform/session/sign-in.ts'
import { signOut } from '../../../platform/session/start-session.ts'
import { DeadLinkPage } from '../pages/invitation.tsx'
import { CodePage, DatePage, SignInPage } from '../pages/sign-in.tsx'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { nextOf, type PeopleGround, queryNext } from './ground.ts'

import { NOTHING } from './typed.ts'

/** Codes that another page may send here: the sign-in of another system was refused. */
const toldProblem = (visit: Visit) =>
  visit.query('problem') === 'notInvited'
    ? [problemOf({ code: 'notInvited' }, visit.lang, peopleSentences)]
    : []

const isDemo = async (visit: Visit): Promise<boolean> => {
  const { rows } = await visit.tx.client.query('select is_demo() as demo')
  return (rows[0] as { demo: boolean }).demo
}

const showSignIn = (ground: PeopleGround) => async (visit: Visit, typed: Typed) => {
  const t = peopleText[visit.lang].signIn
  const next = typed === NOTHING ? visit.query('next') : typed.values.text('next')
  if (visit.scope.kind === 'person') return { kind: 'redirect', to: nextOf(next) } as const
  const problems = [...typed.problems, ...toldProblem(visit)]
  return visit.page(
    { title: t.pageTitle, gate: true, failed: problems.length > 0 },
    <SignInPage
      values={typed.values}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      next={nextOf(next) === '/' ? '' : next}
      ended={visit.query('ended') !== ''}
      other={ground.sessions.oidc?.name ?? null}
      personas={(await isDemo(visit)) ? await demoPersonas(visit.tx) : null}
      today={visit.scope.today}
    />,
  )
}

/** Where a person who has just signed in goes: to what he was doing, or to set up the second step that his role needs. */
const landing = async (ground: PeopleGround, { c, values }: Handed, token: string): Promise<string> => {
  const { sessions } = ground
  const lost = await reclaimLost(sessions, c, token)
  const facts = await sessionFacts(sessions.pools.app, token, moment())
  const waits = facts !== null && rolesWaiting(sessions, facts).length > 0
  return waits ? '/me/second-step' : (lost ?? nextOf(values.text('next')))
}

const takeSignIn =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { c, values } = handed
    const login = values.text('login').trim()
    const password = values.text('password')
    const empty = [
      ...(login === '' ? [{ code: 'required', field: 'login' }] : []),
      ...(password === '' ? [{ code: 'required', field: 'password' }] : []),
    ]
    if (empty.length > 0) return { kind: 'refused', refusals: empty }
    const signed = await signIn(ground.sessions, c, login, password)
    if (!signed.ok) {
      const locked = signed.refusals.some(({ code }) => code === 'lockedOut')
      return { kind: 'refused', refusals: signed.refusals, status: locked ? 429 : 422 }
    }
    if (signed.value.token === null)
      return {
        kind: 'to',
        location: `/sign-in/code?next=${encodeURIComponent(nextOf(values.text('next')))}`,
      }
    return { kind: 'to', location: await landing(ground, handed, signed.value.token) }
  }

const showCode = (visit: Visit, typed: Typed) => {
  const next = typed === NOTHING ? visit.query('next') : typed.values.text('next')
  return visit.page(
    { title: peopleText[visit.lang].code.title, gate: true, failed: typed.problems.length > 0 },
    <CodePage
      values={emptyForm}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      next={nextOf(next)}
    />,
  )
}

const signInRoutes = (ground: PeopleGround): readonly Route[] => [
  page('/sign-in', 'anyone', (visit) => showSignIn(ground)(visit, NOTHING)),
  handForm(ground.server, {
    path: '/sign-in',
    audience: 'anyone',
    take: takeSignIn(ground),
    again: showSignIn(ground),
    sentences: peopleSentences,
  }),
  page('/sign-in/code', 'anyone', (visit) => showCode(visit, NOTHING)),
  handForm(ground.server, {
    path: '/sign-in/code',
    audience: 'anyone',
    take: async (handed) => {
      const taken = await takeCode(ground.sessions, handed.c, handed.values.text('code'))
      if (!taken.ok) return { kind: 'refused', refusals: taken.refusals }
      return { kind: 'to', location: await landing(ground, handed, taken.value.token) }
    },
    again: showCode,
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/sign-out',
    audience: 'anyone',
    take: async ({ c }) => {
      await signOut(ground.sessions, c)
      return { kind: 'to', location: '/sign-in' }
    },
    again: async () => ({ kind: 'redirect', to: '/sign-in' }),
    sentences: peopleSentences,
  }),
]

/** Sign-in by another system: a GET, because the policy of the page lets no form lead to another site. */
const otherSystemRoutes = (ground: PeopleGround): readonly PlainRoute[] => {
  if (!ground.sessions.oidc) return []
  return [
    plain('get', '/sign-in/oidc', 'anyone', async (c) => {
      const response = await ground.sessions.authFor(c).api.signInSocial({
        body: { provider: OIDC, callbackURL: queryNext(c), errorCallbackURL: '/sign-in?problem=notInvited' },
        headers: authHeaders(c, false),
        asResponse: true,
      })
      const { url } = (await response.json().catch(() => ({}))) as { url?: string }
      if (url === undefined) return c.redirect('/sign-in', 303)
      passCookies(c, response)
      return c.redirect(url, 303)
    }),
    plain('get', `/auth/callback/${OIDC}`, 'anyone', (c) => ground.sessions.authFor(c).handler(c.req.raw)),
  ]
}

const linkRoutes = (ground: PeopleGround): readonly Route[] => [
  plain('get', '/link/:token', 'anyone', async (c) => {
    const secret = c.req.param('token') ?? ''
    const found = await openLink(ground.sessions, secret)
    if (found === null) return c.redirect('/link', 303)
    writeLinkSecret(c, secret)
    return c.redirect(found.address, 303)
  }),
  page('/link', 'anyone', async (visit) => {
    const answer = await visit.page(
      { title: peopleText[visit.lang].link.deadTitle },
      <DeadLinkPage lang={visit.lang} />,
    )
    return answer.kind === 'page' ? { ...answer, status: 410 } : answer
  }),
]

const showDate = async (visit: Visit, typed: Typed) => {
  if (!(await isDemo(visit))) return { kind: 'notFound' } as const
  return visit.page(
    { title: peopleText[visit.lang].demo.pageTitle, failed: typed.problems.length > 0 },
    <DatePage
      values={typed.values}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      today={visit.scope.today}
      shifted={visit.scope.shift !== 0}
      personas={await demoPersonas(visit.tx)}
    />,
  )
}

const takeDate =
  (ground: PeopleGround) =>
  async ({ caller, values }: Handed): Promise<HandOutcome> => {
    const { scope, session } = caller
    const isBack = values.text('back') !== ''
    const day = isBack ? scope.today : readTypedDay(values.text('day'))
    if (day === null) return { kind: 'refused', refusals: [{ code: 'notADay', field: 'day' }] }
    const days = isBack ? 0 : shiftTo(day, scope.zone)
    const moved = await asPerson(ground.sessions.pools.app, scope, 'write', (tx) =>
      shiftSession(tx, session?.id ?? '', days),
    )
    // ahead there are days to live: the page offers it (decisions 29)
    return moved ? { kind: 'to', location: days > 0 ? '/demo/days' : '/' } : { kind: 'notFound' }
  }

const demoRoutes = (ground: PeopleGround): readonly Route[] => [
  handForm(ground.server, {
    path: '/demo/persona',
    audience: 'anyone',
    take: async (handed) => {
      const token = await startPersona(ground.sessions, handed.c, handed.values.text('persona'))
      return token === null
        ? { kind: 'notFound' }
        : { kind: 'to', location: await landing(ground, handed, token) }
    },
    again: showSignIn(ground),
    sentences: peopleSentences,
  }),
  page('/demo/date', 'person', (visit) => showDate(visit, NOTHING)),
  handForm(ground.server, {
    path: '/demo/date',
    audience: 'person',
    take: takeDate(ground),
    again: showDate,
    sentences: peopleSentences,
  }),
]

/** Sign-in, second step, sign-out, one-time links, the demo. */
export const signInAndLinkRoutes = (ground: PeopleGround): readonly Route[] => [
  ...signInRoutes(ground),
  ...otherSystemRoutes(ground),
  ...linkRoutes(ground),
  ...demoRoutes(ground),
]
