import type { MunicipalityId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { TokenModule } from '../domain/tokens.ts'

export type TokenLine = {
  readonly id: string
  readonly name: string
  readonly tail: string
  /** Where a machine works; null for one's own key. */
  readonly node: string | null
  readonly writes: boolean
  readonly modules: readonly TokenModule[]
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

const MOST = 100

/** Keys of the person, and where he keeps the program those of machines; living ones first. */
export const tokensOf = (tx: Tx, machinesToo: boolean): Promise<TokenLine[]> => {
  const { person, municipalities, regions } = tx.scope
  return rows(
    tx,
    sql<TokenLine>`select t.id, t.name, t.tail, case when t.person_id is null then coalesce(m.name, g.name) end as node, t.writes, t.modules,
        t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
      from access_token t left join municipality m on m.id = t.municipality_id left join region g on g.id = t.region_id
      where t.person_id = ${person} or (${machinesToo} and t.person_id is null
        and (t.municipality_id = any (${[...municipalities]}::uuid[]) or t.region_id = any (${[...regions]}::uuid[])))
      order by t.revoked_at is not null, t.person_id is null, t.made_at desc, t.id limit ${MOST}`,
  )
}

export type TokenRow = {
  readonly id: string
  readonly person: PersonId | null
  readonly region: RegionId | null
  readonly municipality: MunicipalityId | null
  readonly revokedAt: string | null
}

/** One key, locked; null when out of sight. */
export const lockToken = (tx: Tx, id: string): Promise<TokenRow | null> =>
  maybe(
    tx,
    sql<TokenRow>`select id, person_id as person, region_id as region, municipality_id as municipality, revoked_at as "revokedAt"
      from access_token where id = ${id} for update`,
  )

/** How many living keys the person has, or the machines of a node. */
export const livingTokens = async (
  tx: Tx,
  node: { readonly id: string } | null,
  at: string,
): Promise<number> => {
  const whose =
    node === null
      ? sql`person_id = ${tx.scope.person}`
      : sql`person_id is null and coalesce(municipality_id, region_id) = ${node.id}::uuid`
  const found = await maybe(
    tx,
    sql<{
      n: number
    }>`select count(*)::int as n from access_token where ${whose} and revoked_at is null and expires_at > ${at}`,
  )
  return found?.n ?? 0
}
