import { type Day, schoolYearOf } from '../../kernel/day.ts'
import { normalName } from '../../kernel/names.ts'
import { schoolTypeOf } from '../../modules/schools/public.ts'
import type { Database } from '../../platform/database/open.ts'
import { newId } from '../../platform/random.ts'
import {
  DISTRICTS,
  type DistrictStory,
  HEAD_PERSONAS,
  OFFICERS,
  type OfficerStory,
  PLACES,
  REGION,
  type SchoolStory,
  TEAM_HEADS,
} from './people.ts'

/** Ids of the demo by the codes of the story. */
export type Ground = {
  readonly region: string
  readonly municipality: ReadonlyMap<string, string>
  readonly organisation: ReadonlyMap<string, string>
  readonly person: ReadonlyMap<string, string>
}

type Query = (text: string, values: readonly unknown[]) => Promise<unknown>

type Making = {
  readonly query: Query
  readonly from: Day
  readonly region: string
  readonly municipality: Map<string, string>
  readonly organisation: Map<string, string>
  readonly person: Map<string, string>
}

type NewOrganisation = {
  readonly code: string
  readonly kind: string
  readonly full: string
  readonly short: string
  readonly form: string | null
  readonly municipality: string | null
}

const FORMS: Readonly<Record<string, string>> = {
  МБОУ: 'муниципальное бюджетное общеобразовательное учреждение',
  МКОУ: 'муниципальное казённое общеобразовательное учреждение',
  МАОУ: 'муниципальное автономное общеобразовательное учреждение',
}

const addOrganisation = async (
  making: Making,
  made: NewOrganisation,
  extra: Partial<SchoolStory> = {},
): Promise<string> => {
  const id = newId()
  await making.query(
    `insert into organisation (id, region_id, municipality_id, kind, full_name, short_name, legal_form, school_type, normal_name, is_rural, pupils, phone, email, latitude, longitude)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      making.region,
      made.municipality,
      made.kind,
      made.full,
      made.short,
      made.form,
      made.kind === 'school' ? schoolTypeOf(normalName(made.short)) : null,
      normalName(made.short),
      extra.rural ?? null,
      extra.pupils ?? null,
      '+7 000 000-00-00',
      `${made.code}@shkola.example`,
      PLACES[made.code]?.[0] ?? null,
      PLACES[made.code]?.[1] ?? null,
    ],
  )
  // its record stands beside it (decisions 8): history, links and notices point there
  await making.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
     select id, 'organisation', short_name, region_id, municipality_id, id, $2 from organisation where id = $1`,
    [id, `${making.from}T07:00:00Z`],
  )
  making.organisation.set(made.code, id)
  return id
}

const addPerson = async (
  making: Making,
  code: string,
  [last, first, middle]: readonly [string, string, string],
): Promise<string> => {
  const id = newId()
  await making.query(
    'insert into person (id, region_id, last_name, first_name, middle_name) values ($1, $2, $3, $4, $5)',
    [id, making.region, last, first, middle],
  )
  await making.query('insert into person_contact (person_id, email, phone) values ($1, $2, $3)', [
    id,
    `${code}@pochta.example`,
    '+7 000 000-00-00',
  ])
  making.person.set(code, id)
  return id
}

type Seat = {
  readonly person: string
  readonly organisation: string
  readonly municipality: string | null
  readonly title: string
}

const addPosition = (making: Making, seat: Seat): Promise<unknown> =>
  making.query(
    'insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on) values ($1, $2, $3, $4, $5, $6, $7)',
    [newId(), seat.person, seat.organisation, making.region, seat.municipality, seat.title, making.from],
  )

const addRole = (
  making: Making,
  person: string,
  role: string,
  level: string,
  municipality: string | null,
  organisation: string | null,
  act: string,
): Promise<unknown> =>
  making.query(
    'insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on, act) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [
      newId(),
      person,
      role,
      level,
      level === 'installation' ? null : making.region,
      level === 'region' ? null : municipality,
      level === 'organisation' ? organisation : null,
      making.from,
      act,
    ],
  )

const addPersona = (
  making: Making,
  code: string,
  sentence: string | null | undefined,
  ord: number,
): Promise<unknown> =>
  sentence
    ? making.query('insert into persona (code, person_id, sentence, ord) values ($1, $2, $3, $4)', [
        code,
        making.person.get(code),
        sentence,
        ord,
      ])
    : Promise.resolve()

