import { bareCode, innFault, kppFault, ogrnFault } from '../../../../kernel/codes.ts'
import { addDays, type Day, daysBetween } from '../../../../kernel/day.ts'
import { shortDay } from '../../../../kernel/format.ts'
import { ok, type Result, refuse, refuseAll } from '../../../../kernel/result.ts'
import { nextState } from '../../../../kernel/workflow.ts'
import type { Pair, Side } from '../types.ts'
import { pairWorkflow } from '../workflow.ts'
import type { Contract, ContractSide, ContractState } from './types.ts'
import { type ContractAction, contractWorkflow } from './workflow.ts'

export type ContractMove = { readonly from: ContractState; readonly to: ContractState }

/** Where an action leads now, or why not. */
export const moveContract = (
  contract: Pick<Contract, 'state'>,
  action: ContractAction,
): Result<ContractMove> => {
  const to = nextState(contractWorkflow, contract.state, action)
  return to === null ? refuse('contractNotNow') : ok({ from: contract.state, to })
}

const CHECKED = { inn: innFault, kpp: kppFault, ogrn: ogrnFault } as const
export type CheckedCode = keyof typeof CHECKED
export type Requisite = { readonly code: CheckedCode; readonly fault: 'missing' | 'wrong' }

/** Requisites that are missing, or whose check digits do not hold. */
export const requisiteFaults = (side: Pick<ContractSide, CheckedCode>): Requisite[] =>
  (Object.keys(CHECKED) as CheckedCode[]).flatMap((code): Requisite[] => {
    const value = bareCode(side[code])
    if (value === '') return [{ code, fault: 'missing' }]
    return CHECKED[code](value) === null ? [] : [{ code, fault: 'wrong' }]
  })

/** A wrong code never goes into a contract; a missing one is left as a blank to be written by hand. */
export const mayAgree = (
  contract: Pick<Contract, 'state'>,
  sides: readonly ContractSide[],
): Result<ContractMove> => {
  const moved = moveContract(contract, 'agree')
  if (!moved.ok) return moved
  const wrong = sides.flatMap((side) =>
    requisiteFaults(side)
      .filter(({ fault }) => fault === 'wrong')
      .map(({ code }) => ({ code: 'codeWrong', values: { name: side.shortName, code: code.toUpperCase() } })),
  )
  return wrong.length > 0 ? refuseAll(wrong) : moved
}

export type Signed = ContractMove & { readonly side: Side; readonly on: Day }

/** One side signs; with the second the contract is in force. */
export const signContract = (contract: Contract, side: Side, on: Day, today: Day): Result<Signed> => {
  const moved = moveContract(contract, contract.state === 'signedByOne' ? 'complete' : 'sign')
  if (!moved.ok) return moved
  const signed = side === 'mentor' ? contract.mentorSignedOn : contract.curatedSignedOn
  if (signed !== null) return refuse('signedAlready', 'side')
  return on > today ? refuse('dayAhead', 'on') : ok({ ...moved.value, side, on })
}

type PairDays = { readonly until: Day }

/** Help by a contract is help of its pair: it does not outlive it. */
export const withinPair = (last: Day, pair: PairDays): Result<null> =>
  last < pair.until ? ok(null) : refuse('beyondPair', 'until', { day: shortDay(addDays(pair.until, -1)) })

/** A longer term: only forward, and not past the end of the pair. `last` is the new last day. */
export const extendContract = (
  contract: Contract,
  last: Day,
  pair: PairDays,
): Result<ContractMove & { readonly until: Day }> => {
  const moved = moveContract(contract, 'extend')
  if (!moved.ok) return moved
  if (addDays(last, 1) <= contract.until) return refuse('notLonger', 'until')
  const within = withinPair(last, pair)
  return within.ok ? ok({ ...moved.value, until: addDays(last, 1) }) : within
}

/** An end before the term: on a day that has come, and not before the contract began. */
export const terminateContract = (contract: Contract, on: Day, today: Day): Result<ContractMove> => {
  const moved = moveContract(contract, 'terminate')
  if (!moved.ok) return moved
  if (on > today) return refuse('dayAhead', 'on')
  return on < contract.from ? refuse('beforeContract', 'on', { day: shortDay(contract.from) }) : moved
}

/** Days before the end on which both sides and the district are told. */
export const ALERT_DAYS = [30, 14, 3] as const

/** What the day brings to a contract in force: an alert, its end, or nothing. */
export const dutyOf = (
  { until }: Pick<Contract, 'until'>,
  today: Day,
): { readonly kind: 'expires'; readonly days: number } | { readonly kind: 'over' } | null => {
  if (until <= today) return { kind: 'over' }
  const left = daysBetween(today, until) - 1
  return ALERT_DAYS.some((days) => days === left) ? { kind: 'expires', days: left } : null
}

/** Contracts that go on though their pair is over: somebody has to terminate them. */
export const outliving = (
  pair: Pick<Pair, 'state'>,
  contracts: readonly Pick<Contract, 'state'>[],
): boolean =>
  pairWorkflow.final.includes(pair.state) &&
  contracts.some(({ state }) => state === 'inForce' || state === 'extended')

/** Is the contract in force on a day. */
export const holdsOn = (contract: Pick<Contract, 'state' | 'from' | 'until'>, day: Day): boolean =>
  (contract.state === 'inForce' || contract.state === 'extended' || contract.state === 'ended') &&
  day >= contract.from &&
  day < contract.until
