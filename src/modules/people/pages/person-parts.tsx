import { SelectField } from '../../../ui/fields/choice.tsx'
import { printedName } from '../domain/names.ts'
import type { Names } from '../domain/types.ts'
import type { NodeOption } from '../queries/subject.ts'
import { peopleText } from '../text.ts'
import type { FormPageProps } from './shell.tsx'

export type Person = Names & { readonly id: string }

/** Path to a form about one person. */
export const crumbs = (person: Person, lang: FormPageProps['lang']) => [
  { label: peopleText[lang].people.title, href: '/people' },
  { label: printedName(person), href: `/people/${person.id}` },
]

type NodeProps = {
  readonly nodes: readonly NodeOption[]
  readonly label: string
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** Nodes under their municipalities; a chosen one stands without its heading, so namesakes carry the municipality themselves. */
export const nodeChoices = (nodes: readonly NodeOption[]) => {
  const bearers = new Map<string, number>()
  for (const { name } of nodes) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  return nodes.map(({ value, name, municipality }) => ({
    value,
    label: municipality !== null && bearers.get(name) !== 1 ? `${name}, ${municipality}` : name,
    ...(municipality === null ? {} : { group: municipality }),
  }))
}

/** Choice of a node; none is to be chosen where there is only one. */
export const NodeField = ({ nodes, ...field }: NodeProps) => (
  <SelectField
    {...field}
    filter={nodes.length > 15}
    blank={nodes.length === 1 ? false : undefined}
    options={nodeChoices(nodes)}
  />
)
