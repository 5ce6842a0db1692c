import { randomBytes } from 'node:crypto'
import { addDays } from '../../../kernel/day.ts'
import { moment } from '../../../platform/clock.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
import { type Handed, type HandOutcome, handForm, handOutcome } from '../../../platform/http/hand-form.ts'
import { page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { hashOfToken, newId, newToken } from '../../../platform/random.ts'
import { scopeOfPerson } from '../../../platform/scope/scope.ts'
import { addressOf } from '../../../platform/session/cookie.ts'
import { lockedFor, recordFailure } from '../../../platform/session/lockout.ts'
import { publicAddress } from '../../../platform/session/open.ts'
import { hashPassword } from '../../../platform/session/password-hash.ts'
import { startSession } from '../../../platform/session/start-session.ts'
import { acceptInvitation, askReset, INVITATION_DAYS, invitePeople } from '../commands/account.ts'
import { codeFrom, readCode } from '../domain/code.ts'
import { suggestLogin } from '../domain/names.ts'
import {
  AcceptPage,
  DeadInvitationPage,
  InviteCodePage,
  LettersPage,
  type PrintedLetter,
} from '../pages/invitation.tsx'
import { ForgotPage, ForgotSentPage } from '../pages/sign-in.tsx'
import { findInvitation, type InvitationFacts, personFacts, resetTargets } from '../queries/invitation.ts'
import { peopleNamed } from '../queries/names.ts'
import { ownAccount, takenLogins } from '../queries/subject.ts'
import { peopleSentences, peopleText } from '../text.ts'
import { type PeopleGround, readAs } from './ground.ts'
import { showPeople } from './list.tsx'
import { newPasswordFaults } from './new-password.ts'
import { showCard } from './person.tsx'

const NOTHING: Typed = { values: emptyForm, problems: [] }

// ---------------------------------------------------------------- accepting

/** Names that begin like the suggestion are looked at together, so that one question is enough. */
const freeLogin = async (visit: Visit, invitation: InvitationFacts): Promise<string> => {
  const first = suggestLogin(invitation)
  const tries = [first, ...Array.from({ length: 20 }, (_, at) => `${first}${at + 2}`)]
  const taken = await takenLogins(visit.tx, tries)
  return suggestLogin(invitation, (login) => taken.has(login))
}

const dead = async (visit: Visit, state: 'unknown' | 'used' | 'expired' | 'revoked') => {
  const t = peopleText[visit.lang].invite.dead[state]
  const answer = await visit.page({ title: t.title }, <DeadInvitationPage state={state} lang={visit.lang} />)
  return answer.kind === 'page' ? { ...answer, status: state === 'unknown' ? 404 : 410 } : answer
}

const showAccept =
  (ground: PeopleGround, base: '/invite' | '/reset') => async (visit: Visit, typed: Typed) => {
    const secret = visit.param('token')
    const wait = await lockedFor(
      ground.sessions.pools.auth,
      [{ kind: 'address', of: addressOf(visit.c) }],
      moment(),
    )
    const found = wait > 0 ? null : await findInvitation(visit.tx, secret)
    if (found === null) {
      // guessing codes is as slow as guessing passwords
      await recordFailure(ground.sessions.pools.auth, { kind: 'address', of: addressOf(visit.c) }, moment())
      return dead(visit, 'unknown')
    }
    if (found.state !== 'open') return dead(visit, found.state)
    const values = typed === NOTHING ? prefilled({ login: await freeLogin(visit, found) }) : typed.values
    return visit.page(
      { title: peopleText[visit.lang].letter.title, failed: typed.problems.length > 0 },
      <AcceptPage
        values={values}
        problems={typed.problems}
        lang={visit.lang}
        commandKey={visit.commandKey}
        invitation={found}
        action={`${base}/${secret}`}
      />,
    )
  }

const takeAccept =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { c, values, param } = handed
    const found = await readAs(ground, handed, (tx) => findInvitation(tx, param('token')))
    if (found === null) return { kind: 'notFound' }
    const login = values.text('login').trim()
    const password = values.text('password')
    const names = [found.login ?? login, found.lastName, found.firstName, found.middleName ?? '']
    const faults = newPasswordFaults(password, values.text('again'), names)
    if (faults.length > 0) return { kind: 'refused', refusals: faults }
    const facts = await readAs(ground, handed, (tx) => personFacts(tx, found.person))
    if (facts === null) return { kind: 'notFound' }
    const scope = scopeOfPerson(facts, moment())
    const { app } = ground.sessions.pools
    const outcome = await runCommand(app, scope, acceptInvitation, {
      raw: {
        person: found.person,
        invitation: found.id,
        account: newId(),
        login,
        passwordHash: await hashPassword(password),
        email: values.text('email'),
      },
      requestId: handed.caller.requestId,
    })
    if (outcome.kind !== 'done') return handOutcome(outcome)
    const account = await asPerson(app, scope, 'read', ownAccount)
    // with a second step in force a new password alone is no sign-in
    if (account.id === null || account.totp) return { kind: 'to', location: '/sign-in' }
    await startSession(ground.sessions, c, account.id)
    return { kind: 'to', location: '/' }
  }

