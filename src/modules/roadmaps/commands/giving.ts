import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, controllerNode, followSource, openOfSource, withdraw } from '../../assignments/public.ts'
import type { Addressee, Responsible, Roll } from '../../directives/domain/types.ts'
import { expandAll, rollOf, titleOf } from '../../directives/public.ts'
import { noLongerAsked } from '../domain/giving.ts'
import { assignableItems, type ItemLoad, occurrencesOf } from '../domain/load.ts'
import { sourceLabel, withdrawnBy } from '../domain/naming.ts'
import type { Roadmap, RoadmapItem, WholeRoadmap } from '../domain/types.ts'
import { hostIds } from '../queries/hosts.ts'
import { responsiblesOf } from '../queries/roadmap.ts'

const isWithin = (inner: Owner, node: Owner): boolean =>
  inner.region === node.region && (node.municipality === null || inner.municipality === node.municipality)

/** A person of another node is answered for by the roadmap's own: nobody writes rows into a strange node. */
const ownerOf = (addressee: Addressee, roadmap: Roadmap): Owner =>
  [roadmap.owner, ...roadmap.partners].some((node) => isWithin(addressee.owner, node))
    ? addressee.owner
    : roadmap.owner

/** Who controls: the roadmap's municipality; of a plan of schools the municipality of each school. */
const controllerOf = (addressee: Addressee, { owner, profile }: Roadmap): Owner['municipality'] =>
  profile === 'pair' ? addressee.owner.municipality : controllerNode(owner)

/** Whom rows may name: those of the owner's node, and the other schools that keep the plan with it. */
const rollFor = async (
  tx: Tx,
  { owner, partners }: Roadmap,
  responsibles: ReadonlyMap<string, readonly Responsible[]>,
): Promise<Roll> => {
  const everyone = [...responsibles.values()].flat()
  const nodes = partners.filter(({ organisation }) => organisation !== owner.organisation)
  const rolls: Roll[] = []
  for (const node of [owner, ...nodes]) rolls.push(await rollOf(tx, node, everyone))
  return {
    organisations: new Map(rolls.flatMap(({ organisations }) => [...organisations])),
    holders: rolls.flatMap(({ holders }) => holders),
    people: new Map(rolls.flatMap(({ people }) => [...people])),
  }
}

/** What the rows above that a plan carries out ask of its schools already: nobody is asked for the same thing twice. */
const askedAbove = async (
  tx: Tx,
  roadmap: Roadmap,
  items: readonly RoadmapItem[],
): Promise<(item: RoadmapItem, addressee: Addressee) => boolean> => {
  const above = roadmap.profile === 'pair' ? items.flatMap(({ answersId }) => answersId ?? []) : []
  if (above.length === 0) return () => false
  const found = await rows(
    tx,
    sql<{
      row: string
      organisation: string
    }>`select source_row_id as row, organisation_id as organisation from assignment
      where source_row_id = any (${above}::uuid[]) and organisation_id is not null and state not in ('recalled','declined')`,
  )
  const asked = new Set(found.map(({ row, organisation }) => `${row} ${organisation}`))
  return ({ answersId }, { organisation }) => asked.has(`${answersId} ${organisation}`)
}

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
  controllerMunicipality: controllerOf(addressee, roadmap),
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
  const responsibles = await responsiblesOf(tx, roadmap)
  const roll = await rollFor(tx, roadmap, responsibles)
  const isAsked = await askedAbove(tx, roadmap, items)
  const load = loadOf(items, responsibles, roll, work.today).filter(({ item }) => isMeant(item))
  const made = await assign(
    tx,
    work,
    load.flatMap((each) =>
      each.addressees
        .filter((addressee) => !isAsked(each.item, addressee))
        .map((addressee) => toAssignment(roadmap, each, addressee)),
    ),
  )
  return made.length
}

/** Open assignments follow the approved words: changed rows change them, what is no longer asked is taken back. */
export const settleRows = async (
  tx: Tx,
  work: Work,
  roadmap: WholeRoadmap,
  grounds: string,
): Promise<void> => {
  const responsibles = await responsiblesOf(tx, roadmap)
  const load = loadOf(roadmap.items, responsibles, await rollFor(tx, roadmap, responsibles), work.today)
  const assignable = assignableItems(roadmap.items)
  const open = await openOfSource(tx, roadmap.record)
  const waiting = new Set(
    assignable
      .filter((item) => item.term?.kind === 'recurring' && !load.some((each) => each.item === item))
      .map((item) => item.id),
  )
  for (const host of await hostIds(tx, roadmap.record)) waiting.add(host)
  const gone = noLongerAsked(open, load, waiting)
  await withdraw(
    tx,
    work,
    gone.map(({ id }) => id),
    withdrawnBy(grounds),
  )
  const given = new Set(open.map((each) => each.row))
  for (const item of assignable.filter((each) => given.has(each.id) && each.term?.kind !== 'recurring'))
    await followSource(tx, {
      sourceRecord: roadmap.record,
      sourceRow: item.id,
      title: titleOf({ action: item.title, text: item.title }),
      quote: item.title,
      sourceLabel: sourceLabel(roadmap, item.number),
      termAsWritten: item.termAsWritten,
      term: item.term,
      opensOn: item.opensOn,
      dueOn: item.dueOn,
    })
}
