import type { Owner } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Layout, Level, Period, ProfileName, RoadmapState } from '../domain/types.ts'

/** A roadmap about to be made. */
export type NewRoadmap = {
  readonly id: RecordId
  readonly owner: Owner
  /** Of the owner's level when nothing is said. */
  readonly profile?: ProfileName
  readonly title: string
  readonly period: Period
  readonly state: RoadmapState
  readonly layout: Layout
  readonly aboveId: string | null
  readonly directive: string | null
  readonly directiveTable: string | null
  readonly copiedFrom: string | null
}

export const levelOf = (owner: Owner): Level =>
  owner.organisation !== null ? 'organisation' : owner.municipality !== null ? 'municipality' : 'region'

/** Only what is approved is seen below (decisions 20). */
export const reachOf = (state: RoadmapState): 'own' | 'below' => (state === 'draft' ? 'own' : 'below')

/** The record and the noun. */
export const saveRoadmap = async (tx: Tx, roadmap: NewRoadmap, work: Work): Promise<void> => {
  const { region, municipality, organisation } = roadmap.owner
  const level = levelOf(roadmap.owner)
  const profile = roadmap.profile ?? level
  const reach = profile === 'pair' ? 'shared' : reachOf(roadmap.state)
  await work.record({ id: roadmap.id, kind: 'roadmap', title: roadmap.title, owner: roadmap.owner, reach })
  await run(
    tx,
    sql`insert into roadmap (id, region_id, municipality_id, organisation_id, level, profile, title, period_kind, period_year, state, layout, above_id, directive_id,
          directive_table_id, copied_from)
        values (${roadmap.id}, ${region}, ${municipality}, ${organisation}, ${level}, ${profile}, ${roadmap.title}, ${roadmap.period.kind}, ${roadmap.period.year}, ${roadmap.state},
          ${JSON.stringify(roadmap.layout)}::jsonb, ${roadmap.aboveId}, ${roadmap.directive}, ${roadmap.directiveTable}, ${roadmap.copiedFrom})`,
  )
  await work.state({ record: roadmap.id, from: null, to: roadmap.state, owner: roadmap.owner })
}
