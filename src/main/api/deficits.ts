import { may } from '../../kernel/access.ts'
import { workOnDeficit } from '../../modules/deficits/domain/access.ts'
import { deficitsOf, findDeficit, findSchool } from '../../modules/deficits/queries/deficit.ts'
import { listRounds } from '../../modules/deficits/queries/round.ts'
import type { Tx } from '../../platform/database/query.ts'

/** Deficits of a school that the caller sees; of any other none (decisions 21). */
export const deficitsIn = async (tx: Tx, school: string) =>
  (await findSchool(tx, school)) === null ? [] : deficitsOf(tx, school)

/** One deficit, for those whom its page is open to. */
export const deficitInSight = async (tx: Tx, id: string) => {
  const line = await findDeficit(tx, id)
  if (line === null) return null
  const { scope } = tx
  const reads =
    may(workOnDeficit, scope, line) || scope.organisations.length > 0 || scope.regions.includes(line.region)
  return reads ? line : null
}

/** Rounds of a municipality, as the row policies let the caller see them. */
export const roundsIn = (tx: Tx, municipality: string) => listRounds(tx, municipality)
