import { z } from 'zod'
import { allowedAs } from '../../../kernel/access.ts'
import { ok, type Refusal, refuse, refuseAll } from '../../../kernel/result.ts'
import { moment } from '../../../platform/clock.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, one, run, sql, type Tx } from '../../../platform/database/query.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { isLoginName } from '../../../platform/session/auth.ts'
import * as access from '../domain/access.ts'
import { AcceptInput, InvitationSecret, InviteInput, NoInput, PasswordInput } from '../domain/input.ts'
import { greetingName } from '../domain/names.ts'
import { personMayBeInvited } from '../domain/rules.ts'
import type { PersonSubject } from '../domain/types.ts'
import { lockMyself, lockPerson } from '../queries/subject.ts'
import { inviteLetter, resetLetter } from '../text/letters.ts'
import { INVITATION_DAYS, insertInvitation, RESET_HOURS } from './invitation.ts'

type Invited = Subject & { readonly people: readonly PersonSubject[] }

/** Why these people may not be invited by this person. */
export const invitationFaults = (
  people: readonly PersonSubject[],
  byMail: boolean,
  scope: Tx['scope'],
): Refusal[] =>
  people.flatMap((person) => {
    if (allowedAs(access.managePeople, scope, person) === null)
      return [{ code: 'personNotYours', values: { name: person.names.lastName } }]
    const invited = personMayBeInvited(scope, person, byMail, scope.today)
    return invited.ok ? [] : invited.refusals
  })

/** Invites people: a letter with a link, or codes for printed letters (product, section 4.19). Earlier invitations stop working. */
export const invitePeople = command<InviteInput, Invited, InviteInput>({
  name: 'person.invite',
  input: InviteInput,
  access: access.managePeople,
  load: async (tx, input) => {
    const people: PersonSubject[] = []
    for (const { person } of input.people) {
      const found = await lockPerson(tx, person, access.managePeople)
      if (found === null) return null
      people.push(found)
    }
    const first = people[0]
    return first === undefined ? null : { owner: first.owner, people }
  },
  decide: ({ people }, input, { scope }) => {
    const faults = invitationFaults(people, input.byMail, scope)
    return faults.length === 0 ? ok(input) : refuseAll(faults)
  },
  save: async (tx, change, { people }, work) => {
    for (const secret of change.people) {
      await insertInvitation(tx, secret, 'join', work.at)
      const person = people.find(({ id }) => id === secret.person)
      if (change.byMail && person?.email && secret.link !== null)
        await queueMail(tx, {
          to: person.email,
          person: person.id,
          ...inviteLetter(greetingName(person.names), secret.link, INVITATION_DAYS),
        })
    }
  },
  tell: (change) => ({
    row: change.people.length === 1 ? (change.people[0]?.person ?? null) : null,
    change: { people: change.people.map(({ person }) => person), byMail: change.byMail },
  }),
  to: (change) =>
    change.people.length === 1 ? `/people/${change.people[0]?.person}?invited=1` : '/people?state=noAccount',
})

/** «Не помню пароль»: run as the person whose mailbox the letter goes to. */
export const askReset = command<InvitationSecret, PersonSubject, InvitationSecret>({
  name: 'password.askReset',
  input: InvitationSecret,
  access: access.ownAccount,
  load: (tx, input) => lockPerson(tx, input.person, access.ownAccount),
  decide: (person, input) => (person.state === 'active' ? ok(input) : refuse('personNotActive')),
  save: async (tx, change, person, work) => {
    await insertInvitation(tx, change, 'reset', work.at)
    if (person.email !== null && change.link !== null)
      await queueMail(tx, {
        to: person.email,
        person: person.id,
        ...resetLetter(greetingName(person.names), change.link, RESET_HOURS),
      })
  },
  tell: (change) => ({ row: change.person }),
  to: () => '/forgot/sent',
})

type Invitation = {
  readonly state: 'open' | 'used' | 'expired' | 'revoked'
  readonly purpose: 'join' | 'reset'
}
type Accepting = PersonSubject & { readonly invitation: Invitation; readonly loginTaken: boolean }

