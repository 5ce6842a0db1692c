import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { mergeOrganisation } from '../commands/life.ts'
import { addAlias, addOrganisation, removeAlias } from '../commands/register.ts'
import { addUnit, closeUnit } from '../commands/territory.ts'
import * as access from '../domain/access.ts'
import { FormPage } from '../pages/form-page.tsx'
import { MergePage, NamesPage, UnitsPage } from '../pages/life-forms.tsx'
import { NamingFields } from '../pages/organisation-forms.tsx'
import { type Card, readCard } from '../queries/card.ts'
import { findOrganisations } from '../queries/search.ts'
import { districtsOf, municipalitiesOf } from '../queries/territory.ts'
import { schoolsSentences } from '../text.ts'
import { placeOf, sectionOf } from './place.ts'
import { findCard, hereOf } from './visiting.ts'

const EMPTY_NAME = { shortName: '', fullName: '', kind: 'school', schoolType: '', district: '' }

const showAdd = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const place = placeOf(visit.scope)
  if (place === null) return NOT_FOUND
  const { region, municipality } = place
  if (!may(access.keepRegister, visit.scope, { owner: { region, municipality, organisation: null } }))
    return FORBIDDEN
  const here = hereOf(visit)
  const { t } = here
  const municipalities = municipality === null ? await municipalitiesOf(visit.tx, region) : null
  const districts = await districtsOf(visit.tx, region, municipality)
  const asked = visit.query('municipality')
  const known = prefilled({ ...EMPTY_NAME, municipality: municipality ?? (isUuid(asked) ? asked : '') })
  const draft = { form: 'organisation.new', subject: region, title: t.forms.add, address: '/schools/new' }
  const filled = await filledFrom(visit, typed, known, { draft })
  return visit.page(
    { title: t.forms.add, section: sectionOf(visit.scope, false), failed: filled.problems.length > 0 },
    <FormPage
      here={here}
      title={t.forms.add}
      lead={t.forms.addLead}
      crumbs={[{ label: t.list.title, href: '/schools' }, { label: t.forms.add }]}
      action="/schools/new"
      filled={filled}
      save={t.forms.saveNew}
      back="/schools"
      hidden={{ region, municipality }}
      fields={(bound) => (
        <>
          {municipalities === null ? null : (
            <SelectField
              {...bound.text('municipality')}
              label={t.fields.municipality}
              options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
              blank={t.forms.regionOwn}
              filter
            />
          )}
          <NamingFields form={bound} here={here} districts={districts} />
          <TextField {...bound.text('inn')} label={t.fields.inn} width="short" inputmode="numeric" optional />
          <TextField
            {...bound.text('ogrn')}
            label={t.fields.ogrn}
            width="short"
            inputmode="numeric"
            optional
          />
          <TextArea {...bound.text('address')} label={t.fields.address} rows={2} optional />
        </>
      )}
    />,
  )
}

const ADDED = [
  'region',
  'municipality',
  'shortName',
  'fullName',
  'kind',
  'schoolType',
  'district',
  'inn',
  'ogrn',
  'address',
]

type SmallPage = 'names' | 'units' | 'merge'

type Found = { readonly card: Card; readonly edit: boolean; readonly keep: boolean }

const findFor = async (visit: Visit): Promise<Found | null> => {
  const found = await findCard(visit)
  const card = found && (await readCard(visit.tx, visit.param('id'), visit.scope.today))
  return found && card && { card, edit: found.doable.edit, keep: found.doable.keep }
}

const mergeBody = async (visit: Visit, card: Card, typed: Typed | null) => {
  const text = typed?.values.text('text') || visit.query('text')
  const node = card.municipality === null ? { region: card.region } : { municipality: card.municipality }
  const found = await findOrganisations(visit.tx, text || card.shortName, node)
  const others = found.filter(({ id, state }) => id !== card.id && state !== 'closed')
  const filled = await filledFrom(visit, typed, emptyForm, { version: card.version })
  return <MergePage here={hereOf(visit)} card={card} filled={filled} text={text} found={others} />
}

const bodyOf = async (name: SmallPage, visit: Visit, { card, keep }: Found, typed: Typed | null) => {
  if (name === 'merge') return mergeBody(visit, card, typed)
  const here = hereOf(visit)
  const filled = await filledFrom(visit, typed, prefilled({ kind: 'department' }), { version: card.version })
  return name === 'names' ? (
    <NamesPage here={here} card={card} filled={filled} keeps={keep} />
  ) : (
    <UnitsPage here={here} card={card} filled={filled} />
  )
}

const showSmall = async (name: SmallPage, visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await findFor(visit)
  if (found === null) return NOT_FOUND
  const allowed = name === 'merge' ? found.keep : found.edit
  if (!allowed) return FORBIDDEN
  if (found.card.state === 'closed') return { kind: 'redirect', to: `/schools/${found.card.id}` }
  const title = hereOf(visit).t.forms[name]
  const own = visit.scope.organisations.includes(found.card.id)
  const failed = (typed?.problems.length ?? 0) > 0
  return visit.page(
    { title, section: sectionOf(visit.scope, own), failed },
    await bodyOf(name, visit, found, typed),
  )
}

const again = (name: SmallPage) => (visit: Visit, typed: Typed) => showSmall(name, visit, typed)
const sentences = schoolsSentences

/** Adding a card, and the short lists beside one: names, units, merging. */
export const registerRoutes: readonly Route[] = [
  page('/schools/new', 'person', (visit) => showAdd(visit, null)),
  form('/schools/new', 'person', {
    command: addOrganisation,
    input: (values) => Object.fromEntries(ADDED.map((name) => [name, values.text(name)])),
    again: showAdd,
    sentences,
    draft: (values) => ({
      form: 'organisation.new',
      subject: values.text('region'),
      title: values.text('shortName'),
      address: '/schools/new',
    }),
  }),
  page('/schools/:id/names', 'person', (visit) => showSmall('names', visit, null)),
  form('/schools/:id/names', 'person', {
    command: addAlias,
    input: (values, param) => ({ organisation: param('id'), alias: values.text('alias') }),
    again: again('names'),
    sentences,
  }),
  form('/schools/:id/names/remove', 'person', {
    command: removeAlias,
    input: (values, param) => ({ organisation: param('id'), alias: values.text('alias') }),
    again: again('names'),
    sentences,
  }),
  page('/schools/:id/units', 'person', (visit) => showSmall('units', visit, null)),
  form('/schools/:id/units', 'person', {
    command: addUnit,
    input: (values, param) => ({
      organisation: param('id'),
      name: values.text('name'),
      genitive: values.text('genitive'),
      kind: values.text('kind'),
    }),
    again: again('units'),
    sentences,
  }),
  form('/schools/:id/units/close', 'person', {
    command: closeUnit,
    input: (values, param) => ({ organisation: param('id'), unit: values.text('unit') }),
    again: again('units'),
    sentences,
  }),
  page('/schools/:id/merge', 'person', (visit) => showSmall('merge', visit, null)),
  form('/schools/:id/merge', 'person', {
    command: mergeOrganisation,
    input: (values, param) => ({ organisation: param('id'), into: values.text('into') }),
    again: again('merge'),
    sentences,
  }),
]