const acceptRoutes = (ground: PeopleGround, base: '/invite' | '/reset'): readonly Route[] => [
  page(`${base}/:token`, 'anyone', (visit) => showAccept(ground, base)(visit, NOTHING)),
  handForm(ground.server, {
    path: `${base}/:token`,
    audience: 'anyone',
    take: takeAccept(ground),
    again: showAccept(ground, base),
    sentences: peopleSentences,
  }),
]

const showCodeEntry = (visit: Visit, typed: Typed) =>
  visit.page(
    { title: peopleText[visit.lang].invite.codeTitle, failed: typed.problems.length > 0 },
    <InviteCodePage
      values={typed.values}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )

const takeCodeEntry =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { auth } = ground.sessions.pools
    const attempt = { kind: 'address', of: addressOf(handed.c) } as const
    const wait = await lockedFor(auth, [attempt], moment())
    if (wait > 0)
      return {
        kind: 'refused',
        refusals: [{ code: 'lockedOut', field: 'code', values: { minutes: Math.ceil(wait / 60) } }],
        status: 429,
      }
    const code = readCode(handed.values.text('code'))
    if (code === null) return { kind: 'refused', refusals: [{ code: 'codeShape', field: 'code' }] }
    const found = await readAs(ground, handed, (tx) => findInvitation(tx, code))
    if (found !== null) return { kind: 'to', location: `/invite/${code}` }
    await recordFailure(auth, attempt, moment())
    return { kind: 'refused', refusals: [{ code: 'codeUnknown', field: 'code' }] }
  }

// ---------------------------------------------------------------- forgotten passwords

const showForgot = (visit: Visit, typed: Typed) =>
  visit.page(
    { title: peopleText[visit.lang].forgot.title, failed: typed.problems.length > 0 },
    <ForgotPage
      values={typed.values}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )

const takeForgot =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { sessions } = ground
    const typed = handed.values.text('login').trim()
    if (typed === '') return { kind: 'refused', refusals: [{ code: 'required', field: 'login' }] }
    const attempt = { kind: 'code', of: `forgot ${typed}` } as const
    // one mailbox is not flooded: after five letters the sixth waits; the page says the same all the time
    if ((await lockedFor(sessions.pools.auth, [attempt], moment())) === 0) {
      await recordFailure(sessions.pools.auth, attempt, moment())
      for (const target of await readAs(ground, handed, (tx) => resetTargets(tx, typed))) {
        const facts = await readAs(ground, handed, (tx) => personFacts(tx, target.person))
        if (facts === null) continue
        const token = newToken()
        await runCommand(sessions.pools.app, scopeOfPerson(facts, moment()), askReset, {
          raw: {
            person: target.person,
            id: newId(),
            tokenHash: hashOfToken(token),
            codeHash: null,
            link: publicAddress(sessions, handed.c, `/reset/${token}`),
          },
          requestId: handed.caller.requestId,
        })
      }
    }
    return { kind: 'to', location: '/forgot/sent' }
  }

