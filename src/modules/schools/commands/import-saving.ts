import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { newMunicipalityKey } from '../domain/import/place.ts'
import type { CategoryStep, ChangedRow, ImportPlan, NewRow } from '../domain/import/plan-types.ts'
import { searchedNames } from '../domain/names.ts'
import { normalOf } from '../domain/normal.ts'
import { territoryCases } from '../domain/territory.ts'
import type { Facts, Naming } from '../domain/types.ts'
import { insertMunicipality } from './territory.ts'

/** Where a loading belongs and what it is called in the history of each card. */
export type ImportPlace = { readonly id: string; readonly region: string; readonly fileName: string }
export type Report = (done: number, total: number) => Promise<void>

/** Rows of one statement: the text of its parameter stays a few megabytes. */
const BATCH = 2_000

type Card = Naming & Facts & { readonly id: string; readonly municipality: string | null }
type Line = Card & {
  readonly isNew: boolean
  readonly aliases: readonly { alias: string; origin: string }[]
  readonly category: CategoryStep | null
}

/** Columns of a card as a set of records: one list for inserting and updating. */
const CARD_TYPES =
  sql.raw(`id uuid, municipality uuid, district uuid, kind text, "fullName" text, "shortName" text, "legalForm" text, "schoolType" text, "normalName" text,
  inn text, kpp text, ogrn text, oktmo text, okpo text, address text, latitude double precision, longitude double precision, "isRural" boolean,
  pupils integer, teachers integer, adverse boolean, "siteUrl" text, email text, phone text`)

const cards = (lines: readonly Line[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(lines.map(({ aliases: _, category: __, isNew: ___, ...card }) => card))}::jsonb) as n(${CARD_TYPES})`

const insertCards = async (tx: Tx, lines: readonly Line[], place: ImportPlace, work: Work): Promise<void> => {
  await run(
    tx,
    sql`insert into organisation (id, region_id, municipality_id, education_district_id, kind, full_name, short_name, legal_form, school_type, normal_name,
          inn, kpp, ogrn, oktmo, okpo, address, latitude, longitude, is_rural, pupils, teachers, adverse_social_conditions, site_url, email, phone)
        select n.id, ${place.region}, n.municipality, n.district, n.kind, n."fullName", n."shortName", n."legalForm", n."schoolType", n."normalName",
          n.inn, n.kpp, n.ogrn, n.oktmo, n.okpo, n.address, n.latitude, n.longitude, n."isRural", n.pupils, n.teachers, n.adverse, n."siteUrl", n.email, n.phone
        from ${cards(lines)}`,
  )
  await run(
    tx,
    sql`insert into record (id, kind, title, region_id, municipality_id, organisation_id, author_id, created_at)
        select n.id, 'organisation', n."shortName", ${place.region}, n.municipality, n.id, ${tx.scope.person}, ${work.at} from ${cards(lines)}`,
  )
}

const updateCards = async (tx: Tx, lines: readonly Line[]): Promise<void> => {
  await run(
    tx,
    sql`update organisation o set education_district_id = n.district, kind = n.kind, full_name = n."fullName", short_name = n."shortName", legal_form = n."legalForm",
          school_type = n."schoolType", normal_name = n."normalName", inn = n.inn, kpp = n.kpp, ogrn = n.ogrn, oktmo = n.oktmo, okpo = n.okpo, address = n.address,
          latitude = n.latitude, longitude = n.longitude, is_rural = n."isRural", pupils = n.pupils, teachers = n.teachers,
          adverse_social_conditions = n.adverse, site_url = n."siteUrl", email = n.email, phone = n.phone, version = o.version + 1
        from ${cards(lines)} where o.id = n.id`,
  )
  await run(
    tx,
    sql`update record r set title = n."shortName" from ${cards(lines)} where r.id = n.id and r.title <> n."shortName"`,
  )
}

const saveAliasLines = async (
  tx: Tx,
  lines: readonly Line[],
  place: ImportPlace,
  work: Work,
): Promise<void> => {
  const aliases = lines.flatMap((line) =>
    line.aliases.map(({ alias, origin }) => ({
      id: work.newId(),
      organisation: line.id,
      municipality: line.municipality,
      alias,
      normal: normalOf(alias),
      origin,
    })),
  )
  if (aliases.length === 0) return
  await run(
    tx,
    sql`insert into organisation_alias (id, organisation_id, region_id, municipality_id, alias, normal_alias, origin)
        select n.id, n.organisation, ${place.region}, n.municipality, n.alias, n.normal, n.origin
        from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as n(id uuid, organisation uuid, municipality uuid, alias text, normal text, origin text)
        on conflict on constraint alias_once do nothing`,
  )
}

const saveCategories = async (
  tx: Tx,
  lines: readonly Line[],
  place: ImportPlace,
  work: Work,
): Promise<void> => {
  const steps = lines.flatMap(({ id, municipality, category }) =>
    category === null
      ? []
      : [
          {
            id: work.newId(),
            organisation: id,
            municipality,
            category: category.category,
            from: category.from,
            basis: category.basis,
            ends: category.ends?.id ?? null,
            replaces: category.replaces?.id ?? null,
          },
        ],
  )
  if (steps.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n(id uuid, organisation uuid, municipality uuid, category text, "from" date, basis text, ends uuid, replaces uuid)`
  await run(tx, sql`update organisation_category c set until_on = n."from" from ${given} where c.id = n.ends`)
  await run(
    tx,
    sql`update organisation_category c set category = n.category, basis = n.basis from ${given} where c.id = n.replaces and n.category is not null`,
  )
  await run(
    tx,
    sql`insert into organisation_category (id, organisation_id, region_id, municipality_id, category, from_on, basis)
        select n.id, n.organisation, ${place.region}, n.municipality, n.category, n."from", n.basis from ${given} where n.replaces is null and n.category is not null`,
  )
}

