import { ok, type Result } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { MergeInput, MoveInput } from '../domain/input.ts'
import * as rules from '../domain/rules.ts'
import type { Organisation } from '../domain/types.ts'
import { findOrganisation, lockOrganisation } from '../queries/organisation.ts'
import { cardOf, saveAliases } from './saving.ts'

type WithSuccessor = Organisation & { readonly successor: Organisation | null }

const nameOf = (card: Organisation) => ({ ...card, name: card.shortName })

/** Periods that still run end with the organisation; those planned for later were refused by the rule. */
const endPeriods = async (tx: Tx, id: string, on: string): Promise<void> => {
  await run(
    tx,
    sql`update organisation_category set until_on = greatest(${on}::date, from_on + 1) where organisation_id = ${id} and (until_on is null or until_on > ${on}::date)`,
  )
  await run(
    tx,
    sql`update organisation_attribute set until_on = greatest(${on}::date, from_on + 1) where organisation_id = ${id} and (until_on is null or until_on > ${on}::date)`,
  )
}

const saveState = async (tx: Tx, change: rules.MoveChange, card: Organisation, work: Work): Promise<void> => {
  const isClosed = change.to === 'closed'
  await run(
    tx,
    sql`update organisation set state = ${change.to}, closed_on = ${isClosed ? change.on : null}, closed_reason = ${isClosed ? change.reason : null},
        successor_id = ${change.successor?.id ?? null}, merged_into = null, version = version + 1 where id = ${card.id}`,
  )
  await work.state({
    record: card.id,
    from: change.from,
    to: change.to,
    note: change.reason,
    owner: card.owner,
  })
}

/** Closes, announces a reorganisation or opens again; a closed organisation keeps its history and names its successor. */
export const moveOrganisation = command<MoveInput, WithSuccessor, rules.MoveChange>({
  name: 'organisation.move',
  input: MoveInput,
  access: access.keepRegister,
  load: async (tx, input) => {
    const card = await lockOrganisation(tx, input.organisation)
    if (card === null) return null
    return {
      ...card,
      successor: input.successor === null ? null : await findOrganisation(tx, input.successor),
    }
  },
  decide: (card, input, { today }) =>
    rules.move(card, input, card.successor === null ? null : nameOf(card.successor), today),
  save: async (tx, change, card, work) => {
    if (change.to === 'closed') await endPeriods(tx, card.id, change.on)
    await saveState(tx, change, card, work)
    if (change.to === 'closed')
      await work.fact('organisationClosed', card.id, {
        on: change.on,
        successor: change.successor?.id ?? null,
      })
  },
  tell: (change, card) => ({
    record: card.id,
    change: {
      from: change.from,
      to: change.to,
      on: change.on,
      reason: change.reason,
      ...(change.successor === null
        ? {}
        : { successor: change.successor.id, successorName: change.successor.name }),
    },
  }),
  to: (_change, card) => cardOf(card.id),
})

type Pair = Organisation & { readonly target: Organisation | null }

/** Both cards are locked in the order of their ids, so that two people merging crosswise do not wait for each other. */
const lockPair = async (tx: Tx, input: MergeInput): Promise<Pair | null> => {
  const [first, second] = [input.organisation, input.into].sort()
  if (first === undefined || second === undefined) return null
  const cards = [await lockOrganisation(tx, first), await lockOrganisation(tx, second)]
  const duplicate = cards.find((card) => card?.id === input.organisation)
  return duplicate ? { ...duplicate, target: cards.find((card) => card?.id === input.into) ?? null } : null
}

/** Rows of the duplicate go over where they do not collide with those of the card that stays; the rest stays as its history. */
const moveRows = async (tx: Tx, from: string, to: string): Promise<void> => {
  const periods = (table: 'organisation_category' | 'organisation_attribute', same: ReturnType<typeof sql>) =>
    sql`update ${sql.table(table)} d set organisation_id = t.id, municipality_id = t.municipality_id from organisation t
        where t.id = ${to} and d.organisation_id = ${from} and not exists (
          select 1 from ${sql.table(table)} k where k.organisation_id = ${to} ${same} and daterange(k.from_on, k.until_on) && daterange(d.from_on, d.until_on))`
  await run(tx, periods('organisation_category', sql``))
  await run(tx, periods('organisation_attribute', sql`and k.attribute = d.attribute`))
  await run(
    tx,
    sql`update organisation_alias d set organisation_id = t.id, municipality_id = t.municipality_id, origin = 'merge' from organisation t where t.id = ${to} and d.organisation_id = ${from}
        and not exists (select 1 from organisation_alias k where k.organisation_id = ${to} and k.normal_alias = d.normal_alias)`,
  )
  await run(
    tx,
    sql`update organisation_unit d set organisation_id = t.id, municipality_id = t.municipality_id from organisation t where t.id = ${to} and d.organisation_id = ${from}
        and not exists (select 1 from organisation_unit k where k.organisation_id = ${to} and k.name = d.name)`,
  )
  await run(tx, sql`update external_id set id = ${to} where id = ${from} and kind = 'organisation'`)
}

/** Requisites that the card which stays lacks are taken over from the duplicate. */
const fillGaps = async (tx: Tx, from: string, to: string): Promise<void> => {
  await run(
    tx,
    sql`update organisation k set inn = coalesce(k.inn, d.inn), kpp = coalesce(k.kpp, d.kpp), ogrn = coalesce(k.ogrn, d.ogrn), oktmo = coalesce(k.oktmo, d.oktmo),
          okpo = coalesce(k.okpo, d.okpo), address = coalesce(k.address, d.address), latitude = coalesce(k.latitude, d.latitude),
          longitude = coalesce(k.longitude, d.longitude), is_rural = coalesce(k.is_rural, d.is_rural), pupils = coalesce(k.pupils, d.pupils),
          teachers = coalesce(k.teachers, d.teachers), site_url = coalesce(k.site_url, d.site_url), email = coalesce(k.email, d.email),
          phone = coalesce(k.phone, d.phone), version = k.version + 1
        from organisation d where k.id = ${to} and d.id = ${from}`,
  )
}

/** Merges a duplicate card into another: names become aliases, history stays, whatever pointed at it is told by a fact. */
export const mergeOrganisation = command<MergeInput, Pair, rules.MergeChange>({
  name: 'organisation.merge',
  input: MergeInput,
  access: access.keepRegister,
  load: lockPair,
  decide: (duplicate, _input, { scope }): Result<rules.MergeChange> => {
    const merged = rules.merge(duplicate, duplicate.target === null ? null : nameOf(duplicate.target), scope)
    return merged.ok ? ok(merged.value) : merged
  },
  save: async (tx, { into, aliases }, duplicate, work) => {
    await run(
      tx,
      sql`update organisation set state = 'closed', closed_on = ${work.today}, closed_reason = null, successor_id = ${into.id}, merged_into = ${into.id}, version = version + 1
          where id = ${duplicate.id}`,
    )
    await moveRows(tx, duplicate.id, into.id)
    await endPeriods(tx, duplicate.id, work.today)
    await fillGaps(tx, duplicate.id, into.id)
    await saveAliases(tx, into.id, duplicate.owner, aliases, 'merge', work.newId)
    await work.state({ record: duplicate.id, from: duplicate.state, to: 'closed', owner: duplicate.owner })
    await work.fact('organisationsMerged', into.id, { from: duplicate.id, to: into.id })
  },
  tell: ({ into }, duplicate) => ({
    record: into.id,
    row: duplicate.id,
    change: { merged: duplicate.shortName },
  }),
  to: ({ into }) => cardOf(into.id),
})
