import type { Owner } from '../../../kernel/access.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { findOrganisations } from '../../schools/public.ts'
import { isHeldWithin, organisationsAt, SHORT_NAME } from './roll.ts'

/** Whom a list of a form offers. */
export type Party = { readonly kind: 'organisation' | 'person'; readonly id: string; readonly name: string }

export type Parties = {
  readonly organisations: readonly Party[]
  readonly people: readonly Party[]
  /** There are more than a list may hold: the rest is found by name. */
  readonly isCut: boolean
}

/** What is asked of a list: whom it holds already, what was typed to find the others, and how long it may be. */
export type Wanted = {
  readonly kinds: readonly Party['kind'][]
  readonly chosen: readonly string[]
  readonly find: string
  readonly most?: number
}

/** Organisations and people that a list holds, each. */
const MOST = 700
const FOUND = 100

const normal = (text: string): string =>
  `%${text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/gu, '\\$&')}%`

const foundOf = async (tx: Tx, owner: Owner, find: string): Promise<string[]> => {
  const { municipality, region } = owner
  const node = municipality !== null ? { municipality } : region !== null ? { region } : null
  if (find === '' || node === null) return []
  return (await findOrganisations(tx, find, node, FOUND)).map(({ id }) => id)
}

const peopleOf = (tx: Tx, owner: Owner, { chosen, find }: Wanted, most: number) => {
  // a school gives nothing to do to those above it: its lists hold its own people
  const held = isHeldWithin(tx, owner)
  const isChosen = sql`p.id = any (${[...chosen]}::uuid[])`
  // people of the authority before those of schools: whom papers name comes first where the list is cut
  return sql`(select 'person' as kind, p.id, ${SHORT_NAME} as name from person p join (
      select person_id, min(rank) as rank from (
        select h.person_id, case when o.kind = 'authority' then 0 else 1 end as rank from position_held h join organisation o on o.id = h.organisation_id where ${held}
        union all select h.person_id, case when h.level = 'organisation' then 1 else 0 end from role_held h where ${held}) k group by person_id) h on h.person_id = p.id
    where p.state = 'active' and (${find} = '' or ${isChosen} or p.normal_name like ${normal(find)})
    order by ${isChosen} desc, h.rank, p.last_name, p.first_name, p.id limit ${most + 1})`
}

const organisationsOf = (owner: Owner, { chosen, find }: Wanted, found: readonly string[], most: number) => {
  const isChosen = sql`o.id = any (${[...chosen, ...found]}::uuid[])`
  return sql`(select 'organisation' as kind, o.id, o.short_name as name from organisation o
    where ${organisationsAt(owner)} and (${find} = '' or ${isChosen}) order by ${isChosen} desc, o.short_name, o.id limit ${most + 1})`
}

/** Organisations and people of a node for the list of a form: those chosen, those found by what was typed, else the first of all. */
export const partiesAt = async (tx: Tx, owner: Owner, wanted: Wanted): Promise<Parties> => {
  const most = wanted.most ?? MOST
  const isWanted = (kind: Party['kind']) => wanted.kinds.includes(kind)
  const found = isWanted('organisation') ? await foundOf(tx, owner, wanted.find) : []
  const list = await rows(
    tx,
    sql<Party>`select kind, id, name from (${sql.join(
      [
        ...(isWanted('organisation') ? [organisationsOf(owner, wanted, found, most)] : []),
        ...(isWanted('person') ? [peopleOf(tx, owner, wanted, most)] : []),
      ],
      sql` union all `,
    )}) all_of order by kind, name collate ru_natural, id`,
  )
  const of = (kind: Party['kind']) => list.filter((each) => each.kind === kind)
  const [organisations, people] = [of('organisation'), of('person')]
  return { organisations, people, isCut: organisations.length > most || people.length > most }
}