// ---------------------------------------------------------------- inviting

type Made = { readonly person: string; readonly id: string; readonly token: string; readonly code: string }

const make = (person: string): Made => ({
  person,
  id: newId(),
  token: newToken(),
  code: codeFrom(randomBytes(10)),
})

const takeLetters =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { sessions } = ground
    const made = [...new Set(handed.values.all('people'))].map(make)
    const outcome = await runCommand(sessions.pools.app, handed.caller.scope, invitePeople, {
      raw: {
        people: made.map(({ person, id, token, code }) => ({
          person,
          id,
          tokenHash: hashOfToken(token),
          codeHash: hashOfToken(code),
          link: null,
        })),
        byMail: false,
      },
      requestId: handed.caller.requestId,
    })
    if (outcome.kind !== 'done') return handOutcome(outcome)
    return { kind: 'page', show: (visit) => showLetters(ground, visit, made) }
  }

const showLetters = async (ground: PeopleGround, visit: Visit, made: readonly Made[]) => {
  const people = await peopleNamed(
    visit.tx,
    made.map(({ person }) => person),
  )
  const used = new Set(
    await takenLogins(
      visit.tx,
      people.map((person) => suggestLogin(person)),
    ),
  )
  const letters = people.map((person): PrintedLetter => {
    const login = person.login ?? suggestLogin(person, (wanted) => used.has(wanted))
    used.add(login)
    return {
      ...person,
      person: person.id,
      login,
      code: made.find(({ person: id }) => id === person.id)?.code ?? '',
    }
  })
  return visit.page(
    { title: peopleText[visit.lang].letter.pageTitle, paper: true },
    <LettersPage
      letters={letters}
      address={publicAddress(ground.sessions, visit.c, '/invite')}
      until={addDays(visit.scope.today, INVITATION_DAYS)}
      lang={visit.lang}
    />,
  )
}

const takeInvite =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { sessions } = ground
    const { person, id, token } = make(handed.param('id'))
    const outcome = await runCommand(sessions.pools.app, handed.caller.scope, invitePeople, {
      raw: {
        people: [
          {
            person,
            id,
            tokenHash: hashOfToken(token),
            codeHash: null,
            link: publicAddress(sessions, handed.c, `/invite/${token}`),
          },
        ],
        byMail: true,
      },
      requestId: handed.caller.requestId,
    })
    return handOutcome(outcome)
  }

/** Invitations both ways: given by whoever manages people, accepted without an account; forgotten passwords. */
export const invitationRoutes = (ground: PeopleGround): readonly Route[] => [
  page('/invite', 'anyone', (visit) => showCodeEntry(visit, NOTHING)),
  handForm(ground.server, {
    path: '/invite',
    audience: 'anyone',
    take: takeCodeEntry(ground),
    again: showCodeEntry,
    sentences: peopleSentences,
  }),
  ...acceptRoutes(ground, '/invite'),
  ...acceptRoutes(ground, '/reset'),
  page('/forgot', 'anyone', (visit) => showForgot(visit, NOTHING)),
  page('/forgot/sent', 'anyone', (visit) =>
    visit.page({ title: peopleText[visit.lang].forgot.title }, <ForgotSentPage lang={visit.lang} />),
  ),
  handForm(ground.server, {
    path: '/forgot',
    audience: 'anyone',
    take: takeForgot(ground),
    again: showForgot,
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/people/letters',
    audience: 'person',
    take: takeLetters(ground),
    again: showPeople,
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/people/:id/invite',
    audience: 'person',
    take: takeInvite(ground),
    again: (visit, typed) => showCard(visit, typed.problems),
    sentences: peopleSentences,
  }),
]
