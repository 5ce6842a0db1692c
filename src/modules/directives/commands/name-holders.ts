import { addDays } from '../../../kernel/day.ts'
import type { Work } from '../../../platform/command/work.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { rolesIn } from '../../../ui/roles.ts'
import { assign, controllerNode } from '../../assignments/public.ts'
import { sourceLabel } from '../domain/rules.ts'
import type { Clause, Directive, Roll } from '../domain/types.ts'
import { type HeldAt, type Unheld, unheldRoles } from '../domain/unheld.ts'
import { directiveText } from '../text.ts'

/** Who it is should be known before the work itself is due. */
const DAYS_TO_NAME = 10

/** Roles held in the schools of the roll today. */
const heldInSchools = async (tx: Tx, roll: Roll): Promise<HeldAt> => {
  const found = await rows(
    tx,
    sql<{
      role: string
      organisation: string
    }>`select distinct role, organisation_id as organisation from role_held
      where organisation_id = any (${[...roll.organisations.keys()]}::uuid[]) and from_on <= ${tx.scope.today} and (until_on is null or until_on > ${tx.scope.today})`,
  )
  return new Set(found.map(({ role, organisation }) => `${role}/${organisation}`))
}

/** The same question that an earlier paper has asked and nobody has answered yet. */
const askedAlready = async (tx: Tx, directive: Directive): Promise<ReadonlySet<string>> => {
  const { region, municipality } = directive.owner
  const found = await rows(
    tx,
    sql<{
      role: string
      organisation: string | null
    }>`select occurrence as role, organisation_id as organisation from assignment
      where source_kind = 'nameHolder' and state in ('assigned','inWork','reported','returned') and region_id = ${region}
        and (${municipality}::uuid is null or municipality_id = ${municipality}) limit 5000`,
  )
  return new Set(found.map(({ role, organisation }) => `${role}/${organisation ?? ''}`))
}

/** Who coordinates a node: `askForHolders` looks for them in the roll. */
export const NODE_KEEPERS = ['municipalCoordinator', 'authorityHead', 'regionalCoordinator']

/** Whoever coordinates the node; the person who confirms when it has nobody. */
const keeperOf = (roll: Roll, tx: Tx): Roll['holders'][number]['person'] | null =>
  NODE_KEEPERS.flatMap((role) => roll.holders.filter((holder) => holder.role === role))[0]?.person ??
  tx.scope.person

/**
 * Roles that the paper names and nobody holds become assignments to name who it is: to the head of the school, or to the
 * coordinator of the node. They close by themselves when the role is given (`assignments/jobs`).
 */
export const askForHolders = async (
  tx: Tx,
  work: Work,
  directive: Directive & { readonly clauses: readonly Clause[]; readonly roll: Roll },
): Promise<string[]> => {
  const { clauses, roll, owner } = directive
  const asked = await askedAlready(tx, directive)
  const unheld = unheldRoles(clauses, roll, await heldInSchools(tx, roll), owner).filter(
    (each) => !asked.has(`${each.role}/${each.owner.organisation ?? ''}`),
  )
  const keeper = keeperOf(roll, tx)
  const words = directiveText.ru.nameHolder
  const ask = ({ role, owner: node, clause }: Unheld) => ({
    owner: node,
    person: node.organisation === null ? keeper : null,
    roleCode: null,
    sourceRecord: directive.record,
    sourceRow: clause.id,
    occurrence: role,
    title: words(rolesIn('ru')(role)),
    quote: clause.text,
    sourceLabel: sourceLabel(directive, clause.number),
    sourceKind: 'nameHolder' as const,
    modality: 'order' as const,
    termAsWritten: null,
    term: null,
    opensOn: null,
    dueOn: addDays(work.today, DAYS_TO_NAME),
    controllerPerson: keeper,
    controlAsWritten: null,
    controllerMunicipality: controllerNode(owner),
  })
  return assign(tx, work, unheld.map(ask))
}
