import { may } from '../../../kernel/access.ts'
import { addDays } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { moment } from '../../../platform/clock.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Handed, type HandOutcome, handForm, handOutcome } from '../../../platform/http/hand-form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { hashOfToken, newId } from '../../../platform/random.ts'
import { publicAddress } from '../../../platform/session/open.ts'
import { newAccessKey } from '../../../platform/session/token.ts'
import { makeToken, revokeToken } from '../commands/tokens.ts'
import * as access from '../domain/access.ts'
import { TOKEN_MODULES, USUAL_DAYS } from '../domain/tokens.ts'
import { MadeTokenPage, TokensPage } from '../pages/tokens.tsx'
import { nodesInReach } from '../queries/subject.ts'
import { tokensOf } from '../queries/tokens.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import type { PeopleGround } from './ground.ts'
import { formProps, NOTHING } from './typed.ts'

/** Places to choose from: a region and its districts. */
const MOST_NODES = 300

const nodesOf = async (visit: Visit) =>
  visit.scope.roles.some(({ role }) => role === 'administrator')
    ? (await nodesInReach(visit.tx, '', MOST_NODES)).filter(
        ({ level, owner }) => level !== 'organisation' && may(access.keepToken, visit.scope, { owner }),
      )
    : []

const showTokens = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const nodes = await nodesOf(visit)
  const known = prefilled({
    access: 'read',
    modules: TOKEN_MODULES,
    until: shortDay(addDays(visit.scope.today, USUAL_DAYS)),
  })
  return visit.page(
    { title: peopleText[visit.lang].me.tabs.tokens, failed: typed.problems.length > 0 },
    <TokensPage
      {...formProps(visit, typed, known)}
      tokens={await tokensOf(visit.tx, nodes.length > 0)}
      nodes={nodes}
      zone={visit.scope.zone}
      at={moment()}
      revoked={visit.query('revoked') !== ''}
    />,
  )
}

const inputOf = (values: FormValues, secret: string) => ({
  id: newId(),
  name: values.text('name'),
  until: values.text('until'),
  writes: values.text('access') === 'write',
  modules: values.all('modules'),
  node: values.text('node'),
  tokenHash: hashOfToken(secret),
  tail: secret.slice(-4),
})

const showMade = (ground: PeopleGround, visit: Visit, secret: string): Promise<Answer> =>
  visit.page(
    { title: peopleText[visit.lang].tokens.madeTitle },
    <MadeTokenPage secret={secret} origin={publicAddress(ground.sessions, visit.c, '')} lang={visit.lang} />,
  )

const take =
  (ground: PeopleGround) =>
  async ({ caller, values }: Handed): Promise<HandOutcome> => {
    const secret = newAccessKey()
    const outcome = await runCommand(ground.sessions.pools.app, caller.scope, makeToken, {
      raw: inputOf(values, secret),
      requestId: caller.requestId,
    })
    if (outcome.kind !== 'done') return handOutcome(outcome)
    return { kind: 'page', show: (visit) => showMade(ground, visit, secret) }
  }

/** «Ключи доступа»: making one shows it once, so it is a form by hand; revoking is a command like any other. */
export const tokenRoutes = (ground: PeopleGround): readonly Route[] => [
  page('/me/tokens', 'person', (visit) => showTokens(visit, NOTHING)),
  handForm(ground.server, {
    path: '/me/tokens',
    audience: 'person',
    take: take(ground),
    again: showTokens,
    sentences: peopleSentences,
  }),
  form('/me/tokens/revoke', 'person', {
    command: revokeToken,
    input: (values) => ({ token: values.text('token') }),
    again: showTokens,
    sentences: peopleSentences,
  }),
]
