import type { Owner } from '../../../kernel/access.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Organisation, Twin } from '../domain/types.ts'

const MOST = 500

/** Organisations of the same node that could take over the work of one that closes. */
export const successorsFor = (tx: Tx, card: Organisation): Promise<Twin[]> =>
  rows(
    tx,
    sql<Twin>`select o.id, o.short_name as name from organisation o
      where o.region_id = ${card.owner.region} and o.municipality_id is not distinct from ${card.owner.municipality}::uuid
        and o.state <> 'closed' and o.id <> ${card.id} order by o.normal_name collate ru_natural limit ${MOST}`,
  )

/** Programmes that marks of the node already name, to be offered while typing. */
export const programmesNamed = async (tx: Tx, owner: Owner): Promise<string[]> => {
  const found = await rows(
    tx,
    sql<{
      name: string
    }>`select distinct substr(attribute, strpos(attribute, ':') + 1) as name from organisation_attribute
      where region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality}::uuid and attribute like 'engagement:%' order by 1 limit 30`,
  )
  return found.map(({ name }) => name)
}
