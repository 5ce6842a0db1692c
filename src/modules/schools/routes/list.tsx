import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { type Answer, datedPage, NOT_FOUND, type Route, type Visit } from '../../../platform/http/visit.ts'
import * as access from '../domain/access.ts'
import { SORTS, type SortKey } from '../domain/listing.ts'
import { CATEGORIES, type Category, ORGANISATION_KINDS, type OrganisationKind } from '../domain/types.ts'
import { type FilledColumn, ListPage, type ListProps } from '../pages/list.tsx'
import type { SchoolsParts } from '../pages/parts.ts'
import { type List, type ListRequest, listOrganisations } from '../queries/list.ts'
import { districtsOf, municipalitiesOf } from '../queries/territory.ts'
import { type Place, placeOf, sectionOf } from './place.ts'
import { hereOf, onOf } from './visiting.ts'

const oneOf = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null

const idOrNone = (text: string): string | null => (isUuid(text) ? text : null)

/** The list that an address asks for; what it does not say or says wrongly is left out. */
export const requestOf = (visit: Visit, place: Place): ListRequest => {
  const pageNumber = Number(visit.query('page'))
  return {
    node: place.node,
    text: visit.query('text').slice(0, 200),
    kind: oneOf<OrganisationKind>(ORGANISATION_KINDS, visit.query('kind')),
    category: place.marks ? oneOf<Category | 'none'>([...CATEGORIES, 'none'], visit.query('category')) : null,
    district: idOrNone(visit.query('district')),
    municipality: place.municipality === null ? idOrNone(visit.query('municipality')) : null,
    closed: visit.query('state') === 'closed',
    sort: oneOf<SortKey>(SORTS, visit.query('sort')) ?? 'name',
    descending: visit.query('dir') === 'desc',
    page: Number.isInteger(pageNumber) && pageNumber >= 1 && pageNumber < 100_000 ? pageNumber : 1,
    on: onOf(visit),
  }
}

const filledColumns = async (
  visit: Visit,
  parts: SchoolsParts,
  list: List,
  request: ListRequest,
): Promise<FilledColumn[]> => {
  const ids = list.rows.map((row) => row.id)
  return Promise.all(
    parts.columns.map(async (column) => ({
      ...column,
      values: await column.values(visit.tx, ids, request.on),
    })),
  )
}

/** Everything that a list page of a place is drawn from. */
export const listProps = async (
  visit: Visit,
  place: Place,
  base: string,
  parts: SchoolsParts,
): Promise<ListProps> => {
  const { tx } = visit
  const request = requestOf(visit, place)
  const [list, districts, municipalities] = await Promise.all([
    listOrganisations(tx, request),
    place.marks ? districtsOf(tx, place.region, place.municipality) : [],
    place.municipality === null ? municipalitiesOf(tx, place.region) : null,
  ])
  const owner = { region: place.region, municipality: place.municipality, organisation: null }
  return {
    here: hereOf(visit),
    list,
    request,
    base,
    districts,
    municipalities,
    marks: place.marks,
    keeps: may(access.keepRegister, visit.scope, { owner }),
    columns: place.marks ? await filledColumns(visit, parts, list, request) : [],
  }
}

const showList = async (visit: Visit, parts: SchoolsParts): Promise<Answer> => {
  const place = placeOf(visit.scope)
  if (place === null) return NOT_FOUND
  const props = await listProps(visit, place, '/schools', parts)
  return visit.page(
    { title: props.here.t.list.title, section: sectionOf(visit.scope, false), wide: true },
    <ListPage {...props} />,
  )
}

/** «Наша школа»: the card of the organisation where the person works. */
const showOwn = async (visit: Visit): Promise<Answer> => {
  const [own] = visit.scope.organisations
  return own === undefined ? NOT_FOUND : { kind: 'redirect', to: `/schools/${own}` }
}

export const listRoutes = (parts: SchoolsParts): readonly Route[] => [
  datedPage('/school', 'person', showOwn),
  datedPage('/schools', 'person', (visit) => showList(visit, parts)),
]
