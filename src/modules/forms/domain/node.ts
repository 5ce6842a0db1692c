import type { Actor, HeldRole, Owner } from '../../../kernel/access.ts'
import { askByForm } from './access.ts'

/** A node in whose name the person may ask: «municipality:…», with its name for the page. */
export type AskingNode = { readonly value: string; readonly name: string; readonly owner: Owner }

const ownerOf = (held: HeldRole): Owner => ({
  region: held.region,
  municipality: held.level === 'municipality' ? held.municipality : null,
  organisation: null,
})

const asks = (held: HeldRole): boolean =>
  askByForm.by.some((grant) => grant.at === held.level && grant.roles.includes(held.role))

/** Every node he may ask from, once each, in the order of his roles. */
export const askingNodes = (actor: Actor): readonly AskingNode[] => {
  const nodes = actor.roles.filter(asks).map((held) => {
    const owner = ownerOf(held)
    return { value: `${held.level}:${owner.municipality ?? owner.region ?? ''}`, name: held.nodeName, owner }
  })
  return nodes.filter(({ value }, at) => nodes.findIndex((other) => other.value === value) === at)
}

/** The node that was named, or the only one. */
export const nodeNamed = (actor: Actor, value: string): AskingNode | null => {
  const nodes = askingNodes(actor)
  return nodes.find((node) => node.value === value) ?? (value === '' ? (nodes[0] ?? null) : null)
}
