import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { dayBy, existedOn, momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Contract, ContractSide, ContractSides, ContractState } from '../domain/contracts/types.ts'

type Row = Omit<Contract, 'owner' | 'record'>

/** Number, day and requisites are fixed with the text: a draft has none of them yet. */
const fixed = (tx: Tx, column: string) =>
  tx.scope.on === null
    ? sql.raw(column)
    : sql`case when ${stateOn(tx, 'c')} <> 'draft' then ${sql.raw(column)} end`
const since = (tx: Tx, column: string) => sql`case when ${dayBy(tx, column)} then ${sql.raw(column)} end`

const contract = (tx: Tx) =>
  sql`c.id, c.version, c.region_id as region, c.municipality_id as municipality, c.pair_id as pair, p.title as "pairTitle",
  c.mentor_id as mentor, (select s.name from pair_school s where s.record_id = c.pair_id and s.organisation_id = c.mentor_id) as "mentorName",
  c.curated_id as curated, (select s.name from pair_school s where s.record_id = c.pair_id and s.organisation_id = c.curated_id) as "curatedName",
  c.template_id as template, ${fixed(tx, 'c.number')} as number, c.place, ${fixed(tx, 'c.dated_on')} as "datedOn", c.from_on as "from", c.until_on as until, c.basis, c.subject, ${fixed(tx, 'c.sides')} as sides, ${stateOn(tx, 'c')} as state,
  ${since(tx, 'c.mentor_signed_on')} as "mentorSignedOn", ${since(tx, 'c.curated_signed_on')} as "curatedSignedOn", c.mentor_channel as "mentorChannel", c.curated_channel as "curatedChannel", ${since(tx, 'c.ended_on')} as "endedOn",
  case when ${dayBy(tx, 'c.ended_on')} then c.ended_reason end as "endedReason"`

const toContract = (row: Row): Contract => ({
  ...row,
  record: row.id,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** A contract; null when out of sight. */
export const findContract = async (tx: Tx, id: string): Promise<Contract | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${contract(tx)} from contract c join school_pair p on p.id = c.pair_id where c.id = ${id} and ${existedOn(tx, 'c.id')}`,
  )
  return found && toContract(found)
}

export const lockContract = async (tx: Tx, id: string): Promise<Contract | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from contract where id = ${id} for update`)
  return findContract(tx, id)
}

/** Contracts of a pair, the latest first. */
export const contractsOf = async (tx: Tx, pair: string): Promise<Contract[]> => {
  const found = await rows(
    tx,
    sql<Row>`select ${contract(tx)} from contract c join school_pair p on p.id = c.pair_id where c.pair_id = ${pair} and ${existedOn(tx, 'c.id')} order by c.from_on desc, c.id desc limit 200`,
  )
  return found.map(toContract)
}

export type ContractFilter = {
  readonly text: string
  readonly state: ContractState | ''
  readonly soon: boolean
}

const SOON_DAYS = 30
const MOST_CONTRACTS = 1500

/** The register: contracts of the asker's nodes and schools, those that end first on top. */
export const listContracts = async (tx: Tx, asked: ContractFilter, wanted: Part = 1): Promise<Contract[]> => {
  const { scope } = tx
  const state = stateOn(tx, 'c')
  const part = partOf(wanted, {
    id: sql`c.id`,
    order: sql`${state} in ('ended','terminated'), c.until_on, c.id`,
    perPage: MOST_CONTRACTS,
  })
  const like = `%${asked.text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')}%`
  const found = await rows(
    tx,
    sql<Row>`select ${contract(tx)} from contract c join school_pair p on p.id = c.pair_id
      where ${existedOn(tx, 'c.id')} and c.pair_id in (select s.record_id from pair_school s where s.organisation_id = any (${[...scope.organisations]}::uuid[])
          or s.municipality_id = any (${[...scope.municipalities]}::uuid[]) or s.region_id = any (${[...scope.regions]}::uuid[]))
        and (${asked.state} = '' or ${state} = ${asked.state})
        and (not ${asked.soon} or (${state} in ('inForce','extended') and c.until_on <= ${scope.today}::date + ${SOON_DAYS}::int))
        and (${asked.text} = '' or replace(lower(p.title || ' ' || coalesce(c.number, '')), 'ё', 'е') like ${like})
        and ${part.follows} order by ${part.order} ${part.slice}`,
  )
  return found.map(toContract)
}

/** Both sides as the register has them today. */
export const sidesOf = async (
  tx: Tx,
  { pair, mentor, curated }: Pick<Contract, 'pair' | 'mentor' | 'curated'>,
): Promise<ContractSides | null> => {
  const found = await maybe(
    tx,
    sql<{
      mentor: ContractSide | null
      curated: ContractSide | null
    }>`select pair_side(${pair}, ${mentor}, ${tx.scope.today}) as mentor, pair_side(${pair}, ${curated}, ${tx.scope.today}) as curated`,
  )
  return found?.mentor && found.curated ? { mentor: found.mentor, curated: found.curated } : null
}

/** A scan is of the side that signed: two files of one name are told apart by it and by their day. */
export type Scan = {
  readonly id: string
  readonly name: string
  readonly of: string | null
  readonly on: Day
}

/** Scans of a signed contract. */
export const scansOf = (tx: Tx, contract: string): Promise<Scan[]> =>
  rows(
    tx,
    sql<Scan>`select id, name, organisation_id as of, (added_at at time zone ${tx.scope.zone})::date as on from attachment
      where record_id = ${contract} and purpose = 'scan' and removed_at is null and ${momentBy(tx, 'added_at')} order by added_at limit 20`,
  )

export type Template = {
  readonly id: string
  readonly version: number
  readonly no: number
  readonly fileName: string
  readonly sha256: string
  readonly state: 'draft' | 'remarks' | 'approved' | 'replaced'
  readonly remarks: string
  readonly approvedOn: Day | null
  /** «распоряжение от … № …»; editions approved before acts were asked for have none. */
  readonly actWords: string
  readonly region: Contract['region']
  readonly municipality: Contract['municipality']
}

const TEMPLATE = sql.raw(
  `id, version, no, file_name as "fileName", sha256, state, remarks, approved_on as "approvedOn", act_words as "actWords", region_id as region, municipality_id as municipality`,
)

type Place = { readonly region: string | null; readonly municipality: string | null }

/** Forms of a municipality, the newest first. */
export const templatesOf = (tx: Tx, place: Place): Promise<Template[]> =>
  rows(
    tx,
    sql<Template>`select ${TEMPLATE} from contract_template where region_id = ${place.region} and municipality_id is not distinct from ${place.municipality}::uuid order by no desc limit 50`,
  )

export const findTemplate = (tx: Tx, id: string): Promise<Template | null> =>
  isUuid(id)
    ? maybe(tx, sql<Template>`select ${TEMPLATE} from contract_template where id = ${id}`)
    : Promise.resolve(null)

/** The form by which new contracts are printed; null for the one that comes with the program. */
export const approvedTemplate = (tx: Tx, place: Place): Promise<Template | null> =>
  maybe(
    tx,
    sql<Template>`select ${TEMPLATE} from contract_template where region_id = ${place.region} and municipality_id is not distinct from ${place.municipality}::uuid and state = 'approved'`,
  )
