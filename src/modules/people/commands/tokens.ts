import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { moment } from '../../../platform/clock.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { MACHINE_ROLE, MakeTokenInput, RevokeTokenInput, tokenMayBeMade } from '../domain/tokens.ts'
import { livingTokens, lockToken, type TokenRow } from '../queries/tokens.ts'

const NOWHERE: Owner = { region: null, municipality: null, organisation: null }

const ownerOf = async (tx: Tx, node: MakeTokenInput['node']): Promise<Owner | null> => {
  if (node === null) return NOWHERE
  if (node.level === 'organisation') return null
  const { regions, municipalities } = tx.scope
  const found = await maybe(
    tx,
    node.level === 'region'
      ? sql<{
          region: RegionId
          municipality: MunicipalityId | null
        }>`select id as region, null::uuid as municipality from region
          where id = ${node.id} and id = any (${[...regions]}::uuid[])`
      : sql<{
          region: RegionId
          municipality: MunicipalityId | null
        }>`select region_id as region, id as municipality from municipality
          where id = ${node.id} and (id = any (${[...municipalities]}::uuid[]) or region_id = any (${[...regions]}::uuid[]))`,
  )
  return found && { ...found, organisation: null }
}

type Making = Subject & { readonly living: number }

/** A key of the person himself, or of a machine at a node that he administers (docs/decisions/0014). The key itself is never here, only its hash. */
export const makeToken = command<MakeTokenInput, Making, MakeTokenInput>({
  name: 'token.make',
  input: MakeTokenInput,
  access: access.keepToken,
  load: async (tx, { node }) => {
    const owner = await ownerOf(tx, node)
    if (owner === null) return null
    const living = await livingTokens(tx, node, moment())
    return { owner, living, named: { holder: node === null ? tx.scope.person : null } }
  },
  decide: ({ living }, input, { today }) => {
    const allowed = tokenMayBeMade(input.until, today, living)
    return allowed.ok ? ok(input) : allowed
  },
  save: async (tx, { node, ...token }, { owner }, { at }) => {
    const level = node === null || node.level === 'organisation' ? null : node.level
    await run(
      tx,
      sql`insert into access_token (id, name, token_hash, tail, person_id, role, level, region_id, municipality_id, writes, modules, made_by, made_at, expires_at)
        values (${token.id}, ${token.name}, ${token.tokenHash}, ${token.tail}, ${level === null ? tx.scope.person : null},
          ${level === null ? null : MACHINE_ROLE[level]}, ${level}, ${owner.region}, ${owner.municipality}, ${token.writes}, ${token.modules},
          ${tx.scope.person}, ${at}, (${token.until}::date + 1)::timestamp at time zone ${tx.scope.zone})`,
    )
  },
  tell: ({ id, until, writes, modules, node }) => ({
    row: id,
    change: { until, writes, modules, machine: node !== null },
  }),
  to: () => '/me/tokens',
})

type Kept = Subject & { readonly token: TokenRow }

/** Takes a key back: its next request is refused. */
export const revokeToken = command<RevokeTokenInput, Kept, RevokeTokenInput>({
  name: 'token.revoke',
  input: RevokeTokenInput,
  access: access.keepToken,
  load: async (tx, input) => {
    const token = await lockToken(tx, input.token)
    if (token === null) return null
    const { region, municipality, person } = token
    return { owner: { region, municipality, organisation: null }, token, named: { holder: person } }
  },
  decide: ({ token }, input) => (token.revokedAt === null ? ok(input) : refuse('tokenOverAlready')),
  save: async (tx, { token }, _kept, { at }) => {
    await run(tx, sql`update access_token set revoked_at = ${at} where id = ${token}`)
  },
  tell: ({ token }) => ({ row: token }),
  to: () => '/me/tokens?revoked=1',
})
