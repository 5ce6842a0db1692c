import type { Owner } from '../../../kernel/access.ts'
import { normalName } from '../../../kernel/names.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { searchedNames } from '../domain/names.ts'
import type { Facts, Naming } from '../domain/types.ts'

/** Page of an organisation. */
export const cardOf = (id: string): string => `/schools/${id}`

/** What an alias was learned from. */
export type AliasOrigin = 'person' | 'fullName' | 'rename' | 'merge' | 'register' | 'document'

/** Keeps names under which the organisation is also found; those known already stay as they are. */
export const saveAliases = async (
  tx: Tx,
  organisation: string,
  owner: Owner,
  aliases: readonly string[],
  origin: AliasOrigin,
  newId: () => string,
): Promise<void> => {
  if (aliases.length === 0) return
  const lines = aliases.map((alias) => ({ id: newId(), alias, normal: normalName(alias) }))
  await run(
    tx,
    sql`insert into organisation_alias (id, organisation_id, region_id, municipality_id, alias, normal_alias, origin)
        select n.id, ${organisation}, ${owner.region}, ${owner.municipality}, n.alias, n.normal, ${origin}
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) n(id uuid, alias text, normal text)
        on conflict on constraint alias_once do nothing`,
  )
}

/** A change of the card: its version grows, the name in the register of records follows. */
export const saveNaming = async (tx: Tx, id: string, naming: Naming): Promise<void> => {
  await run(
    tx,
    sql`update organisation set full_name = ${naming.fullName}, short_name = ${naming.shortName}, legal_form = ${naming.legalForm},
        normal_name = ${naming.normalName}, kind = ${naming.kind}, school_type = ${naming.schoolType}, education_district_id = ${naming.district}, version = version + 1
        where id = ${id}`,
  )
  await run(tx, sql`update record set title = ${naming.shortName}, version = version + 1 where id = ${id}`)
}

export const saveFacts = async (tx: Tx, id: string, facts: Facts): Promise<void> => {
  await run(
    tx,
    sql`update organisation set inn = ${facts.inn}, kpp = ${facts.kpp}, ogrn = ${facts.ogrn}, oktmo = ${facts.oktmo}, okpo = ${facts.okpo}, address = ${facts.address},
        latitude = ${facts.latitude}, longitude = ${facts.longitude}, is_rural = ${facts.isRural}, pupils = ${facts.pupils}, teachers = ${facts.teachers},
        adverse_social_conditions = ${facts.adverse}, site_url = ${facts.siteUrl}, email = ${facts.email}, phone = ${facts.phone}, version = version + 1
        where id = ${id}`,
  )
}

/** Something about the card changed in a table beside it: whoever has it open sees it as changed. */
export const touch = async (tx: Tx, id: string): Promise<void> => {
  await run(tx, sql`update organisation set version = version + 1 where id = ${id}`)
}

type NewOrganisation = Naming & Pick<Facts, 'inn' | 'ogrn' | 'address'> & { readonly id: string }

/** A new card and its row in the register of records (decisions 9). */
const saveNew = async (
  tx: Tx,
  place: Owner,
  card: NewOrganisation,
  work: Pick<Work, 'record' | 'state'>,
): Promise<void> => {
  const owner = { ...place, organisation: card.id } as Owner
  await run(
    tx,
    sql`insert into organisation (id, region_id, municipality_id, education_district_id, kind, full_name, short_name, legal_form, school_type, normal_name, inn, ogrn, address)
        values (${card.id}, ${place.region}, ${place.municipality}, ${card.district}, ${card.kind}, ${card.fullName}, ${card.shortName}, ${card.legalForm}, ${card.schoolType},
                ${card.normalName}, ${card.inn}, ${card.ogrn}, ${card.address})`,
  )
  await work.record({ id: card.id, kind: 'organisation', title: card.shortName, owner, reach: 'own' })
  await work.state({ record: card.id, from: null, to: 'active', owner })
}

/** A new card that can be found by all its names; told to whoever waits for it. */
export const saveCard = async (tx: Tx, place: Owner, card: NewOrganisation, work: Work): Promise<void> => {
  await saveNew(tx, place, card, work)
  await saveAliases(tx, card.id, place, searchedNames(card), 'fullName', work.newId)
  await work.fact('organisationAdded', card.id)
}