const addSchool = async (making: Making, district: DistrictStory, story: SchoolStory): Promise<void> => {
  const municipality = making.municipality.get(district.code) ?? null
  const short = `${story.form} ${story.name}`
  const full = `${FORMS[story.form] ?? story.form} ${story.name.replace('СОШ', 'средняя общеобразовательная школа').replace('ООШ', 'основная общеобразовательная школа')}`
  const organisation = await addOrganisation(
    making,
    { code: story.code, kind: 'school', full, short, form: story.form, municipality },
    story,
  )
  if (story.category !== null)
    await making.query(
      `insert into organisation_category (id, organisation_id, region_id, municipality_id, category, from_on, basis) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        organisation,
        making.region,
        municipality,
        story.category,
        making.from,
        'по итогам оценочных процедур прошлого учебного года',
      ],
    )
  const head = await addPerson(making, story.code, story.head)
  await addPosition(making, { person: head, organisation, municipality, title: 'директор' })
  await addRole(making, head, 'schoolHead', 'organisation', municipality, organisation, 'приказ о назначении')
  await addPersona(making, story.code, HEAD_PERSONAS[story.code], 50)
}

const addDistrict = async (making: Making, district: DistrictStory): Promise<void> => {
  const id = newId()
  await making.query(
    'insert into municipality (id, region_id, name, name_genitive, name_prepositional, short_name) values ($1, $2, $3, $4, $5, $6)',
    [id, making.region, district.name, district.genitive, district.prepositional, district.short],
  )
  making.municipality.set(district.code, id)
  const body = `администрации ${district.genitive}`
  await addOrganisation(making, {
    code: `${district.code}-authority`,
    kind: 'authority',
    full: `Комитет образования ${body}`,
    short: 'Комитет образования',
    form: null,
    municipality: id,
  })
  await addOrganisation(making, {
    code: `${district.code}-service`,
    kind: 'methodicalService',
    full: `Информационно-методическая служба ${district.genitive}`,
    short: 'Информационно-методическая служба',
    form: null,
    municipality: id,
  })
  for (const story of district.schools) await addSchool(making, district, story)
}

const placeOf = (story: OfficerStory): string =>
  story.district === null ? `region-${story.works}` : `${story.district}-${story.works}`

const addOfficer = async (making: Making, story: OfficerStory, ord: number): Promise<void> => {
  const municipality = story.district === null ? null : (making.municipality.get(story.district) ?? null)
  const organisation = making.organisation.get(placeOf(story)) ?? ''
  const person = await addPerson(making, story.code, story.name)
  await addPosition(making, { person, organisation, municipality, title: story.title })
  await addRole(
    making,
    person,
    story.role,
    story.at,
    municipality,
    organisation,
    'распоряжение о распределении обязанностей',
  )
  await addPersona(making, story.code, story.sentence, ord)
}

const addTeam = async (making: Making): Promise<void> => {
  for (const [ord, story] of TEAM_HEADS.entries()) {
    const organisation = making.organisation.get(story.school) ?? ''
    const municipality =
      making.municipality.get(
        DISTRICTS.find((district) => district.schools.some((each) => each.code === story.school))?.code ?? '',
      ) ?? null
    const code = `${story.school}-${story.role}`
    const person = await addPerson(making, code, story.name)
    await addPosition(making, { person, organisation, municipality, title: story.title })
    await addRole(
      making,
      person,
      story.role,
      'organisation',
      municipality,
      organisation,
      'приказ директора школы',
    )
    await addPersona(making, code, story.sentence, 60 + ord)
  }
}

/** People are in their roles before the first act of the story, which is of August of the last school year. */
export const heldSince = (today: Day): Day => `${schoolYearOf(today) - 2}-08-15` as Day

/** Territory, organisations and people of the demo, as they stood before last year. Everything that *happens* is done by commands. */
export const seedGround = async (database: Pick<Database, 'worker'>, today: Day): Promise<Ground> => {
  const region = newId()
  const query: Query = (text, values) => database.worker.query(text, [...values])
  await query('insert into region (id, name, name_genitive, is_demo) values ($1, $2, $3, true)', [
    region,
    REGION.name,
    REGION.genitive,
  ])
  const making: Making = {
    query,
    from: heldSince(today),
    region,
    municipality: new Map(),
    organisation: new Map(),
    person: new Map(),
  }
  await addOrganisation(making, {
    code: 'region-regional',
    kind: 'authority',
    full: `Комитет общего образования ${REGION.genitive}`,
    short: 'Комитет общего образования',
    form: null,
    municipality: null,
  })
  await addOrganisation(making, {
    code: 'region-institute',
    kind: 'institute',
    full: `Институт развития образования ${REGION.genitive}`,
    short: 'Институт развития образования',
    form: null,
    municipality: null,
  })
  for (const district of DISTRICTS) await addDistrict(making, district)
  for (const [ord, story] of OFFICERS.entries()) await addOfficer(making, story, ord)
  await addTeam(making)
  return {
    region,
    municipality: making.municipality,
    organisation: making.organisation,
    person: making.person,
  }
}