/** A line in the history of each card: `row_id` names the loading, the note its file. */
const saveHistory = async (tx: Tx, lines: readonly Line[], place: ImportPlace, work: Work): Promise<void> => {
  const changes = lines.map(({ id, municipality, isNew }) => ({
    id: work.newId(),
    record: id,
    municipality,
    isNew,
  }))
  await run(
    tx,
    sql`insert into state_change (id, record_id, row_id, from_state, to_state, on_day, at, by_person, by_role, note, region_id, municipality_id, organisation_id)
        select n.id, n.record, ${place.id}, case when n."isNew" then null else o.state end, o.state, ${work.today}, ${work.at}, ${tx.scope.person},
          ${typeof work.as === 'string' ? work.as : work.as.role}, ${place.fileName}, ${place.region}, n.municipality, n.record
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n(id uuid, record uuid, municipality uuid, "isNew" boolean) join organisation o on o.id = n.record`,
  )
}

const addMunicipalities = async (
  tx: Tx,
  plan: ImportPlan,
  place: ImportPlace,
  work: Work,
): Promise<Map<string, string>> => {
  const made = new Map<string, string>()
  for (const [key, name] of plan.municipalities) {
    const id = work.newId()
    const cases = territoryCases(name)
    await insertMunicipality(tx, place.region, id, {
      name,
      genitive: cases.genitive,
      prepositional: cases.prepositional,
      shortName: cases.short,
      oktmo: null,
      zone: null,
    })
    made.set(newMunicipalityKey(key), id)
  }
  return made
}

const aliasesOf = (row: NewRow | ChangedRow): Line['aliases'] => [
  ...row.aliases.map((alias) => ({ alias, origin: 'register' })),
  ...searchedNames(row.naming).map((alias) => ({ alias, origin: 'fullName' })),
]

const lineOf = (row: NewRow | ChangedRow, made: ReadonlyMap<string, string>, work: Work): Line => {
  const place = row.kind === 'new' ? row.municipality : row.known.municipality
  return {
    ...row.naming,
    ...row.facts,
    id: row.kind === 'new' ? work.newId() : row.known.id,
    municipality: place === null ? null : (made.get(place) ?? place),
    isNew: row.kind === 'new',
    aliases: aliasesOf(row),
    category: row.category,
  }
}

/**
 * Saves a plan without errors, in the transaction of its command: a few statements for each two thousand rows, whatever
 * they change.
 */
export const savePlan = async (
  tx: Tx,
  plan: ImportPlan,
  place: ImportPlace,
  work: Work,
  report: Report = async () => {},
): Promise<void> => {
  const made = await addMunicipalities(tx, plan, place, work)
  const lines = plan.rows.filter((row) => row.kind !== 'unchanged').map((row) => lineOf(row, made, work))
  for (let at = 0; at < lines.length; at += BATCH) {
    const batch = lines.slice(at, at + BATCH)
    const fresh = batch.filter((line) => line.isNew)
    const changed = batch.filter((line) => !line.isNew)
    if (fresh.length > 0) await insertCards(tx, fresh, place, work)
    if (changed.length > 0) await updateCards(tx, changed)
    await saveAliasLines(tx, batch, place, work)
    await saveCategories(tx, batch, place, work)
    await saveHistory(tx, batch, place, work)
    await report(at + batch.length, lines.length)
  }
}
