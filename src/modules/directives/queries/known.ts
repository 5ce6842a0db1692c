import type { Owner } from '../../../kernel/access.ts'
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Known } from '../domain/intake-rows.ts'
import { findInRegister, type RegisterEntry } from '../domain/reading/register-match.ts'
import { isHeldAt, SHORT_NAME } from './roll.ts'

const initialsOf = (name: string): string => name.replace(/[^\p{Lu}]/gu, '').slice(0, 3)

/** «Рябинина В. П.» and «Рябинина Вера Павловна» are one; an initial that is not written does not contradict. */
const sameName = (written: string, known: string): boolean => {
  const [last = '', ...rest] = written.trim().split(/\s+/u)
  const [knownLast = '', ...knownRest] = known.trim().split(/\s+/u)
  const letters = initialsOf(rest.join(' '))
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
  return plain(last) === plain(knownLast) && initialsOf(knownRest.join(' ')).startsWith(letters)
}

/** People of the node: with a position there or a role at it. */
const peopleAt = (tx: Tx, owner: Owner): Promise<{ id: PersonId; name: string }[]> =>
  rows(
    tx,
    sql<{ id: PersonId; name: string }>`select p.id, ${SHORT_NAME} as name from person p
      where p.state = 'active' and p.id in (select h.person_id from position_held h where ${isHeldAt(tx, owner)}
        union all select h.person_id from role_held h where ${isHeldAt(tx, owner)})
      order by p.id limit 20000`,
  )

/** The register and the people of a node, ready to be asked while a paper is read. Two queries for the whole paper. */
export const knownIn = async (tx: Tx, owner: Owner): Promise<Known> => {
  const node =
    owner.municipality === null
      ? sql`o.region_id = ${owner.region}`
      : sql`o.municipality_id = ${owner.municipality}`
  const register = await rows(
    tx,
    sql<RegisterEntry & { id: OrganisationId; name: string }>`select o.id, o.short_name as name,
        array[o.short_name, o.full_name] || coalesce(array(select a.alias from organisation_alias a where a.organisation_id = o.id), '{}') as names
      from organisation o where ${node} and o.state <> 'closed' order by o.id limit 20000`,
  )
  const names = new Map(register.map((entry) => [entry.id, entry.name]))
  const list = await peopleAt(tx, owner)
  return {
    organisation: (text) => findInRegister(text, register),
    person: (name) => {
      const found = list.filter((each) => sameName(name, each.name))
      return found.length === 1 ? (found[0]?.id ?? null) : null
    },
    organisationName: (id) => names.get(id) ?? '',
  }
}
