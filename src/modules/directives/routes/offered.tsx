import type { Child } from 'hono/jsx'
import type { Owner } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Typed, Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { FindMore } from '../../../ui/fields/find-more.tsx'
import { roleNames } from '../../../ui/roles.ts'
import { type Party, partiesAt, type Wanted } from '../queries/parties.ts'
import { offeredText } from '../text/offered.ts'
import { directiveText } from '../text.ts'

/** Lists of a form, and what stands at its end when they cannot hold everyone. */
export type Offered = {
  readonly parties: readonly SelectOption[]
  readonly people: readonly SelectOption[]
  readonly more: Child
}

type Place = {
  /** The form as it came back, and what is looked for in it. */
  readonly typed?: Pick<Typed, 'values'> | null
  /** Values of the form that name somebody: ids, or `kind:id`. */
  readonly chosen?: readonly (string | null | undefined)[]
  readonly most?: number
}

const ROLES = ['teamHead', 'municipalCurator', 'municipalCoordinator', 'mentor', 'siteHead'] as const
/** A school orders its own people: groups of schools and roles above it are not for its papers. */
const OWN_ROLES = ['teamHead', 'mentor', 'siteHead'] as const

const idsIn = (chosen: Place['chosen'] = []): string[] => [
  ...new Set(chosen.flatMap((value) => (value ?? '').split(':').filter(isUuid))),
]

const offered = async (visit: Visit, owner: Owner, place: Place, kinds: Wanted['kinds']) => {
  const t = offeredText[visit.lang]
  const find = (place.typed?.values.text('look_for') ?? visit.query('look_for')).trim().slice(0, 100)
  const asked = { kinds, chosen: idsIn(place.chosen), find }
  const found = await partiesAt(
    visit.tx,
    owner,
    place.most === undefined ? asked : { ...asked, most: place.most },
  )
  return {
    ...found,
    find,
    more:
      find !== '' || found.isCut ? (
        <FindMore title={t.title} why={t.why} label={t.find} button={t.look} find={find} />
      ) : null,
  }
}

const options = (list: readonly Party[]): SelectOption[] =>
  list.map(({ id, name }) => ({ value: id, label: name }))

/** People of a node, for lists that name a person. */
export const peopleOffered = async (
  visit: Visit,
  owner: Owner,
  place: Place,
): Promise<Omit<Offered, 'parties'>> => {
  const { people, more } = await offered(visit, owner, place, ['person'])
  return { people: options(people), more }
}

/** Everyone a clause may be addressed to: groups, roles, organisations, people of the node. Values say kind, key and label. */
export const partiesOffered = async (visit: Visit, owner: Owner, place: Place): Promise<Offered> => {
  const t = directiveText[visit.lang]
  const { organisations, people, more } = await offered(visit, owner, place, ['organisation', 'person'])
  const isSchools = owner.organisation !== null
  const named = ({ kind, id, name }: Party) => ({ value: `${kind}:${id}:${name}`, label: name })
  return {
    parties: [
      ...(isSchools ? [] : Object.entries(t.categories)).map(([code, label]) => ({
        value: `category:${code}:${label}`,
        label,
        group: t.clauseForm.categories,
      })),
      ...organisations.map(named),
      ...people.map(named),
      ...(isSchools ? OWN_ROLES : ROLES).map((role) => ({
        value: `role:${role}:${roleNames.ru[role]}`,
        label: roleNames[visit.lang][role],
      })),
    ],
    people: options(people),
    more,
  }
}
