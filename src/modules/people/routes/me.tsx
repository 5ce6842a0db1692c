import { moment } from '../../../platform/clock.ts'
import { noteReading } from '../../../platform/command/reading.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
import { requestIdOf } from '../../../platform/http/gate.ts'
import { type Handed, type HandOutcome, handForm, handOutcome } from '../../../platform/http/hand-form.ts'
import {
  type Answer,
  form,
  page,
  plain,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { forgetFailures, lockedFor, recordFailure } from '../../../platform/session/lockout.ts'
import { hashPassword, isPassword } from '../../../platform/session/password-hash.ts'
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  keyPicture,
  type SecondStepKey,
} from '../../../platform/session/second-step.ts'
import { changePassword, endSession, noteSecondStepOff, noteSecondStepOn } from '../commands/account.ts'
import { askErasure, saveOwnPage } from '../commands/persons.ts'
import { DataPage, MePage, PasswordPage } from '../pages/me.tsx'
import { KeyPage, SecondStepPage, SessionsPage } from '../pages/protection.tsx'
import { ownData, ownSessions, type PersonCard, personCard } from '../queries/card.ts'
import { ownPasswordHash } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { type PeopleGround, readAs } from './ground.ts'
import { newPasswordFaults } from './new-password.ts'

import { NOTHING } from './typed.ts'

const ownCard = async (visit: Visit): Promise<PersonCard | null> =>
  visit.scope.person === null ? null : personCard(visit.tx, visit.scope.person)

const showMe = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await ownCard(visit)
  if (card === null) return { kind: 'notFound' }
  const { email, phone, language, notify } = card
  return visit.page(
    { title: peopleText[visit.lang].me.title, failed: typed.problems.length > 0 },
    <MePage
      values={typed === NOTHING ? prefilled({ email, phone, language, notify }) : typed.values}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      card={{ ...card, version: typed.conflict ?? card.version }}
    />,
  )
}

// ---------------------------------------------------------------- password

const showPassword = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await ownCard(visit)
  if (card === null) return { kind: 'notFound' }
  return visit.page(
    { title: peopleText[visit.lang].password.title, failed: typed.problems.length > 0 },
    <PasswordPage
      values={emptyForm}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      done={visit.query('done') !== ''}
      hasPassword={card.account?.password === true}
    />,
  )
}

const takePassword =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { values, caller } = handed
    const { auth, app } = ground.sessions.pools
    const person = caller.scope.person ?? ''
    const attempt = { kind: 'code', of: `password ${person}` } as const
    const wait = await lockedFor(auth, [attempt], moment())
    if (wait > 0)
      return {
        kind: 'refused',
        refusals: [{ code: 'lockedOut', field: 'now', values: { minutes: Math.ceil(wait / 60) } }],
        status: 429,
      }
    const stored = await readAs(ground, handed, ownPasswordHash)
    if (stored === null) return { kind: 'refused', refusals: [{ code: 'noPassword', field: 'now' }] }
    if (!(await isPassword(stored, values.text('now')))) {
      await recordFailure(auth, attempt, moment())
      return { kind: 'refused', refusals: [{ code: 'wrongNow', field: 'now' }] }
    }
    await forgetFailures(auth, [attempt])
    const faults = newPasswordFaults(
      values.text('password'),
      values.text('again'),
      caller.scope.name.split(' '),
    )
    if (faults.length > 0) return { kind: 'refused', refusals: faults }
    const outcome = await runCommand(app, caller.scope, changePassword, {
      raw: {
        passwordHash: await hashPassword(values.text('password')),
        keep: caller.session?.id ?? null,
      },
      requestId: caller.requestId,
    })
    return handOutcome(outcome)
  }

// ---------------------------------------------------------------- second step

const showSecondStep = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await ownCard(visit)
  if (card === null) return { kind: 'notFound' }
  return visit.page(
    { title: peopleText[visit.lang].secondStep.title, failed: typed.problems.length > 0 },
    <SecondStepPage
      values={emptyForm}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      isOn={card.account?.totp === true}
      hasPassword={card.account?.password === true}
    />,
  )
}

