import type { Visit } from '../../../platform/http/visit.ts'
import type { Contract } from '../domain/contracts/types.ts'
import { contractAsked } from '../domain/replies.ts'
import type { SchoolPlace, Side } from '../domain/types.ts'
import { findContract } from '../queries/contracts.ts'
import { findPair } from '../queries/pair.ts'
import { isOwnSchool, keeps, leadsTo, speaksFor } from './visiting.ts'

/** The contract of the address with what this person may do. */
export type FoundContract = {
  readonly contract: Contract
  readonly keeps: boolean
  readonly signsFor: readonly Side[]
  readonly links: readonly SchoolPlace[]
  /** He is of the school himself, so nobody asks how it was said. */
  readonly isOwn: boolean
}

/** Null when out of sight. */
export const find = async (visit: Visit): Promise<FoundContract | null> => {
  const contract = await findContract(visit.tx, visit.param('id'))
  const pair = contract && (await findPair(visit.tx, contract.pair))
  if (!contract || !pair) return null
  const speaks = speaksFor(visit, pair).map(({ organisation }) => organisation)
  const signed = { mentor: contract.mentorSignedOn, curated: contract.curatedSignedOn }
  return {
    contract,
    keeps: keeps(visit, contract),
    signsFor: (['mentor', 'curated'] as const).filter(
      (side) => speaks.includes(contract[side]) && signed[side] === null,
    ),
    links: leadsTo(visit, pair).filter(({ organisation }) => contractAsked(contract, organisation) !== null),
    isOwn: speaks.some((school) => isOwnSchool(visit, school)),
  }
}
