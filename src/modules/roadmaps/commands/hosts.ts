import { ok, type Result } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, judgeByAnswer, proofWords, prove, withdrawOfSource } from '../../assignments/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { changeHosts, chooseForm, type Host, type HostSchool, type HostsChange } from '../domain/hosts.ts'
import { HostInput, HostsInput } from '../domain/input.ts'
import { noLongerHost } from '../domain/naming.ts'
import type { RoadmapItem, WholeRoadmap } from '../domain/types.ts'
import { type Asked, askedBy, hostSchools, hostsOfRow } from '../queries/hosts.ts'
import { itemsThen } from '../queries/on-date.ts'
import { toAsk } from './host-asking.ts'
import { lockRow } from './moves.ts'

type Hosting = WholeRoadmap & {
  readonly item: RoadmapItem
  readonly bound: RoadmapItem | null
  readonly hosts: readonly Host[]
  readonly schools: readonly HostSchool[]
}

/** Whoever was a host before is one again, under the same id. Ids by school. */
const saveHosts = async (
  tx: Tx,
  roadmap: Hosting,
  schools: readonly HostSchool[],
  work: Work,
): Promise<ReadonlyMap<string, string>> => {
  const ids = schools.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  await run(
    tx,
    sql`update roadmap_host set removed_on = null, version = version + 1 where item_id = ${roadmap.item.id} and organisation_id = any (${ids}::uuid[])`,
  )
  const made = schools.map(({ id, owner }) => ({ ...owner, id: work.newId(), organisation: id }))
  await run(
    tx,
    sql`insert into roadmap_host (id, record_id, item_id, region_id, municipality_id, organisation_id)
        select id, ${roadmap.record}, ${roadmap.item.id}, region, municipality, organisation
        from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as h (id uuid, region uuid, municipality uuid, organisation uuid)
        on conflict do nothing`,
  )
  const hosts = await hostsOfRow(tx, roadmap.item.id)
  return new Map(hosts.map(({ organisation, id }) => [organisation, id]))
}

const release = async (tx: Tx, roadmap: Hosting, removed: readonly Host[], work: Work): Promise<void> => {
  const ids = removed.map(({ id }) => id)
  if (ids.length === 0) return
  await run(
    tx,
    sql`update roadmap_host set removed_on = ${work.today}, version = version + 1 where id = any (${ids}::uuid[])`,
  )
  await withdrawOfSource(tx, work, roadmap.record, noLongerHost, ({ row }) => ids.includes(row))
}

/** One row, several hosts at once: each is asked to choose its form and days (R240). */
export const nameHosts = command<HostsInput, Hosting, HostsChange>({
  name: 'roadmap.nameHosts',
  input: HostsInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const roadmap = await lockRow(tx, input.roadmap, input.item)
    if (roadmap === null) return null
    const hosts = await hostsOfRow(tx, input.item)
    const approved = roadmap.isAmended ? await itemsThen(tx, roadmap.record) : roadmap.items
    const bound = approved.find(({ id }) => id === input.item) ?? null
    return { ...roadmap, hosts, bound, schools: await hostSchools(tx, roadmap.owner) }
  },
  decide: changeHosts,
  save: async (tx, change, roadmap, work) => {
    await release(tx, roadmap, change.removed, work)
    const hosts = await saveHosts(tx, roadmap, change.added, work)
    const asked = change.added.map(
      (school): NewAssignment =>
        toAsk(roadmap, roadmap.bound ?? roadmap.item, { ...school, host: hosts.get(school.id) ?? '' }, work),
    )
    await assign(tx, work, asked)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    change: { added: change.added.map(({ id }) => id), removed: change.removed.map(({ id }) => id) },
  }),
  to: (_change, roadmap) => `/roadmaps/${roadmap.record}/items/${roadmap.item.id}`,
})

type Chosen = Pick<HostInput, 'form' | 'term'> & { readonly asked: string }

/** A host says how and when it carries the row out; what asked it is reported by that. */
export const chooseHostForm = command<HostInput, Asked, Chosen>({
  name: 'roadmap.chooseHostForm',
  input: HostInput,
  access: editRoadmap,
  byLink: true,
  load: (tx, input) => askedBy(tx, input.assignment, true),
  decide: (_host, input): Result<Chosen> => {
    const chosen = chooseForm(input)
    return chosen.ok ? ok({ ...chosen.value, asked: input.assignment }) : chosen
  },
  save: async (tx, { form, term, asked }, host, work) => {
    await run(
      tx,
      sql`update roadmap_host set form = ${form}, term_as_written = ${term}, chosen_on = ${work.today}, chosen_by = ${tx.scope.person}, version = version + 1
          where id = ${host.id}`,
    )
    const label = proofWords.hostChose(term === '' ? form : `${form}, ${term}`)
    const proof = { sourceRecord: host.roadmap, sourceRow: host.id, label, record: host.roadmap }
    const proven = await prove(tx, work, proof)
    // there is nothing to judge in a choice: nobody is asked to confirm it
    if (proven > 0) await judgeByAnswer(tx, work, { assignment: asked, decision: 'accepted', words: '' })
  },
  tell: ({ form, term }, { record, roadmap, item }) =>
    record === undefined
      ? { record: roadmap, row: item, change: { form, term } }
      : { record, change: { roadmap, item, form, term } },
  to: (_change, { record, roadmap, item }) =>
    record === undefined ? `/roadmaps/${roadmap}/items/${item}` : `/row-forms/${record}?done=chosen`,
})

export const hostsCommands: readonly AnyCommand[] = [nameHosts, chooseHostForm]