const showKey = async (visit: Visit, key: SecondStepKey, typed: Typed): Promise<Answer> => {
  const card = await ownCard(visit)
  if (card === null) return { kind: 'notFound' }
  return visit.page(
    { title: peopleText[visit.lang].secondStep.title, failed: typed.problems.length > 0 },
    <KeyPage
      values={emptyForm}
      problems={typed.problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      secondStep={key}
      picture={await keyPicture(key.key, card.account?.login ?? '')}
    />,
  )
}

/** The key that the page itself has shown comes back with the form, so that a wrong code shows the same picture. */
const keyOf = (typed: Typed): SecondStepKey => ({
  key: typed.values
    .text('key')
    .replace(/[^A-Z2-7]/gu, '')
    .slice(0, 64),
  backupCodes: typed.values
    .all('backup')
    .slice(0, 10)
    .map((code) => code.slice(0, 12)),
})

const noteAs = (ground: PeopleGround, { caller }: Handed, command: typeof noteSecondStepOn) =>
  runCommand(ground.sessions.pools.app, caller.scope, command, {
    raw: {},
    requestId: caller.requestId,
  })

const secondStepRoutes = (ground: PeopleGround): readonly Route[] => [
  page('/me/second-step', 'person', (visit) => showSecondStep(visit, NOTHING)),
  handForm(ground.server, {
    path: '/me/second-step',
    audience: 'person',
    take: async ({ c, values }) => {
      const begun = await beginSecondStep(ground.sessions, c, values.text('password'))
      if (!begun.ok) return { kind: 'refused', refusals: begun.refusals }
      return { kind: 'page', show: (visit) => showKey(visit, begun.value, NOTHING) }
    },
    again: showSecondStep,
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/me/second-step/on',
    audience: 'person',
    take: async (handed) => {
      const confirmed = await confirmSecondStep(ground.sessions, handed.c, handed.values.text('code'))
      if (!confirmed.ok) return { kind: 'refused', refusals: confirmed.refusals }
      return handOutcome(await noteAs(ground, handed, noteSecondStepOn))
    },
    again: (visit, typed) => showKey(visit, keyOf(typed), typed),
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/me/second-step/off',
    audience: 'person',
    take: async (handed) => {
      const ended = await endSecondStep(ground.sessions, handed.c, handed.values.text('password'))
      if (!ended.ok) return { kind: 'refused', refusals: ended.refusals }
      return handOutcome(await noteAs(ground, handed, noteSecondStepOff))
    },
    again: showSecondStep,
    sentences: peopleSentences,
  }),
]

// ---------------------------------------------------------------- sessions and data

const showSessions =
  (ground: PeopleGround) =>
  async (visit: Visit): Promise<Answer> => {
    const session = await ground.server().session(visit.c)
    return visit.page(
      { title: peopleText[visit.lang].sessions.title },
      <SessionsPage
        sessions={await ownSessions(visit.tx, moment())}
        present={session?.id ?? ''}
        lang={visit.lang}
        zone={visit.scope.zone}
        commandKey={visit.commandKey}
      />,
    )
  }

const showData = async (visit: Visit): Promise<Answer> => {
  const card = await ownCard(visit)
  if (card === null) return { kind: 'notFound' }
  return visit.page(
    { title: peopleText[visit.lang].data.title },
    <DataPage
      lang={visit.lang}
      commandKey={visit.commandKey}
      askedAt={card.erasureAskedAt}
      zone={visit.scope.zone}
    />,
  )
}

/** «Моя страница»: contacts, password, second step, sessions, own data. */
export const meRoutes = (ground: PeopleGround): readonly Route[] => [
  page('/me', 'person', (visit) => showMe(visit, NOTHING)),
  form('/me', 'person', {
    command: saveOwnPage,
    input: (values) => ({
      email: values.text('email'),
      phone: values.text('phone'),
      language: values.text('language'),
      notify: values.text('notify'),
    }),
    again: showMe,
    sentences: peopleSentences,
  }),
  page('/me/password', 'person', (visit) => showPassword(visit, NOTHING)),
  handForm(ground.server, {
    path: '/me/password',
    audience: 'person',
    take: takePassword(ground),
    again: showPassword,
    sentences: peopleSentences,
  }),
  ...secondStepRoutes(ground),
  page('/me/sessions', 'person', showSessions(ground)),
  form('/me/sessions', 'person', {
    command: endSession,
    input: (values) => ({
      session: values.text('session'),
      present: values.text('present'),
    }),
    again: showSessions(ground),
    sentences: peopleSentences,
  }),
  page('/me/data', 'person', showData),
  form('/me/erasure', 'person', {
    command: askErasure,
    input: () => ({}),
    again: showData,
    sentences: peopleSentences,
  }),
  plain('get', '/me/data.json', 'person', async (c, scope) => {
    await noteReading(ground.sessions.pools.app, scope, {
      name: 'person.export',
      whose: scope.person ?? '',
      requestId: requestIdOf(c),
    })
    const everything = await asPerson(ground.sessions.pools.app, scope, 'read', ownData)
    return c.body(JSON.stringify(everything, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="svyazka-my-data.json"',
    })
  }),
]
