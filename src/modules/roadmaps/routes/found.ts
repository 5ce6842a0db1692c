import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { hereWith } from '../../../platform/http/here.ts'
import { type Answer, FORBIDDEN, NOT_FOUND, type Visit } from '../../../platform/http/visit.ts'
import { homeOf, PROFILES } from '../domain/profile.ts'
import { isShut, type Roadmap } from '../domain/types.ts'
import { type Here, textOf } from '../pages/words.ts'
import { headOf, type RoadmapHead } from '../queries/card.ts'
import { findRoadmap } from '../queries/roadmap.ts'

export const SECTION = '/roadmaps'

export const hereOf = (visit: Visit): Here => hereWith(visit, textOf(visit.lang))

/** The roadmap of the address with what this person may do with it. */
export type Found = {
  readonly roadmap: Roadmap
  readonly head: RoadmapHead
  readonly mayEdit: boolean
  readonly mayApprove: boolean
}

export const find = async (visit: Visit): Promise<Found | null> => {
  const id = visit.param('id')
  const roadmap = isUuid(id) ? await findRoadmap(visit.tx, id, visit.query('as') === 'reader') : null
  const head = roadmap && (await headOf(visit.tx, id))
  if (roadmap === null || head === null) return null
  const { edits, approves } = PROFILES[roadmap.profile]
  // with readers' eyes there is nothing to press
  const isNow = visit.scope.on === null && roadmap.shows !== 'readers'
  return {
    roadmap,
    head,
    mayEdit: isNow && may(edits, visit.scope, roadmap),
    mayApprove: isNow && may(approves, visit.scope, roadmap),
  }
}

export const isAnswer = (value: Found | Answer): value is Answer => 'kind' in value

/** Pages that change the working copy: only for those who may, and not once the roadmap is closed. */
export const toEdit = async (visit: Visit): Promise<Found | Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  if (!found.mayEdit) return FORBIDDEN
  return isShut(found.roadmap) ? { kind: 'redirect', to: `/roadmaps/${found.roadmap.record}` } : found
}

/** Pages of a roadmap of a node; a plan of a pair has its own. */
export const elsewhere = ({ roadmap }: Found): Answer | null => {
  const home = homeOf(roadmap)
  return home === null ? null : { kind: 'redirect', to: home }
}
