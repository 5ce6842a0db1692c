import { ok } from '../../../kernel/result.ts'
import { channelOf } from '../../../platform/command/channel.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { speakForSchool } from '../domain/access.ts'
import { SignInput } from '../domain/contracts/input.ts'
import * as rules from '../domain/contracts/rules.ts'
import type { Contract } from '../domain/contracts/types.ts'
import type { Channel } from '../domain/types.ts'
import { lockContract } from '../queries/contracts.ts'
import { findPair, ownerOf } from '../queries/pair.ts'
import { contractPage, saveContractMove } from './contracts.ts'

type Signed = rules.Signed &
  Pick<SignInput, 'file'> & { readonly attachment: string; readonly channel: Channel }

/** A side has signed on paper: the day, and the scan when there is one. With the second side the contract is in force. */
export const signContract = command<SignInput, Contract, Signed>({
  name: 'contract.sign',
  input: SignInput,
  access: speakForSchool,
  byLink: true,
  load: async (tx, input) => {
    const contract = await lockContract(tx, input.contract)
    const pair = contract && (await findPair(tx, contract.pair))
    const signing = input.side === 'mentor' ? contract?.mentor : contract?.curated
    const school = pair?.schools.find(({ organisation }) => organisation === signing)
    return contract && school ? { ...contract, owner: ownerOf(school) } : null
  },
  decide: (contract, input, { today, newId, as }) => {
    const signed = rules.signContract(contract, input.side, input.on, today)
    return signed.ok
      ? ok({ ...signed.value, file: input.file, attachment: newId(), channel: channelOf(as, input.channel) })
      : signed
  },
  save: async (tx, change, contract, work) => {
    const of = (what: string) => sql.ref(`${change.side}_${what}`)
    await run(
      tx,
      sql`update contract set ${of('signed_on')} = ${change.on}, ${of('channel')} = ${change.channel} where id = ${contract.id}`,
    )
    const { file } = change
    const { region, municipality, organisation } = contract.owner
    if (file !== null)
      await run(
        tx,
        sql`insert into attachment (id, record_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id, organisation_id)
            values (${change.attachment}, ${contract.id}, 'scan', ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at},
              ${region}, ${municipality}, ${organisation})`,
      )
    await saveContractMove(tx, contract, change, work)
    if (change.to === 'inForce') await work.fact('contractInForce', contract.id, { pair: contract.pair })
  },
  tell: (change, contract) => ({
    record: contract.id,
    change: { to: change.to, side: change.side, on: change.on },
    channel: change.channel,
  }),
  to: ({ channel }, contract) =>
    channel === 'link' ? `${contractPage(contract.id)}/reply?done=signed` : contractPage(contract.id),
})
