import { moment } from '../../../platform/clock.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { type Handed, type HandOutcome, handForm } from '../../../platform/http/hand-form.ts'
import { page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { hashOfToken, newId, newToken } from '../../../platform/random.ts'
import { scopeOfPerson } from '../../../platform/scope/scope.ts'
import { lockedFor, recordFailure } from '../../../platform/session/lockout.ts'
import { publicAddress } from '../../../platform/session/open.ts'
import { askReset } from '../commands/account.ts'
import { ForgotPage, ForgotSentPage } from '../pages/sign-in.tsx'
import { personFacts, resetTargets } from '../queries/invitation.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { type PeopleGround, readAs } from './ground.ts'

import { NOTHING } from './typed.ts'

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

/** «Не помню пароль»: the page says the same whoever asks. */
export const forgottenRoutes = (ground: PeopleGround): readonly Route[] => [
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
]
