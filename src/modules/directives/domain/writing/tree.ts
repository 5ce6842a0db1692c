/** What a tree of clauses needs of a clause. */
export type Branch = { readonly id: string; readonly parentId: string | null; readonly ord: number }

const inOrder = <T extends Branch>(branches: readonly T[]): T[] => [...branches].sort((a, b) => a.ord - b.ord)

const childrenOf = <T extends Branch>(branches: readonly T[], parent: string | null): T[] =>
  inOrder(branches.filter((each) => each.parentId === parent))

/** The tree read from top to bottom, each branch with its number: «1», «2», «2.1», «2.1.1». */
export const numbered = <T extends Branch>(
  branches: readonly T[],
  parent: string | null = null,
  prefix = '',
): { readonly branch: T; readonly number: string }[] =>
  childrenOf(branches, parent).flatMap((branch, at) => {
    const number = `${prefix}${at + 1}`
    return [{ branch, number }, ...numbered(branches, branch.id, `${number}.`)]
  })

export const MOVES = ['up', 'down', 'in', 'out'] as const
export type TreeMove = (typeof MOVES)[number]

type Place = { readonly id: string; readonly parentId: string | null; readonly before: string | null }

const placeOf = (branches: readonly Branch[], id: string, move: TreeMove): Place | null => {
  const branch = branches.find((each) => each.id === id)
  if (branch === undefined) return null
  const siblings = childrenOf(branches, branch.parentId)
  const at = siblings.findIndex((each) => each.id === id)
  if (move === 'up') {
    const earlier = siblings[at - 1]
    return earlier === undefined ? null : { id, parentId: branch.parentId, before: earlier.id }
  }
  if (move === 'down')
    return siblings[at + 1] === undefined
      ? null
      : { id, parentId: branch.parentId, before: siblings[at + 2]?.id ?? null }
  if (move === 'in') {
    const above = siblings[at - 1]
    return above === undefined ? null : { id, parentId: above.id, before: null }
  }
  const parent = branches.find((each) => each.id === branch.parentId)
  if (parent === undefined) return null
  const aunts = childrenOf(branches, parent.parentId)
  const next = aunts[aunts.findIndex((each) => each.id === parent.id) + 1]
  return { id, parentId: parent.parentId, before: next?.id ?? null }
}

/** The tree with one branch put elsewhere, `ord` counted anew from the top; null when it cannot go there. */
export const moved = <T extends Branch>(branches: readonly T[], id: string, move: TreeMove): T[] | null => {
  const place = placeOf(branches, id, move)
  if (place === null) return null
  const before = branches.find((each) => each.id === place.before)
  const changed = branches.map((each) =>
    each.id === id
      ? {
          ...each,
          parentId: place.parentId,
          ord: before === undefined ? Number.MAX_SAFE_INTEGER : before.ord - 0.5,
        }
      : each,
  )
  return counted(changed)
}

/** `ord` by the place from top to bottom. */
export const counted = <T extends Branch>(branches: readonly T[]): T[] =>
  numbered(branches).map(({ branch }, ord) => ({ ...branch, ord }))

/** A branch and everything below it. */
export const withBelow = (branches: readonly Branch[], id: string): string[] => [
  id,
  ...childrenOf(branches, id).flatMap((child) => withBelow(branches, child.id)),
]
