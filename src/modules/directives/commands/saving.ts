import type { Owner } from '../../../kernel/access.ts'
import { normalName } from '../../../kernel/names.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { StoredFile } from '../domain/input.ts'
import type { Intake } from '../domain/intake-rows.ts'
import type { Directive } from '../domain/types.ts'

/** Owner columns of a row. */
export const ownedBy = (owner: Owner) => ({
  region_id: owner.region,
  municipality_id: owner.municipality,
  organisation_id: owner.organisation,
})

type Kept = {
  readonly file: StoredFile
  readonly purpose: string
  /** What a detached signature says of itself. */
  readonly signature?: unknown
}

/** A file of a paper: the original, another copy, a signature, an annex. Gives its id. */
export const saveAttachment = async (
  tx: Tx,
  { file, purpose, signature = null }: Kept,
  directive: Pick<Directive, 'record' | 'owner'>,
  work: Work,
): Promise<string> => {
  const id = work.newId()
  await insertAll(tx, 'attachment', [
    {
      ...ownedBy(directive.owner),
      id,
      record_id: directive.record,
      purpose,
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      added_by: tx.scope.person,
      added_at: work.at,
      signature,
    },
  ])
  return id
}

type Common = ReturnType<typeof ownedBy> & { readonly record_id: string }

const clauseRows = (intake: Intake, common: Common) =>
  intake.clauses.map((row) => ({
    ...common,
    id: row.id,
    parent_id: row.parentId,
    ord: row.ord,
    number: row.number,
    printed_number: row.printedNumber,
    text: row.text,
    action: row.action,
    modality: row.modality,
    term_as_written: row.termAsWritten,
    term: row.term,
    due_on: row.dueOn,
    control_as_written: row.controlAsWritten,
    controller_person_id: row.controllerPerson,
    annexes: row.annexes,
    place: row.place,
    doubt: row.doubt,
    is_left_out: false,
  }))

const responsibleRows = (intake: Intake, common: Common) =>
  intake.responsibles.map((row) => ({
    ...common,
    id: row.id,
    row_id: row.rowId,
    ord: row.ord,
    level: row.level,
    as_written: row.asWritten,
    kind: row.kind,
    name_as_written: row.name,
    position_as_written: row.position,
    person_id: row.personId,
    role_code: row.roleCode,
    category_code: row.categoryCode,
    addressee_organisation_id: row.organisationId,
  }))

const tableRows = (intake: Intake, common: Common) =>
  intake.tables.map(({ id, ord, kind, title, columns, rows }) => ({
    ...common,
    id,
    ord,
    kind,
    title,
    columns,
    rows,
  }))

const annexRows = (intake: Intake, common: Common) =>
  intake.annexes.map(({ id, ord, number, title, isPresent }) => ({
    ...common,
    id,
    ord,
    number,
    title,
    is_present: isPresent,
  }))

const distributionRows = (intake: Intake, common: Common) =>
  intake.distribution.map((row) => ({
    ...common,
    id: row.id,
    ord: row.ord,
    as_written: row.asWritten,
    addressee_organisation_id: row.organisationId,
  }))

const questionRows = (intake: Intake, common: Common) =>
  intake.questions.map(({ id, ord, code, place, rowId, words }) => ({
    ...common,
    id,
    ord,
    code,
    place,
    row_id: rowId,
    words,
  }))

/** Rows of the reading: clauses, who answers, annexes, tables, distribution, questions. */
export const saveIntake = async (tx: Tx, record: string, owner: Owner, intake: Intake): Promise<void> => {
  const common = { record_id: record, ...ownedBy(owner) }
  await insertAll(tx, 'clause', clauseRows(intake, common))
  await insertAll(tx, 'responsible', responsibleRows(intake, common))
  await insertAll(tx, 'annex', annexRows(intake, common))
  await insertAll(tx, 'directive_table', tableRows(intake, common))
  await insertAll(tx, 'directive_distribution', distributionRows(intake, common))
  await insertAll(tx, 'directive_question', questionRows(intake, common))
}

type Addressed = { readonly record: string; readonly clause: string; readonly owner: Owner }

/** Responsibles of a clause as its form sends them: `organisation:…`, `person:…`, `role:…`, `category:…`. */
const addAddressees = (
  tx: Tx,
  { record, clause, owner }: Addressed,
  chosen: readonly string[],
  after: number,
  work: Work,
): Promise<void> =>
  insertAll(
    tx,
    'responsible',
    chosen.flatMap((value, at) => {
      const [kind = '', key = '', ...words] = value.split(':')
      if (!['organisation', 'person', 'role', 'category'].includes(kind) || key === '') return []
      return [
        {
          record_id: record,
          ...ownedBy(owner),
          id: work.newId(),
          row_id: clause,
          ord: after + at,
          level: 'institutional',
          as_written: words.join(':'),
          kind,
          person_id: kind === 'person' ? key : null,
          role_code: kind === 'role' ? key : null,
          category_code: kind === 'category' ? key : null,
          addressee_organisation_id: kind === 'organisation' ? key : null,
        },
      ]
    }),
  )

/** A clause that its author writes is addressed anew. */
export const saveAddressees = async (
  tx: Tx,
  record: string,
  clause: string,
  owner: Owner,
  chosen: readonly string[],
  work: Work,
): Promise<void> => {
  await run(tx, sql`delete from responsible where record_id = ${record} and row_id = ${clause}`)
  await addAddressees(tx, { record, clause, owner }, chosen, 0, work)
}

/** A clause that was read keeps those who stay as the paper writes them. */
export const correctAddressees = async (
  tx: Tx,
  at: Addressed,
  { kept, fresh }: { readonly kept: readonly string[]; readonly fresh: readonly string[] },
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`delete from responsible where record_id = ${at.record} and row_id = ${at.clause} and id <> all (${[...kept]}::uuid[])`,
  )
  const [last] = await rows(
    tx,
    sql<{
      ord: number
    }>`select coalesce(max(ord) + 1, 0) as ord from responsible where record_id = ${at.record} and row_id = ${at.clause}`,
  )
  await addAddressees(tx, at, fresh, last?.ord ?? 0, work)
}

/** How a paper writes the name of an organisation is known from now on: the next one is read by itself. */
export const rememberAlias = async (
  tx: Tx,
  organisation: string,
  alias: string,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`insert into organisation_alias (id, organisation_id, region_id, municipality_id, alias, normal_alias, origin)
        select ${work.newId()}, o.id, o.region_id, o.municipality_id, ${alias}, ${normalName(alias)}, 'reading' from organisation o where o.id = ${organisation}
        on conflict on constraint alias_once do nothing`,
  )
}
