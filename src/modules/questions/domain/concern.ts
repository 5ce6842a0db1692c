import type { Actor, HeldRole, Owner, Role } from '../../../kernel/access.ts'
import type { Concerned, PutTo, Thing } from './types.ts'

type Level = 'organisation' | 'municipality' | 'region'

/** Who hears of a new question, by the kind of the thing and the level of the node asked; `other` for kinds not named. */
const TOLD: Readonly<Record<Level, Readonly<Record<string, readonly Role[]>>>> = {
  organisation: { other: ['schoolHead'], team: ['teamHead', 'schoolHead'] },
  municipality: {
    other: ['municipalCoordinator'],
    directive: ['committeeOfficer', 'municipalCoordinator'],
    roadmap: ['municipalCoordinator', 'methodologist'],
    'form-collection': ['methodologist', 'municipalCoordinator'],
  },
  region: { other: ['regionalCoordinator'], directive: ['committeeOfficer', 'regionalCoordinator'] },
}

/** Level of a node. */
export const levelOf = (owner: Owner): Level =>
  owner.organisation !== null ? 'organisation' : owner.municipality !== null ? 'municipality' : 'region'

/** Roles at the asked node that hear of a question about a thing of this kind. */
export const toldRoles = (kind: string, asked: Owner): readonly Role[] => {
  const byKind = TOLD[levelOf(asked)]
  return byKind[kind] ?? byKind.other ?? []
}

const covers = (held: HeldRole, owner: Owner): boolean => {
  if (held.level === 'organisation')
    return held.organisation !== null && held.organisation === owner.organisation
  if (held.level === 'municipality')
    return held.municipality !== null && held.municipality === owner.municipality
  return held.level === 'region' && held.region === owner.region
}

/** Whoever keeps the things of a school: its district or region. */
export const nodeAbove = ({ region, municipality }: Owner): Owner => ({
  region,
  municipality,
  organisation: null,
})

/**
 * Whom a question is put to: the node whose thing it is, or the person whose duty it is; people of that very school and
 * that person himself ask the node above them.
 */
export const putTo = (thing: Pick<Thing, 'owner'>, asker: Actor, { addressee }: Concerned): PutTo => {
  const { owner } = thing
  const isOwn =
    asker.person === addressee ||
    (owner.organisation !== null &&
      asker.roles.some((held) => held.level === 'organisation' && covers(held, owner)))
  if (isOwn) return { owner: nodeAbove(owner), person: null }
  return { owner, person: addressee }
}

/** The lower of the two nodes, of the thing and of the asker: both sides and those above them see the question, nobody beside. */
export const ownerOfQuestion = ({ owner }: Pick<Thing, 'owner'>, asker: Actor): Owner => {
  if (asker.roles.some((held) => covers(held, owner))) return owner
  const own =
    asker.roles.find((held) => held.level === 'organisation' && held.region === owner.region) ??
    asker.roles.find((held) => held.level === 'municipality' && held.region === owner.region)
  if (own === undefined) return owner
  return { region: own.region, municipality: own.municipality, organisation: own.organisation }
}
