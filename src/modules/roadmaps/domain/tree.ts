import { ok, type Result, refuse } from '../../../kernel/result.ts'

/** A row's place: a list of them in printed order is the tree. */
export type Place = { readonly id: string; readonly parentId: string | null }

type Children = Map<string | null, string[]>

const childrenOf = (places: readonly Place[]): Children => {
  const known = new Set(places.map((place) => place.id))
  const children: Children = new Map()
  for (const { id, parentId } of places) {
    // a row whose parent was removed rises to the top
    const parent = parentId !== null && known.has(parentId) ? parentId : null
    const brothers = children.get(parent)
    if (brothers === undefined) children.set(parent, [id])
    else brothers.push(id)
  }
  return children
}

const flatten = (children: Children, parent: string | null = null): Place[] =>
  (children.get(parent) ?? []).flatMap((id) => [{ id, parentId: parent }, ...flatten(children, id)])

/** Every row directly after its parent and elder brothers, whatever order they came in. */
export const inOrder = (places: readonly Place[]): Place[] => flatten(childrenOf(places))

/** 0 for a row of the first level. */
export const depths = (places: readonly Place[]): ReadonlyMap<string, number> => {
  const result = new Map<string, number>()
  for (const { id, parentId } of inOrder(places))
    result.set(id, parentId === null ? 0 : (result.get(parentId) ?? 0) + 1)
  return result
}

/** Rows that have rows below them. */
export const parentsIn = (places: readonly Place[]): ReadonlySet<string> =>
  new Set(places.flatMap((place) => place.parentId ?? []))

/** The row and everything under it. */
export const subtree = (places: readonly Place[], id: string): ReadonlySet<string> => {
  const inside = new Set([id])
  for (const place of inOrder(places))
    if (place.parentId !== null && inside.has(place.parentId)) inside.add(place.id)
  return inside
}

const find = (places: readonly Place[], id: string): Place | undefined =>
  places.find((place) => place.id === id)

/** Changes places with the neighbour above (-1) or below (1), each with its rows. */
export const moveBy = (places: readonly Place[], id: string, step: -1 | 1): Result<Place[]> => {
  const place = find(inOrder(places), id)
  if (place === undefined) return refuse('noSuchRow')
  const children = childrenOf(places)
  const brothers = [...(children.get(place.parentId) ?? [])]
  const at = brothers.indexOf(id)
  const other = brothers[at + step]
  if (other === undefined) return refuse(step < 0 ? 'alreadyFirst' : 'alreadyLast')
  brothers[at + step] = id
  brothers[at] = other
  children.set(place.parentId, brothers)
  return ok(flatten(children))
}

/** Puts a row with everything under it to the end of another parent. */
export const putUnder = (places: readonly Place[], id: string, parentId: string | null): Result<Place[]> => {
  if (find(places, id) === undefined) return refuse('noSuchRow')
  if (parentId !== null && find(places, parentId) === undefined) return refuse('noSuchRow', 'parent')
  if (parentId !== null && subtree(places, id).has(parentId)) return refuse('underItself', 'parent')
  const children = childrenOf(places)
  for (const [parent, list] of children)
    children.set(
      parent,
      list.filter((each) => each !== id),
    )
  children.set(parentId, [...(children.get(parentId) ?? []), id])
  return ok(flatten(children))
}

/** Puts new rows after `after` as its brothers; at the very end when there is none. */
export const insertAfter = (
  places: readonly Place[],
  after: string | null,
  added: readonly Place[],
): Place[] => {
  const children = childrenOf(places)
  const place = after === null ? undefined : find(inOrder(places), after)
  const own = new Set(added.map((each) => each.id))
  for (const each of added) {
    if (each.parentId !== null && own.has(each.parentId)) {
      children.set(each.parentId, [...(children.get(each.parentId) ?? []), each.id])
      continue
    }
    const parent = place?.parentId ?? null
    const brothers = [...(children.get(parent) ?? [])]
    const newBrothers = brothers.filter((id) => own.has(id)).length
    const at = place === undefined ? brothers.length : brothers.indexOf(place.id) + 1 + newBrothers
    brothers.splice(at, 0, each.id)
    children.set(parent, brothers)
  }
  return flatten(children)
}

/** Takes a row out; its rows rise to its parent and stand where it stood. */
export const takeOut = (places: readonly Place[], id: string): Place[] => {
  const place = find(inOrder(places), id)
  if (place === undefined) return [...places]
  const children = childrenOf(places)
  const brothers = children.get(place.parentId) ?? []
  children.set(
    place.parentId,
    brothers.flatMap((each) => (each === id ? (children.get(id) ?? []) : [each])),
  )
  children.delete(id)
  return flatten(children)
}
