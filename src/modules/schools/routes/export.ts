import { type ExportColumn, type ExportValue, writeTable } from '../../../documents/xlsx/write.ts'
import { isUuid, type MunicipalityId, type RegionId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/query.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { type Answer, NOT_FOUND, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { categoryName, textOf } from '../pages/words.ts'
import { type ExportRow, exportOrganisations } from '../queries/export.ts'
import type { ListRequest } from '../queries/list.ts'
import { findMunicipality } from '../queries/territory.ts'
import type { SchoolsText } from '../text.ts'
import { requestOf } from './list.tsx'
import { type Place, placeOf } from './place.ts'

type Cell = (row: ExportRow, t: SchoolsText) => ExportValue
type Field = { readonly title: keyof SchoolsText['fields']; readonly cell: Cell } & Omit<
  ExportColumn,
  'title'
>

/** Nothing sought, nothing left out. */
const WHOLE_LIST: Omit<ListRequest, 'node' | 'on'> = {
  text: '',
  kind: null,
  category: null,
  district: null,
  municipality: null,
  closed: false,
  sort: 'name',
  descending: false,
  page: 1,
}

const yesNo = (value: boolean | null, yes: string, no: string): string | null =>
  value === null ? null : value ? yes : no

/** Heads are those that the import recognises, so that what was taken out can be brought back. */
const FIELDS: readonly Field[] = [
  { title: 'shortName', width: 40, cell: (row) => row.shortName },
  { title: 'fullName', width: 60, cell: (row) => row.fullName },
  { title: 'municipality', width: 28, cell: (row) => row.municipality },
  { title: 'kind', width: 24, cell: (row, t) => t.kinds[row.kind] },
  { title: 'schoolType', cell: (row, t) => (row.schoolType === null ? null : t.schoolTypes[row.schoolType]) },
  { title: 'district', width: 24, cell: (row) => row.district },
  { title: 'inn', cell: (row) => row.inn },
  { title: 'kpp', cell: (row) => row.kpp },
  { title: 'ogrn', cell: (row) => row.ogrn },
  { title: 'okpo', cell: (row) => row.okpo },
  { title: 'oktmo', cell: (row) => row.oktmo },
  { title: 'address', width: 50, cell: (row) => row.address },
  { title: 'latitude', kind: 'number', cell: (row) => row.latitude },
  { title: 'longitude', kind: 'number', cell: (row) => row.longitude },
  { title: 'isRural', cell: (row, t) => yesNo(row.isRural, t.rural, t.urban) },
  { title: 'pupils', kind: 'number', cell: (row) => row.pupils },
  { title: 'teachers', kind: 'number', cell: (row) => row.teachers },
  { title: 'adverse', cell: (row, t) => yesNo(row.adverse, t.yes, t.no) },
  { title: 'siteUrl', width: 28, cell: (row) => row.siteUrl },
  { title: 'email', width: 28, cell: (row) => row.email },
  { title: 'phone', width: 22, cell: (row) => row.phone },
  { title: 'aliases', width: 40, cell: (row) => row.aliases.join('; ') },
]

const MARKS: readonly Field[] = [
  {
    title: 'category',
    width: 28,
    cell: (row, t) => (row.category === null ? null : categoryName(row.category, { t, lang: 'ru' })),
  },
  { title: 'categoryFrom', kind: 'day', cell: (row) => row.categoryFrom },
  { title: 'categoryBasis', width: 40, cell: (row) => row.categoryBasis },
]

/** Organisations of a list as an XLSX file. Heads and values stay Russian, as data do: the file comes back through the import. */
const listTable = async (
  tx: Tx,
  request: ListRequest,
  marks: boolean,
): Promise<ReadableStream<Uint8Array>> => {
  const t = textOf('ru')
  const fields = marks ? [...FIELDS, ...MARKS] : FIELDS
  const found = await exportOrganisations(tx, request)
  const columns = fields.map(({ title, cell: _, ...column }) => ({ ...column, title: t.fields[title] }))
  const rows = found.map((row) => fields.map(({ cell }) => cell(row, t)))
  return writeTable({ sheet: t.list.sheet, columns, rows })
}

/** The register of a whole region as the page gives it, with categories and marks: for the command line. */
export const registerTable = (tx: Tx, region: RegionId): Promise<ReadableStream<Uint8Array>> =>
  listTable(tx, { ...WHOLE_LIST, node: { region }, on: tx.scope.today }, true)

const exportList = async (visit: Visit, place: Place): Promise<Answer> =>
  fileAnswer(await listTable(visit.tx, requestOf(visit, place), place.marks), textOf('ru').list.file, 'xlsx')

/** The place of a municipality's page as the viewer stands to it; null when it is not his. */
export const municipalityPlace = async (visit: Visit): Promise<Place | null> => {
  const id = visit.param('id')
  const own = placeOf(visit.scope)
  if (!isUuid(id) || own === null) return null
  const municipality = await findMunicipality(visit.tx, id)
  if (municipality === null || municipality.region !== own.region) return null
  if (own.municipality !== null && own.municipality !== id) return null
  return { ...own, node: { municipality: id as MunicipalityId }, municipality: id as MunicipalityId }
}

export const exportRoutes: readonly Route[] = [
  page('/schools/export.xlsx', 'person', async (visit) => {
    const place = placeOf(visit.scope)
    return place === null ? NOT_FOUND : exportList(visit, place)
  }),
  page('/municipalities/:id/export.xlsx', 'person', async (visit) => {
    const place = await municipalityPlace(visit)
    return place === null ? NOT_FOUND : exportList(visit, place)
  }),
]
