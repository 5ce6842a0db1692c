import type { Day } from '../../../kernel/day.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { ItemContent, Layout, Roadmap } from '../domain/types.ts'

export type NewVersion = {
  readonly no: number
  readonly approvedOn: Day
  readonly directive: string | null
  readonly grounds: string
  readonly title: string
  readonly layout: Layout
  readonly items: readonly ItemContent[]
}

/** Only what a version keeps: words and places, not what came of them. */
const contentOf = ({ id, parentId, isSection, cells }: ItemContent): ItemContent => ({
  id,
  parentId,
  isSection,
  cells,
})

/** The snapshot of an approval; it is never changed afterwards (decisions 13). */
export const saveVersion = async (
  tx: Tx,
  roadmap: Pick<Roadmap, 'record' | 'owner'>,
  version: NewVersion,
  work: Work,
): Promise<void> => {
  const { region, municipality, organisation } = roadmap.owner
  await run(
    tx,
    sql`insert into roadmap_version (id, record_id, region_id, municipality_id, organisation_id, no, approved_on, directive_id, grounds, title, layout, items, at, by_person)
        values (${work.newId()}, ${roadmap.record}, ${region}, ${municipality}, ${organisation}, ${version.no}, ${version.approvedOn}, ${version.directive}, ${version.grounds},
          ${version.title}, ${JSON.stringify(version.layout)}::jsonb, ${JSON.stringify(version.items.map(contentOf))}::jsonb, ${work.at}, ${tx.scope.person})`,
  )
  await run(tx, sql`update roadmap set amended = false where id = ${roadmap.record}`)
  if (version.directive === null) return
  await run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id, organisation_id)
        values (${work.newId()}, ${roadmap.record}, 'ground', ${version.directive}, ${version.grounds}, ${region}, ${municipality}, ${organisation})`,
  )
}