/** Locks the invitation: of two presses only one finds it open. */
const lockInvitation = (tx: Tx, input: AcceptInput) =>
  maybe(
    tx,
    sql<Invitation>`select purpose, case when used_at is not null then 'used' when revoked_at is not null then 'revoked'
        when expires_at <= ${moment()} then 'expired' else 'open' end as state
      from invitation where id = ${input.invitation} and person_id = ${input.person} for update`,
  )

const INVITATION_REFUSALS = {
  used: 'invitationUsed',
  expired: 'invitationExpired',
  revoked: 'invitationRevoked',
} as const

/** Login name and password are set by the person himself; an account that exists gets a new password. */
export const acceptInvitation = command<AcceptInput, Accepting, AcceptInput>({
  name: 'invitation.accept',
  input: AcceptInput,
  access: access.ownAccount,
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.person, access.ownAccount)
    const invitation = person && (await lockInvitation(tx, input))
    if (!person || !invitation) return null
    const { taken } = await one(tx, sql<{ taken: boolean }>`select login_taken(${input.login}) as taken`)
    return { ...person, invitation, loginTaken: taken }
  },
  decide: (person, input) => {
    const { state } = person.invitation
    if (state !== 'open') return refuse(INVITATION_REFUSALS[state])
    if (person.hasAccount) return ok(input)
    if (!isLoginName(input.login)) return refuse('loginShape', 'login')
    return person.loginTaken ? refuse('loginTaken', 'login') : ok(input)
  },
  save: async (tx, change, person, { at }) => {
    await run(tx, sql`update invitation set used_at = ${at} where id = ${change.invitation}`)
    if (!person.hasAccount)
      await run(
        tx,
        sql`select create_account(${change.account}, ${change.login}, ${change.passwordHash}, ${at})`,
      )
    else await run(tx, sql`select set_password(${change.passwordHash}, null, ${at})`)
    // a new invitation is also the way back for someone who has lost his telephone
    if (person.hasAccount && person.invitation.purpose === 'join')
      await run(tx, sql`select drop_second_step()`)
    if (change.email !== null)
      await run(
        tx,
        sql`insert into person_contact (person_id, email) values (${person.id}, ${change.email})
            on conflict (person_id) do update set email = excluded.email`,
      )
  },
  tell: (change, person) => ({
    row: person.id,
    change: {
      purpose: person.invitation.purpose,
      invitation: change.invitation,
      account: !person.hasAccount,
    },
  }),
  to: () => '/',
})

/** A new password instead of the old one; all other sessions end. */
export const changePassword = command<PasswordInput, PersonSubject, PasswordInput>({
  name: 'password.change',
  input: PasswordInput,
  access: access.ownAccount,
  load: lockMyself,
  decide: (person, input) => (person.hasAccount ? ok(input) : refuse('personNotActive')),
  save: async (tx, change, _person, { at }) => {
    await run(tx, sql`select set_password(${change.passwordHash}, ${change.keep}, ${at})`)
  },
  tell: (_change, person) => ({ row: person.id }),
  to: () => '/me/password?done=1',
})

/** The audit entry of a change that better-auth has carried out. */
const noted = (name: string, to: string) =>
  command<NoInput, PersonSubject, NoInput>({
    name,
    input: NoInput,
    access: access.ownAccount,
    load: lockMyself,
    decide: (_person, input) => ok(input),
    save: async () => {},
    tell: (_change, person) => ({ row: person.id }),
    to: () => to,
  })

export const noteSecondStepOn = noted('secondStep.on', '/me/second-step')
export const noteSecondStepOff = noted('secondStep.off', '/me/second-step')

const EndSessionInput = z.object({
  session: z.string().min(1, 'required').max(80),
  present: z.string().max(80),
})
type EndSessionInput = z.infer<typeof EndSessionInput>

/** Ends one session of one's own, or all but the present one («others»). */
export const endSession = command<EndSessionInput, PersonSubject, EndSessionInput>({
  name: 'session.end',
  input: EndSessionInput,
  access: access.ownAccount,
  load: lockMyself,
  decide: (_person, input) => ok(input),
  save: async (tx, change) => {
    if (change.session === 'others') await run(tx, sql`select end_my_other_sessions(${change.present})`)
    else await run(tx, sql`select end_my_session(${change.session})`)
  },
  tell: (change, person) => ({ row: person.id, change: { all: change.session === 'others' } }),
  to: () => '/me/sessions',
})
