import type { Work } from '../../platform/command/work.ts'
import { run, sql, type Tx } from '../../platform/database/query.ts'
import { lockProposal } from './queries/routing.ts'

export { recallRounds } from './commands/call.ts'
export { deliverThemes } from './commands/deliver.ts'
export { evidenceFromPair, followPair, takenByPair } from './commands/pair-facts.ts'
export { type GoalsAhead, goalsAhead } from './queries/goals-ahead.ts'
export { needsBySchool, type SchoolNeeds } from './queries/need.ts'
export { type Proposal, waitingProposals } from './queries/routing.ts'
export { themesOf } from './queries/theme.ts'

/** A section of a method day takes a proposed theme into its programme; false when it was decided before. */
export const takeProposal = async (
  tx: Tx,
  work: Work,
  taken: { readonly proposal: string; readonly record: string },
): Promise<boolean> => {
  const proposal = await lockProposal(tx, taken.proposal)
  if (proposal === null || proposal.state !== 'proposed') return false
  await run(
    tx,
    sql`update section_proposal set state = 'taken', taken_by = ${taken.record}, decided_on = ${work.today}, decided_by = ${tx.scope.person}, version = version + 1
        where id = ${proposal.id}`,
  )
  return true
}
