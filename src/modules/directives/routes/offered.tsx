import type { Child } from 'hono/jsx'
import type { Owner } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { roleNames } from '../../../ui/roles.ts'
import { type Party, partiesAt, type Wanted } from '../queries/parties.ts'
import { offeredText } from '../text/offered.ts'
import { directiveText } from '../text.ts'

/** Lists of a form, and what stands under it when they cannot hold everyone. */
export type Offered = {
  readonly parties: readonly SelectOption[]
  readonly people: readonly SelectOption[]
  readonly more: Child
}

type Place = {
  /** Address of the page. */
  readonly at: string
  /** Values of the form that name somebody: ids, or `kind:id`. */
  readonly chosen?: readonly (string | null | undefined)[]
  /** Other things of the address that must stay. */
  readonly keep?: HiddenValues
  readonly most?: number
}

const FIND = 'find'
const ROLES = ['teamHead', 'municipalCurator', 'municipalCoordinator', 'mentor', 'siteHead'] as const

const idsIn = (chosen: Place['chosen'] = []): string[] => [
  ...new Set(chosen.flatMap((value) => (value ?? '').split(':').filter(isUuid))),
]

const More = ({
  visit,
  find,
  place,
}: {
  readonly visit: Visit
  readonly find: string
  readonly place: Place
}) => {
  const t = offeredText[visit.lang]
  return (
    <Stack after>
      <Note title={t.title}>
        <p>{t.why}</p>
        <Filters
          action={place.at}
          filters={[{ kind: 'text', name: FIND, label: t.find, value: find }]}
          keep={place.keep}
          active={find === '' ? [] : [t.found(find)]}
          reset={place.at}
          label={t.find}
        />
      </Note>
    </Stack>
  )
}

const offered = async (visit: Visit, owner: Owner, place: Place, kinds: Wanted['kinds']) => {
  const find = visit.query(FIND).trim().slice(0, 100)
  const asked = { kinds, chosen: idsIn(place.chosen), find }
  const found = await partiesAt(
    visit.tx,
    owner,
    place.most === undefined ? asked : { ...asked, most: place.most },
  )
  return {
    ...found,
    more: find !== '' || found.isCut ? <More visit={visit} find={find} place={place} /> : null,
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
  const named = ({ kind, id, name }: Party) => ({ value: `${kind}:${id}:${name}`, label: name })
  return {
    parties: [
      ...Object.entries(t.categories).map(([code, label]) => ({
        value: `category:${code}:${label}`,
        label,
        group: t.clauseForm.categories,
      })),
      ...organisations.map(named),
      ...people.map(named),
      ...ROLES.map((role) => ({
        value: `role:${role}:${roleNames.ru[role]}`,
        label: roleNames[visit.lang][role],
      })),
    ],
    people: options(people),
    more,
  }
}
