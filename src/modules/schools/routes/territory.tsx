import { may } from '../../../kernel/access.ts'
import type { RegionId } from '../../../kernel/ids.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { addDistrict, addMunicipality, editLabels, editMunicipality } from '../commands/territory.ts'
import * as access from '../domain/access.ts'
import { LABEL_CODES, LABEL_FORMS } from '../domain/labels.ts'
import type { Municipality } from '../domain/types.ts'
import { FormPage } from '../pages/form-page.tsx'
import { MunicipalitiesPage, MunicipalityPage } from '../pages/municipalities.tsx'
import type { SchoolsParts } from '../pages/parts.ts'
import { LabelsPage, MunicipalityFields } from '../pages/territory-forms.tsx'
import {
  districtsOf,
  findMunicipality,
  findRegion,
  municipalityFigures,
  ownLabels,
} from '../queries/territory.ts'
import { schoolsSentences } from '../text.ts'
import { municipalityPlace } from './export.ts'
import { listProps } from './list.tsx'
import { placeOf } from './place.ts'
import { hereOf, onOf } from './visiting.ts'

const SECTION = '/municipalities'

const keeps = (visit: Visit, region: RegionId): boolean =>
  may(access.keepTerritory, visit.scope, { owner: { region, municipality: null, organisation: null } })

const showMunicipalities = async (visit: Visit): Promise<Answer> => {
  const place = placeOf(visit.scope)
  if (place === null) return NOT_FOUND
  if (place.municipality !== null) return { kind: 'redirect', to: '/schools' }
  const here = hereOf(visit)
  const region = await findRegion(visit.tx, place.region)
  const figures = await municipalityFigures(visit.tx, place.region, onOf(visit))
  return visit.page(
    { title: here.t.municipalities.title, section: SECTION, wide: true },
    <MunicipalitiesPage
      here={here}
      regionName={region?.name ?? ''}
      figures={figures}
      keeps={keeps(visit, place.region)}
    />,
  )
}

const showMunicipality = async (visit: Visit, parts: SchoolsParts, typed: Typed | null): Promise<Answer> => {
  const place = await municipalityPlace(visit)
  const municipality = await findMunicipality(visit.tx, visit.param('id'))
  if (place === null || municipality === null) return NOT_FOUND
  const region = await findRegion(visit.tx, municipality.region)
  const list = await listProps(visit, place, `/municipalities/${municipality.id}`, parts)
  const owner = { region: municipality.region, municipality: municipality.id, organisation: null }
  return visit.page(
    { title: municipality.name, section: SECTION, wide: true, failed: (typed?.problems.length ?? 0) > 0 },
    <MunicipalityPage
      list={list}
      municipality={municipality}
      regionName={region?.name ?? ''}
      districts={await districtsOf(visit.tx, municipality.region, municipality.id)}
      keepsTerritory={keeps(visit, municipality.region)}
      keepsLabels={may(access.keepLabels, visit.scope, { owner })}
      filled={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
    />,
  )
}

const NAMES = ['name', 'genitive', 'prepositional', 'shortName', 'oktmo', 'zone'] as const

const namesIn = (values: FormValues): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [name, values.text(name)]))

const showNames = async (
  visit: Visit,
  municipality: Municipality | null,
  typed: Typed | null,
): Promise<Answer> => {
  const place = placeOf(visit.scope)
  const region = municipality?.region ?? place?.region
  if (region === undefined || !keeps(visit, region)) return place === null ? NOT_FOUND : FORBIDDEN
  const here = hereOf(visit)
  const words = here.t.municipalities
  const title = municipality === null ? words.addTitle : words.editTitle
  const address = municipality === null ? `${SECTION}/new` : `${SECTION}/${municipality.id}/edit`
  const known = prefilled(
    municipality === null ? {} : Object.fromEntries(NAMES.map((name) => [name, municipality[name]])),
  )
  const draft = { form: 'municipality.names', subject: municipality?.id ?? region, title, address }
  const filled = await filledFrom(visit, typed, known, { version: municipality?.version, draft })
  return visit.page(
    { title, section: SECTION, failed: filled.problems.length > 0 },
    <FormPage
      here={here}
      title={title}
      crumbs={[{ label: words.title, href: SECTION }, { label: title }]}
      action={address}
      filled={filled}
      save={words.save}
      back={municipality === null ? SECTION : `${SECTION}/${municipality.id}`}
      hidden={{ region }}
      fields={(bound) => <MunicipalityFields form={bound} here={here} />}
    />,
  )
}

