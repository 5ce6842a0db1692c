import { ok, refuse } from '../../../kernel/result.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { linkCommand } from '../../../platform/session/answer-link.ts'
import { remark } from '../../questions/public.ts'
import { linkForSchool } from '../domain/access.ts'
import { ContractLinkInput } from '../domain/contracts/input.ts'
import { PairLinkInput } from '../domain/input.ts'
import { PlanLinkInput } from '../domain/plans/input.ts'
import { contractAsked, pairAsked, planAsked } from '../domain/replies.ts'
import { lockContract } from '../queries/contracts.ts'
import { findPair, lockAs, ownerOf } from '../queries/pair.ts'
import { lockPlan } from '../queries/plans.ts'
import { contractPage } from './contracts.ts'
import { agreePair, declinePair } from './moves.ts'
import { sayOpinion } from './opinions.ts'
import { approvePairPlan } from './plan-moves.ts'
import { planPage } from './plans.ts'
import { pairPage, replyTo } from './saving.ts'
import { signContract } from './signing.ts'

/** A school says by a link whether it agrees to the pair, whether the pair fits, how the help went. */
export const makePairLink = linkCommand({
  name: 'pair.makeLink',
  input: PairLinkInput,
  access: linkForSchool,
  load: (tx, input) => lockAs(tx, input.pair, input.school),
  opens: (pair) =>
    pairAsked(pair, pair.school).length === 0
      ? refuse('nothingToAnswer')
      : ok({
          record: pair.id,
          owner: pair.owner,
          label: pair.school.name,
          commands: [agreePair.name, declinePair.name, sayOpinion.name],
          address: replyTo(pair.id),
          back: pairPage(pair.id),
        }),
})

/** A side of a contract says by a link that it has signed, and sends the scan. */
export const makeContractLink = linkCommand({
  name: 'contract.makeLink',
  input: ContractLinkInput,
  access: linkForSchool,
  load: async (tx, { contract: id, school }) => {
    const contract = await lockContract(tx, id)
    const pair = contract && (await findPair(tx, contract.pair))
    const signing = pair?.schools.find(({ organisation }) => organisation === school)
    return contract && signing ? { ...contract, owner: ownerOf(signing), school: signing } : null
  },
  opens: (contract) =>
    contractAsked(contract, contract.school.organisation) === null
      ? refuse('nothingToAnswer')
      : ok({
          record: contract.id,
          owner: contract.owner,
          label: contract.school.name,
          commands: [signContract.name, remark.name],
          address: `${contractPage(contract.id)}/reply`,
          back: contractPage(contract.id),
        }),
})

/** The head of a school approves the plan of its pair by a link. */
export const makePlanLink = linkCommand({
  name: 'plan.makeLink',
  input: PlanLinkInput,
  access: linkForSchool,
  load: async (tx, input) => {
    const plan = await lockPlan(tx, input.plan)
    const school = plan?.pair.schools.find(({ organisation }) => organisation === input.school)
    return plan && school ? { ...plan, owner: ownerOf(school), partners: [], school } : null
  },
  opens: (plan) =>
    planAsked(plan, plan.school.organisation)
      ? ok({
          record: plan.id,
          owner: plan.owner,
          label: plan.school.name,
          commands: [approvePairPlan.name, remark.name],
          address: `${planPage(plan.id)}/reply`,
          back: planPage(plan.id),
        })
      : refuse('nothingToAnswer'),
})

export const linkCommands: readonly AnyCommand[] = [makePairLink, makeContractLink, makePlanLink]
