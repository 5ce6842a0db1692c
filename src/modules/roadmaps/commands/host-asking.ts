import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, controllerNode } from '../../assignments/public.ts'
import type { CopiedRow } from '../domain/copy.ts'
import { hostTask, sourceLabel } from '../domain/naming.ts'
import type { Roadmap, RoadmapItem, WholeRoadmap } from '../domain/types.ts'
import { hostsToCarry, hostsUnasked } from '../queries/hosts.ts'

/** What a host is asked: how and when it carries the row out; a host named again is asked again. */
export const toAsk = (
  roadmap: Roadmap,
  item: RoadmapItem,
  { owner, host }: { readonly owner: Owner; readonly host: string },
  { today }: Pick<Work, 'today'>,
): NewAssignment => ({
  owner,
  person: null,
  roleCode: null,
  sourceRecord: roadmap.record,
  sourceRow: host,
  occurrence: today,
  title: hostTask(item.title),
  quote: item.title,
  sourceLabel: sourceLabel(roadmap, item.number),
  sourceKind: 'roadmap',
  modality: 'order',
  termAsWritten: item.termAsWritten,
  term: null,
  opensOn: null,
  // the form is chosen before the row begins
  dueOn: item.opensOn ?? item.dueOn,
  controllerPerson: null,
  controlAsWritten: null,
  controllerMunicipality: controllerNode(roadmap.owner),
  answerPath: '/row-forms',
})

/** Hosts go with their rows into another year; nobody is asked before the copy is approved. A closed school stays behind. */
export const carryHosts = async (
  tx: Tx,
  source: Roadmap,
  copy: { readonly id: string; readonly rows: readonly CopiedRow[] },
  work: Work,
): Promise<void> => {
  const rowOf = new Map(copy.rows.map(({ from, id }) => [from, id]))
  const list = (await hostsToCarry(tx, source.record)).flatMap(({ item, organisation, owner, isClosed }) => {
    const row = rowOf.get(item)
    return isClosed || row === undefined
      ? []
      : [
          {
            id: work.newId(),
            item: row,
            organisation,
            region: owner.region,
            municipality: owner.municipality,
          },
        ]
  })
  if (list.length === 0) return
  await run(
    tx,
    sql`insert into roadmap_host (id, record_id, item_id, region_id, municipality_id, organisation_id)
        select w.id, ${copy.id}::uuid, w.item, w.region, w.municipality, w.organisation
        from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as w(id uuid, item uuid, region uuid, municipality uuid, organisation uuid) on conflict do nothing`,
  )
}

/** An approved roadmap asks those of its hosts whom nobody has asked yet: they came along from last year. */
export const askCarried = async (tx: Tx, work: Work, roadmap: WholeRoadmap): Promise<void> => {
  const unasked = await hostsUnasked(tx, roadmap.record)
  const wanted = unasked.flatMap((host) => {
    const item = roadmap.items.find(({ id }) => id === host.item)
    return item === undefined ? [] : [toAsk(roadmap, item, host, work)]
  })
  await assign(tx, work, wanted)
}
