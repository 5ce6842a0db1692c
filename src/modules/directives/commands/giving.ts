import type { PersonId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { one, run, sql, type Tx } from '../../../platform/database/query.ts'
import { assign, controllerNode, shareControlled } from '../../assignments/public.ts'
import { timesOf } from '../domain/days.ts'
import { fullName, titleOf } from '../domain/naming.ts'
import * as rules from '../domain/rules.ts'
import type { Addressee, Clause, Directive } from '../domain/types.ts'
import { type ControllerLine, controllersFor, controllersOf } from '../queries/controllers.ts'

export const pageOf = (directive: Pick<Directive, 'record'>): string => `/directives/${directive.record}`

export const touch = (tx: Tx, directive: Directive): Promise<number> =>
  run(tx, sql`update directive set version = version + 1 where id = ${directive.record}`)

/** A new state of the paper, with its line of history. */
export const saveState = async (
  tx: Tx,
  change: rules.Moved,
  directive: Directive,
  work: Work,
  note: string | null = null,
): Promise<void> => {
  await run(
    tx,
    sql`update directive set state = ${change.to}, held_since = ${work.at}, version = version + 1 where id = ${directive.record}`,
  )
  await work.state({
    record: directive.record,
    from: change.from,
    to: change.to,
    note,
    owner: directive.owner,
  })
}

export const told = (change: rules.Moved, directive: Directive) => ({
  record: directive.record,
  change: { from: change.from, to: change.to },
})

/** Municipalities whose officials a paper of the region names: each marks that it has read it (R175). */
const distributeDown = async (tx: Tx, load: readonly rules.Load[], directive: Directive): Promise<void> => {
  if (directive.owner.municipality !== null || directive.owner.organisation !== null) return
  const named = load.flatMap(({ addressees }) =>
    addressees.flatMap(({ person, owner }) =>
      person !== null && owner.organisation === null && owner.municipality !== null
        ? [owner.municipality]
        : [],
    ),
  )
  await run(
    tx,
    sql`insert into directive_distribution (id, record_id, region_id, ord, as_written, addressee_municipality_id)
        select gen_random_uuid(), ${directive.record}, ${directive.owner.region}, 5000 + row_number() over (order by m.name), m.name, m.id
        from municipality m where m.id = any (${[...new Set(named)]}::uuid[])
          and not exists (select 1 from directive_distribution s where s.record_id = ${directive.record} and s.addressee_municipality_id = m.id)`,
  )
}

/** Organisations that get assignments have the paper too: they mark that they have read it (R127). */
const distribute = async (tx: Tx, load: readonly rules.Load[], directive: Directive): Promise<void> => {
  const { region, municipality, organisation } = directive.owner
  const named = new Map(
    load.flatMap(({ addressees }) =>
      addressees.flatMap((each) =>
        each.organisation === null || each.person !== null ? [] : [[each.organisation, each.label] as const],
      ),
    ),
  )
  const list = [...named].map(([id, label]) => ({ id, label }))
  await run(
    tx,
    sql`insert into directive_distribution (id, record_id, region_id, municipality_id, organisation_id, ord, as_written, addressee_organisation_id)
        select gen_random_uuid(), ${directive.record}, ${region}, ${municipality}, ${organisation}, 1000 + w.at, w.label, w.id
        from rows from (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as (id uuid, label text)) with ordinality as w(id, label, at)
        where not exists (select 1 from directive_distribution s where s.record_id = ${directive.record} and s.addressee_organisation_id = w.id)`,
  )
}

/** Every addressee for every day of the clause. */
const eachTime = (clause: Clause, addressees: readonly Addressee[]) =>
  timesOf(clause).flatMap((time) => addressees.map((addressee) => ({ addressee, ...time })))

type Control = { readonly named: readonly ControllerLine[]; readonly fresh: readonly PersonId[] }

/** Whoever controls the paper or a clause has it in his list; those newly named are told (R124, R126). */
export const handControl = async (
  tx: Tx,
  work: Work,
  directive: Directive,
  { named, fresh }: Control,
): Promise<void> => {
  const { record, owner } = directive
  await shareControlled(tx, { record, owner, people: named.map(({ person }) => person) })
  for (const person of new Set(fresh))
    if (person !== tx.scope.person)
      await work.notify({
        person,
        code: 'controllerNamed',
        record,
        words: { title: fullName(directive) },
        address: pageOf(directive),
      })
}

/** An assignment for every addressee of every clause, for each of its days. */
export const giveOut = async (
  tx: Tx,
  work: Work,
  load: readonly rules.Load[],
  directive: Directive,
): Promise<string[]> => {
  await distribute(tx, load, directive)
  await distributeDown(tx, load, directive)
  const named = await controllersOf(tx, directive.record)
  await handControl(tx, work, directive, { named, fresh: named.map(({ person }) => person) })
  return assign(
    tx,
    work,
    load.flatMap(({ clause, addressees }) =>
      eachTime(clause, addressees).map(({ addressee, dueOn, occurrence }) => ({
        owner: addressee.owner.region === null ? directive.owner : addressee.owner,
        person: addressee.person,
        roleCode: addressee.roleCode,
        sourceRecord: directive.record,
        sourceRow: clause.id,
        title: titleOf(clause),
        quote: clause.text,
        sourceLabel: rules.sourceLabel(directive, clause.number),
        sourceKind: 'clause' as const,
        modality: clause.modality,
        termAsWritten: clause.termAsWritten,
        term: clause.term,
        opensOn: null,
        dueOn,
        occurrence,
        controllerPerson: controllersFor(named, clause.id)[0] ?? null,
        otherControllers: controllersFor(named, clause.id).slice(1),
        controlAsWritten: clause.controlAsWritten ?? directive.controlAsWritten,
        controllerMunicipality: controllerNode(directive.owner),
      })),
    ),
  )
}

/** What other modules make of a paper in the same transaction (docs/decisions/0006): its roadmap, its campaign. Given by the composition. */
export type AfterConfirm = (tx: Tx, directive: Directive, work: Work) => Promise<void>

/** Addressees may read the paper: its reach opens downwards (decisions 20). */
export const openBelow = (tx: Tx, directive: Directive): Promise<number> =>
  run(tx, sql`update record set reach = 'below', version = version + 1 where id = ${directive.record}`)

/** The record is called as the paper is: «Распоряжение № 118 «О плане»»; after anything of that has changed. */
export const rename = async (tx: Tx, record: string): Promise<void> => {
  const paper = await one(
    tx,
    sql<
      Pick<Directive, 'kind' | 'number' | 'title'>
    >`select kind, number, title from directive where id = ${record}`,
  )
  await run(tx, sql`update record set title = ${fullName(paper).slice(0, 500)} where id = ${record}`)
}
