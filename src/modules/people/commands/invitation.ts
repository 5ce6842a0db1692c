import { randomBytes } from 'node:crypto'
import { addSeconds } from '../../../platform/clock.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { hashOfToken, newId, newToken } from '../../../platform/random.ts'
import { codeFrom } from '../domain/code.ts'
import type { InvitationSecret } from '../domain/input.ts'

const DAY = 86_400
/** A letter may lie in the school's office for a while. */
export const INVITATION_DAYS = 30
/** A forgotten password is asked for now. */
export const RESET_HOURS = 2
const SECONDS = { join: INVITATION_DAYS * DAY, reset: RESET_HOURS * 3600 } as const

/** What opens an account: a token for a link and a code for a printed letter. Only their hashes are kept. */
export type NewInvitation = { readonly id: string; readonly token: string; readonly code: string }

export const newInvitation = (): NewInvitation => ({
  id: newId(),
  token: newToken(),
  code: codeFrom(randomBytes(10)),
})

/** What is saved of an invitation. */
export const hashesOf = ({
  id,
  token,
  code,
}: NewInvitation): Pick<InvitationSecret, 'id' | 'tokenHash'> & { readonly codeHash: string } => ({
  id,
  tokenHash: hashOfToken(token),
  codeHash: hashOfToken(code),
})

/** Saves an invitation; the person's earlier ones of the same purpose stop working. */
export const insertInvitation = async (
  tx: Tx,
  secret: Omit<InvitationSecret, 'link'>,
  purpose: keyof typeof SECONDS,
  at: Work['at'],
): Promise<void> => {
  await run(
    tx,
    sql`update invitation set revoked_at = ${at}
        where person_id = ${secret.person} and purpose = ${purpose} and used_at is null and revoked_at is null`,
  )
  await run(
    tx,
    sql`insert into invitation (id, person_id, token_hash, code_hash, expires_at, created_at, created_by, purpose)
        values (${secret.id}, ${secret.person}, ${secret.tokenHash}, ${secret.codeHash}, ${addSeconds(at, SECONDS[purpose])}, ${at}, ${tx.scope.person}, ${purpose})`,
  )
}
