import { moment } from '../../../platform/clock.ts'
import { one, sql, type Tx } from '../../../platform/database/query.ts'
import { hashOfToken } from '../../../platform/random.ts'
import type { PersonFacts } from '../../../platform/scope/scope.ts'
import { readCode } from '../domain/code.ts'
import type { Names } from '../domain/types.ts'

/** An invitation or a letter of reset, found by the secret in its link or by its printed code. */
export type InvitationFacts = Names & {
  readonly id: string
  readonly person: string
  readonly purpose: 'join' | 'reset'
  /** Login name of an account that exists; null for a person who has none yet. */
  readonly login: string | null
  readonly state: 'open' | 'used' | 'expired' | 'revoked'
}

/** What is stored of a secret as typed: codes are brought to one form first. */
export const hashOfSecret = (typed: string): string => hashOfToken(readCode(typed) ?? typed.trim())

/** The invitation behind a link or code; null when there has never been one. */
export const findInvitation = async (tx: Pick<Tx, 'db'>, secret: string): Promise<InvitationFacts | null> =>
  (
    await one(
      tx,
      sql<{
        facts: InvitationFacts | null
      }>`select invitation_facts(${hashOfSecret(secret)}, ${moment()}) as facts`,
    )
  ).facts

/** What a Scope of a person is made of: whoever holds his invitation acts as himself. */
export const personFacts = async (tx: Pick<Tx, 'db'>, person: string): Promise<PersonFacts | null> =>
  (await one(tx, sql<{ facts: PersonFacts | null }>`select person_facts(${person}) as facts`)).facts

export type ResetTarget = { readonly person: string; readonly email: string; readonly login: string | null }

/** Who is sent a letter when somebody has forgotten his password: nobody, one, or all who share the mailbox. */
export const resetTargets = async (tx: Pick<Tx, 'db'>, typed: string): Promise<readonly ResetTarget[]> =>
  (await one(tx, sql<{ list: ResetTarget[] }>`select reset_targets(${typed.trim()}) as list`)).list