const showEdit = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = await findMunicipality(visit.tx, visit.param('id'))
  return municipality === null ? NOT_FOUND : showNames(visit, municipality, typed)
}

const showLabels = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = await findMunicipality(visit.tx, visit.param('id'))
  if (municipality === null) return NOT_FOUND
  const owner = { region: municipality.region, municipality: municipality.id, organisation: null }
  if (!may(access.keepLabels, visit.scope, { owner })) return FORBIDDEN
  const here = hereOf(visit)
  const own = await ownLabels(visit.tx, municipality.id)
  const known = prefilled(
    Object.fromEntries(
      LABEL_CODES.flatMap((code) =>
        LABEL_FORMS.map((name) => [`labels.${code}.${name}`, own[code]?.[name] ?? '']),
      ),
    ),
  )
  const address = `${SECTION}/${municipality.id}/labels`
  const draft = {
    form: 'municipality.labels',
    subject: municipality.id,
    title: here.t.labelsPage.title,
    address,
  }
  const filled = await filledFrom(visit, typed, known, { version: municipality.version, draft })
  return visit.page(
    { title: here.t.labelsPage.title, section: SECTION, failed: filled.problems.length > 0 },
    <LabelsPage here={here} municipality={municipality} filled={filled} />,
  )
}

const labelsIn = (values: FormValues): Record<string, Record<string, string>> =>
  Object.fromEntries(
    LABEL_CODES.map((code) => [
      code,
      Object.fromEntries(LABEL_FORMS.map((name) => [name, values.text(`labels.${code}.${name}`)])),
    ]),
  )

const sentences = schoolsSentences
const draftAt = (name: string, last: string) => (values: FormValues, param: (name: string) => string) => ({
  form: name,
  subject: param('id') || values.text('region'),
  title: values.text('name'),
  address: param('id') === '' ? `${SECTION}/${last}` : `${SECTION}/${param('id')}/${last}`,
})

/** «Районы» and everything that belongs to one: its schools, names, districts, local words. */
export const territoryRoutes = (parts: SchoolsParts): readonly Route[] => [
  datedPage(SECTION, 'person', showMunicipalities),
  page(`${SECTION}/new`, 'person', (visit) => showNames(visit, null, null)),
  form(`${SECTION}/new`, 'person', {
    command: addMunicipality,
    input: (values) => ({ region: values.text('region'), ...namesIn(values) }),
    again: (visit, typed) => showNames(visit, null, typed),
    sentences,
    draft: draftAt('municipality.names', 'new'),
  }),
  datedPage(`${SECTION}/:id`, 'person', (visit) => showMunicipality(visit, parts, null)),
  page(`${SECTION}/:id/edit`, 'person', (visit) => showEdit(visit, null)),
  form(`${SECTION}/:id/edit`, 'person', {
    command: editMunicipality,
    input: (values, param) => ({ municipality: param('id'), ...namesIn(values) }),
    again: showEdit,
    sentences,
    draft: draftAt('municipality.names', 'edit'),
  }),
  form(`${SECTION}/:id/districts`, 'person', {
    command: addDistrict,
    input: (values, param) => ({ region: param('id'), municipality: param('id'), name: values.text('name') }),
    again: (visit, typed) => showMunicipality(visit, parts, typed),
    sentences,
  }),
  page(`${SECTION}/:id/labels`, 'person', (visit) => showLabels(visit, null)),
  form(`${SECTION}/:id/labels`, 'person', {
    command: editLabels,
    input: (values, param) => ({ municipality: param('id'), labels: labelsIn(values) }),
    again: showLabels,
    sentences,
    draft: draftAt('municipality.labels', 'labels'),
  }),
]
