import { shortDay } from '../../../kernel/format.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import type { Filter } from '../../../ui/filters.tsx'
import { CATEGORIES, ORGANISATION_KINDS } from '../domain/types.ts'
import type { ListProps } from './list.tsx'
import { categoryName, optionsOf } from './words.ts'

type Named = { readonly id: string; readonly name?: string; readonly shortName?: string }

const nameOf = ({ name, shortName }: Named): string => shortName ?? name ?? ''
const choices = (list: readonly Named[]): SelectOption[] =>
  list.map((entry) => ({ value: entry.id, label: nameOf(entry) }))

/** A select among the filters: everything, or one of the options. */
const select =
  ({ here }: ListProps) =>
  (name: string, label: string, value: string | null, options: readonly SelectOption[]): Filter => ({
    kind: 'select',
    name,
    label,
    value: value ?? '',
    options: [{ value: '', label: here.t.list.all }, ...options],
  })

const markFilters = (props: ListProps): Filter[] => {
  const { here, request } = props
  const words = [...CATEGORIES, 'none' as const].map((code) => ({
    value: code,
    label: categoryName(code, here),
  }))
  return props.marks ? [select(props)('category', here.t.list.category, request.category, words)] : []
}

const placeFilters = (props: ListProps): Filter[] => {
  const { here, request, districts, municipalities } = props
  const put = select(props)
  return [
    ...(municipalities === null
      ? []
      : [put('municipality', here.t.list.municipality, request.municipality, choices(municipalities))]),
    ...(districts.length === 0
      ? []
      : [put('district', here.t.list.district, request.district, choices(districts))]),
  ]
}

const timeFilters = ({ here, request, marks }: ListProps): Filter[] => {
  const { t } = here
  const states = [
    { value: '', label: t.list.open },
    { value: 'closed', label: t.list.closed },
  ]
  const state: Filter = {
    kind: 'select',
    name: 'state',
    label: t.list.state,
    value: request.closed ? 'closed' : '',
    options: states,
  }
  const day = request.on === here.today && here.past !== true ? '' : shortDay(request.on)
  return marks ? [state, { kind: 'date', name: 'on', label: t.list.on, value: day }] : [state]
}

/** The line of filters above the list. */
export const filtersOf = (props: ListProps): Filter[] => {
  const { here, request } = props
  const { t } = here
  return [
    { kind: 'text', name: 'text', label: t.list.search, value: request.text },
    select(props)('kind', t.list.kind, request.kind, optionsOf(ORGANISATION_KINDS, t.kinds)),
    ...markFilters(props),
    ...placeFilters(props),
    ...timeFilters(props),
  ]
}

const named = (list: readonly Named[] | null, id: string | null): string | undefined => {
  const found = list?.find((entry) => entry.id === id)
  return found === undefined ? undefined : nameOf(found)
}

/** The filters in force, in words. */
export const activeOf = ({ here, request, districts, municipalities }: ListProps): string[] => {
  const { t } = here
  return [
    request.text === '' ? undefined : t.list.activeText(request.text),
    request.kind === null ? undefined : t.kinds[request.kind],
    request.category === null ? undefined : categoryName(request.category, here).toLowerCase(),
    named(municipalities, request.municipality),
    named(districts, request.district),
    request.closed ? t.list.closed : undefined,
    request.on === here.today ? undefined : t.list.activeOn(request.on),
  ].filter((word) => word !== undefined)
}
