import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import type { Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign } from '../../assignments/public.ts'
import type { Addressee, Responsible, Roll } from '../../directives/domain/types.ts'
import { expandAll, rollOf, titleOf } from '../../directives/public.ts'
import { assignableItems, type ItemLoad, occurrencesOf } from '../domain/load.ts'
import { sourceLabel } from '../domain/naming.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import { responsiblesOf } from '../queries/roadmap.ts'

/** A person of another node is answered for by the roadmap's own: nobody writes rows into a strange node. */
const ownerOf = (addressee: Addressee, roadmap: Roadmap): Owner =>
  addressee.owner.region === roadmap.owner.region &&
  (roadmap.owner.municipality === null || addressee.owner.municipality === roadmap.owner.municipality)
    ? addressee.owner
    : roadmap.owner

const toAssignment = (
  roadmap: Roadmap,
  { item, occurrence }: ItemLoad,
  addressee: Addressee,
): NewAssignment => ({
  owner: ownerOf(addressee, roadmap),
  person: addressee.person,
  roleCode: addressee.roleCode,
  sourceRecord: roadmap.record,
  sourceRow: item.id,
  occurrence: occurrence.key,
  title: titleOf({ action: item.title, text: item.title }),
  quote: item.title,
  sourceLabel: sourceLabel(roadmap, item.number),
  sourceKind: 'roadmap',
  modality: 'order',
  termAsWritten: item.termAsWritten,
  term: item.term,
  opensOn: occurrence.opensOn,
  dueOn: occurrence.dueOn,
  controllerPerson: null,
  controlAsWritten: null,
  controllerMunicipality: roadmap.owner.organisation === null ? roadmap.owner.municipality : null,
})

/** What rows ask of whom on this day. */
export const loadOf = (
  items: readonly RoadmapItem[],
  responsibles: ReadonlyMap<string, readonly Responsible[]>,
  roll: Roll,
  today: Work['today'],
): ItemLoad[] =>
  assignableItems(items).flatMap((item) => {
    const addressees = expandAll(responsibles.get(item.id) ?? [], roll)
    if (addressees.length === 0) return []
    return occurrencesOf(item, today).map((occurrence) => ({ item, occurrence, addressees }))
  })

/** Gives out the rows of a roadmap in force; what was given before stays as it is (decisions 12). Gives how many are new. */
export const giveOutRows = async (
  tx: Tx,
  work: Work,
  roadmap: Roadmap,
  items: readonly RoadmapItem[],
  isMeant: (item: RoadmapItem) => boolean = () => true,
): Promise<number> => {
  const responsibles = await responsiblesOf(tx, roadmap.record)
  const roll = await rollOf(tx, roadmap.owner)
  const load = loadOf(items, responsibles, roll, work.today).filter(({ item }) => isMeant(item))
  const made = await assign(
    tx,
    work,
    load.flatMap((each) => each.addressees.map((addressee) => toAssignment(roadmap, each, addressee))),
  )
  return made.length
}
