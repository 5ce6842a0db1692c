import { addDays, type Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { keepPair } from '../domain/access.ts'
import {
  AgreeContractInput,
  DraftInput,
  ExtendInput,
  OneContractInput,
  TerminateInput,
} from '../domain/contracts/input.ts'
import * as rules from '../domain/contracts/rules.ts'
import type { Contract, ContractSides } from '../domain/contracts/types.ts'
import type { Pair } from '../domain/types.ts'
import { approvedTemplate, lockContract, sidesOf } from '../queries/contracts.ts'
import { findPair, lockPair } from '../queries/pair.ts'
import { contractsText } from '../text/contracts.ts'
import { shareWith } from './saving.ts'

export const contractPage = (id: string): string => `/contracts/${id}`

/** The contract in its new state, with history; both schools are told what concerns them. */
export const saveContractMove = async (
  tx: Tx,
  contract: Contract,
  move: rules.ContractMove & { readonly note?: string },
  work: Work,
): Promise<void> => {
  await run(tx, sql`update contract set state = ${move.to}, version = version + 1 where id = ${contract.id}`)
  await work.state({
    record: contract.id,
    from: move.from,
    to: move.to,
    note: move.note ?? null,
    owner: contract.owner,
  })
  if (move.to === 'draft' || move.to === 'agreed') return
  for (const organisation of [contract.mentor, contract.curated])
    await work.notify({
      organisation,
      code: `contract_${move.to}`,
      record: contract.id,
      words: { title: contract.pairTitle },
      address: contractPage(contract.id),
    })
}

type Drafting = Pair & { readonly form: string | null }
type Drafted = Omit<DraftInput, 'bond'> & {
  readonly id: string
  readonly curated: OrganisationId
  readonly mentor: OrganisationId
}

/** A contract of one mentor school and one curated school of the pair, by the form approved now. */
export const draftContract = command<DraftInput, Drafting, Drafted>({
  name: 'contract.draft',
  input: DraftInput,
  access: keepPair,
  load: async (tx, input) => {
    const pair = await lockPair(tx, input.pair)
    return pair && { ...pair, form: (await approvedTemplate(tx, pair))?.id ?? null }
  },
  decide: (pair, input, { newId }) => {
    const [curated = '', mentor = ''] = input.bond.split(':')
    const bond = pair.bonds.find((each) => each.curated === curated && each.mentor === mentor)
    if (bond === undefined) return refuse('chooseOne', 'bond')
    if (input.until < input.from) return refuse('periodBackwards', 'until')
    const within = rules.withinPair(input.until, pair)
    if (!within.ok) return within
    if (pair.state === 'declined' || pair.state === 'ended' || pair.state === 'endedEarly')
      return refuse('pairIsOver')
    return ok({ ...input, id: newId(), curated: bond.curated, mentor: bond.mentor })
  },
  save: async (tx, made, pair, work) => {
    const { region, municipality } = pair
    await work.record({
      id: made.id,
      kind: 'contract',
      title: pair.title,
      owner: pair.owner,
      reach: 'shared',
    })
    const sides = pair.schools.filter((school) => [made.curated, made.mentor].includes(school.organisation))
    await shareWith(tx, made.id, sides, 'contract')
    await run(
      tx,
      sql`insert into contract (id, region_id, municipality_id, pair_id, mentor_id, curated_id, template_id, place, from_on, until_on, basis, subject)
          values (${made.id}, ${region}, ${municipality}, ${pair.id}, ${made.mentor}, ${made.curated}, ${pair.form}, ${made.place}, ${made.from},
            ${addDays(made.until, 1)}, ${made.basis}, ${made.subject})`,
    )
    await work.state({ record: made.id, from: null, to: 'draft', owner: pair.owner })
  },
  tell: (made, pair) => ({
    record: made.id,
    change: { pair: pair.id, mentor: made.mentor, curated: made.curated },
  }),
  to: (made) => contractPage(made.id),
})

type Agreeing = Contract & { readonly now: ContractSides | null }
type Agreed = rules.ContractMove & AgreeContractInput & { readonly sides: ContractSides }

/** The text is agreed: number, day and requisites are fixed, a wrong check digit is refused. */
export const agreeContract = command<AgreeContractInput, Agreeing, Agreed>({
  name: 'contract.agree',
  input: AgreeContractInput,
  access: keepPair,
  load: async (tx, input) => {
    const contract = await lockContract(tx, input.contract)
    return contract && { ...contract, now: await sidesOf(tx, contract) }
  },
  decide: (contract, input) => {
    if (contract.now === null) return refuse('noSides')
    const moved = rules.mayAgree(contract, [contract.now.mentor, contract.now.curated])
    return moved.ok ? ok({ ...moved.value, ...input, sides: contract.now }) : moved
  },
  save: async (tx, change, contract, work) => {
    const year = Number(change.on.slice(0, 4))
    const owner = contract.municipality ?? contract.region
    const number =
      change.number === '' ? `${await work.number('contract', owner, year)}/${year}` : change.number
    await run(
      tx,
      sql`update contract set number = ${number}, dated_on = ${change.on}, sides = ${JSON.stringify(change.sides)}::jsonb where id = ${contract.id}`,
    )
    await saveContractMove(tx, contract, change, work)
  },
  tell: (change, contract) => ({ record: contract.id, change: { to: change.to, number: change.number } }),
  to: (_change, contract) => contractPage(contract.id),
})

/** The contract goes to both schools to be signed. */
export const sendContract = command<OneContractInput, Contract, rules.ContractMove>({
  name: 'contract.send',
  input: OneContractInput,
  access: keepPair,
  load: (tx, input) => lockContract(tx, input.contract),
  decide: (contract) => rules.moveContract(contract, 'send'),
  save: async (tx, change, contract, work) => {
    await run(tx, sql`update contract set sent_on = ${work.today} where id = ${contract.id}`)
    await saveContractMove(tx, contract, change, work)
  },
  tell: (change, contract) => ({ record: contract.id, change }),
  to: (_change, contract) => contractPage(contract.id),
})

type Extending = Contract & { readonly ofPair: Pair }
type Extended = rules.ContractMove & { readonly until: Day; readonly words: string }

/** A longer term, by words of the supplementary agreement. */
export const extendContract = command<ExtendInput, Extending, Extended>({
  name: 'contract.extend',
  input: ExtendInput,
  access: keepPair,
  load: async (tx, input) => {
    const contract = await lockContract(tx, input.contract)
    const pair = contract && (await findPair(tx, contract.pair))
    return contract && pair && { ...contract, ofPair: pair }
  },
  decide: (contract, input) => {
    const extended = rules.extendContract(contract, input.until, contract.ofPair)
    if (!extended.ok) return extended
    return ok({ ...extended.value, words: contractsText.ru.extend.note(input.until, input.words) })
  },
  save: async (tx, change, contract, work) => {
    await run(tx, sql`update contract set until_on = ${change.until} where id = ${contract.id}`)
    await saveContractMove(tx, contract, { ...change, note: change.words }, work)
  },
  tell: (change, contract) => ({ record: contract.id, change: { to: change.to, until: change.until } }),
  to: (_change, contract) => contractPage(contract.id),
})

type Terminated = rules.ContractMove & TerminateInput

/** The end before the term, with a reason: meetings after that day need another contract. */
export const terminateContract = command<TerminateInput, Contract, Terminated>({
  name: 'contract.terminate',
  input: TerminateInput,
  access: keepPair,
  load: (tx, input) => lockContract(tx, input.contract),
  decide: (contract, input, { today }) => {
    const moved = rules.terminateContract(contract, input.on, today)
    return moved.ok ? ok({ ...moved.value, ...input }) : moved
  },
  save: async (tx, change, contract, work) => {
    await run(
      tx,
      sql`update contract set ended_on = ${change.on}, ended_reason = ${change.reason}, until_on = greatest(from_on + 1, least(until_on, ${addDays(change.on, 1)}::date)) where id = ${contract.id}`,
    )
    await saveContractMove(tx, contract, { ...change, note: change.reason }, work)
  },
  tell: (change, contract) => ({ record: contract.id, change: { to: change.to, on: change.on } }),
  to: (_change, contract) => contractPage(contract.id),
})
