import { may } from '../../../kernel/access.ts'
import { isUuid, type OrganisationId } from '../../../kernel/ids.ts'
import { datedPage, NOT_FOUND } from '../../../platform/http/visit.ts'
import { assignmentStates } from '../../assignments/public.ts'
import { localRoles } from '../../schools/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { cycleUnder } from '../domain/cycle.ts'
import { statesOf } from '../domain/progress.ts'
import type { Roadmap } from '../domain/types.ts'
import { CyclePart } from '../pages/cycle.tsx'
import { HostsPart } from '../pages/hosts.tsx'
import { RowPage } from '../pages/row.tsx'
import { addressOf } from '../pages/words.ts'
import { upperRowOf } from '../queries/annex.ts'
import { papersOnRow } from '../queries/cited.ts'
import { hostsOfRow } from '../queries/hosts.ts'
import { itemsOf, itemsSeen, progressOf, responsiblesOf } from '../queries/roadmap.ts'
import { assignmentsOfRow, changesOfRow, evidenceOf, versionsOfRow } from '../queries/row.ts'
import { find, hereOf, SECTION } from './found.ts'

/** Hosts are named once a roadmap binds anybody. */
const isHostable = ({ state, profile }: Roadmap): boolean => state === 'inForce' && profile !== 'pair'

export const row = datedPage('/roadmaps/:id/items/:item', 'person', async (visit) => {
  const found = await find(visit)
  const id = visit.param('item')
  if (found === null || !isUuid(id)) return NOT_FOUND
  const { roadmap, mayEdit } = found
  const { tx, lang } = visit
  const items = await itemsOf(tx, roadmap)
  const item = items.find((each) => each.id === id)
  // a row that is only taken out of the working copy still binds people: assignments and search lead to it
  if (item === undefined)
    return roadmap.isAmended && roadmap.shows === 'copy'
      ? { kind: 'redirect', to: addressOf({ ...roadmap, shows: 'readers' }, `/items/${id}`) }
      : NOT_FOUND
  const progress = await progressOf(tx, roadmap.record)
  const here = hereOf(visit)
  const states = statesOf(items, progress, visit.scope.today)
  const words: Readonly<Record<string, string>> = {
    ...here.t.row.moves,
    ...here.t.states,
    ...assignmentStates(lang),
  }
  const above = item.answersId === null ? [] : await itemsSeen(tx, roadmap.aboveId)
  return visit.page(
    { title: item.title, section: SECTION, about: { record: roadmap.record, row: item.id } },
    <RowPage
      here={here}
      roadmap={roadmap}
      item={item}
      parent={items.find((each) => each.id === item.parentId) ?? null}
      above={above.find((each) => each.id === item.answersId) ?? null}
      leaning={await papersOnRow(tx, roadmap.record, id)}
      upper={await upperRowOf(tx, roadmap.record, id)}
      state={states.get(id) ?? 'ahead'}
      progress={progress.get(id)}
      responsibles={(await responsiblesOf(tx, roadmap)).get(id) ?? []}
      assignments={await assignmentsOfRow(tx, roadmap.record, id)}
      cycle={<CyclePart here={here} roadmap={roadmap} cycle={cycleUnder(items, id)} states={states} />}
      hosts={
        <HostsPart
          here={here}
          roadmap={roadmap}
          item={item}
          hosts={await hostsOfRow(tx, id)}
          mayEdit={mayEdit && isHostable(roadmap) && !items.some(({ parentId }) => parentId === id)}
          answers={(school) =>
            may(editRoadmap, visit.scope, {
              owner: { ...roadmap.owner, organisation: school as OrganisationId },
            })
          }
        />
      }
      evidence={await evidenceOf(tx, roadmap.record, id)}
      changes={await changesOfRow(tx, roadmap.record, id)}
      versions={await versionsOfRow(tx, roadmap.record, id)}
      mayEdit={mayEdit}
      said={(state) => words[state] ?? state}
      roleName={localRoles(visit)}
    />,
  )
})
