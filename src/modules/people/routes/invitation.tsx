import { moment } from '../../../platform/clock.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { type Handed, type HandOutcome, handForm, handOutcome } from '../../../platform/http/hand-form.ts'
import { page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { newId } from '../../../platform/random.ts'
import { scopeOfPerson } from '../../../platform/scope/scope.ts'
import { addressOf } from '../../../platform/session/cookie.ts'
import { lockedFor, recordFailure } from '../../../platform/session/lockout.ts'
import { hashPassword } from '../../../platform/session/password-hash.ts'
import { rolesWaiting } from '../../../platform/session/reader.ts'
import { startSession } from '../../../platform/session/start-session.ts'
import { acceptInvitation } from '../commands/account.ts'
import { readCode } from '../domain/code.ts'
import { suggestLogin } from '../domain/names.ts'
import { AcceptPage, DeadInvitationPage, InviteCodePage } from '../pages/invitation.tsx'
import { findInvitation, type InvitationFacts, personFacts } from '../queries/invitation.ts'
import { ownAccount, takenLogins } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { type PeopleGround, readAs } from './ground.ts'
import { newPasswordFaults } from './new-password.ts'

import { NOTHING } from './typed.ts'

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
    const waits = rolesWaiting(ground.sessions, { totp: false, roles: facts.roles }).length > 0
    return { kind: 'to', location: waits ? '/me/second-step' : '/' }
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

/** Invitations are accepted without an account; a letter of reset is one more of them. */
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
]
