import type { Owner, Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { moment } from '../../../platform/clock.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { newId } from '../../../platform/random.ts'
import { levelOf } from '../domain/rules.ts'

type NewPosition = { readonly title: string; readonly from: Day; readonly until: Day | null }

type NewRole = {
  readonly role: Role
  readonly from: Day
  readonly until: Day | null
  readonly act: string | null
  readonly delegatedBy: string | null
}

/** A position at an organisation, with its dates. */
export const insertPosition = (tx: Tx, id: string, person: string, owner: Owner, position: NewPosition) =>
  run(
    tx,
    sql`insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on, until_on)
        values (${id}, ${person}, ${owner.organisation}, ${owner.region}, ${owner.municipality}, ${position.title}, ${position.from}, ${position.until})`,
  )

/** A role at a node, from-until, by an act (R008). */
export const insertRole = async (
  tx: Tx,
  id: string,
  person: string,
  owner: Owner,
  held: NewRole,
): Promise<void> => {
  const { region, municipality, organisation } = owner
  await run(
    tx,
    sql`insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on, until_on, act, delegated_by)
        values (${id}, ${person}, ${held.role}, ${levelOf(owner)}, ${region}, ${municipality}, ${organisation},
                ${held.from}, ${held.until}, ${held.act}, ${held.delegatedBy})`,
  )
  // told to whoever waits for a holder of this role, from whichever page it was given
  const told = {
    role: held.role,
    region,
    municipality,
    organisation,
    person,
    day: tx.scope.today,
    by: tx.scope.person,
  }
  await run(
    tx,
    sql`insert into fact (id, name, record_id, payload, at) values (${newId()}, 'roleGranted', null, ${JSON.stringify(told)}, ${moment()})`,
  )
}
