import { run, sql } from '../../../platform/database/query.ts'
import type { Carrier } from '../../programmes/public.ts'
import { approvedTemplate, findTemplate, templatesOf } from '../queries/contracts.ts'

/** The form of contracts: the same municipality keeps it, another one gets it as an edition that waits to be approved. */
export const contractFormCarrier: Carrier = {
  find: async (tx, { source, municipality, isHere }) => {
    const found = await approvedTemplate(tx, source)
    const none = { lines: [], behind: [], terms: [], moved: [] }
    if (found === null) return none
    if (isHere)
      return { ...none, behind: [{ title: found.fileName, kind: 'contractForm', reason: 'goesOn' }] }
    const own = await templatesOf(tx, { region: source.region, municipality })
    return own.length > 0
      ? none
      : {
          ...none,
          lines: [
            {
              key: `contractForm-${found.id}`,
              kind: 'contractForm',
              id: found.id,
              title: found.fileName,
              was: null,
              will: null,
              notes: ['toApprove'],
            },
          ],
        }
  },
  carry: async (tx, { wanted }, { source, municipality }, work) => {
    const line = wanted.find(({ kind }) => kind === 'contractForm')
    const found = line === undefined ? null : await findTemplate(tx, line.id)
    if (found === null) return
    const id = work.newId()
    const owner = { region: source.region, municipality, organisation: null }
    await work.record({ id, kind: 'contractForm', title: found.fileName, owner, reach: 'shared' })
    await run(
      tx,
      sql`insert into attachment (id, record_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id)
          select ${work.newId()}::uuid, ${id}::uuid, a.purpose, a.name, a.sha256, a.size, a.media_type, ${tx.scope.person}::uuid, ${work.at}::timestamptz, ${owner.region}::uuid, ${municipality}::uuid
          from attachment a where a.record_id = ${found.id} and a.purpose = 'source' limit 1`,
    )
    await run(
      tx,
      sql`insert into contract_template (id, region_id, municipality_id, no, file_name, sha256, tags)
          select ${id}::uuid, ${owner.region}::uuid, ${municipality}::uuid, 1, t.file_name, t.sha256, t.tags from contract_template t where t.id = ${found.id}`,
    )
    await work.state({ record: id, from: null, to: 'draft', owner })
  },
}
