import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { type OwnPeople, peopleChosen } from '../domain/own-people.ts'
import { keptTerm } from '../domain/typed-term.ts'
import { MoveClauseInput, OneClauseInput, WriteClauseInput } from '../domain/writing/input.ts'
import * as rules from '../domain/writing/rules.ts'
import { printedClauses } from '../domain/writing/sheet.ts'
import { counted, moved, withBelow } from '../domain/writing/tree.ts'
import type { DraftClause, DraftHead } from '../domain/writing/types.ts'
import { draftClausesOf, lockDraft } from '../queries/draft.ts'
import { peopleAmong } from '../queries/roll.ts'
import { pageOf, touch } from './giving.ts'
import { ownedBy, saveAddressees } from './saving.ts'

/** Numbers and printed words of all clauses, after any of them has changed. */
export const refreshClauses = async (tx: Tx, directive: string): Promise<void> => {
  const clauses = counted(await draftClausesOf(tx, directive))
  const head = await one(tx, sql<Pick<DraftHead, 'kind'>>`select kind from directive where id = ${directive}`)
  const printed = printedClauses({ head: { ...NO_HEAD, ...head }, clauses })
  const list = printed.own.map((clause, ord) => ({ ...clause, ord }))
  await run(
    tx,
    sql`update clause c set ord = w.ord, number = w.number, printed_number = w.number, text = w.text
        from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as w(id uuid, ord integer, number text, text text)
        where c.id = w.id and c.record_id = ${directive}`,
  )
}

const NO_HEAD: DraftHead = {
  kind: '',
  number: null,
  dateOn: null,
  title: '',
  grounds: [],
  purpose: '',
  orderingWord: '',
  recipient: '',
  controlKind: 'none',
  control: '',
  signatoryPosition: '',
  signatoryName: '',
  preparedBy: '',
}

/** One clause of a draft as it was written; the words that are printed are made by `refreshClauses`. */
export const saveClause = async (
  tx: Tx,
  change: Omit<rules.WrittenClause, 'addressees'>,
  subject: Pick<rules.Drafted, 'record' | 'owner'>,
): Promise<void> => {
  const row = {
    ...ownedBy(subject.owner),
    id: change.id,
    record_id: subject.record,
    parent_id: change.parentId,
    ord: change.ord,
    text: '',
    addressed_as: change.addressedAs,
    action: change.action,
    modality: change.modality,
    term_as_written: change.term || null,
    term: keptTerm(change.reading, change.dueOn),
    due_on: change.dueOn,
    control_as_written: change.control || null,
    controller_person_id: change.controller,
    annexes: [],
    is_left_out: false,
  }
  if (change.isNew) return insertAll(tx, 'clause', [row])
  await run(
    tx,
    sql`update clause set addressed_as = ${row.addressed_as}, action = ${row.action}, modality = ${row.modality}, term_as_written = ${row.term_as_written},
        term = ${JSON.stringify(row.term)}::jsonb, due_on = ${row.due_on}, control_as_written = ${row.control_as_written},
        controller_person_id = ${row.controller_person_id} where id = ${row.id} and record_id = ${subject.record}`,
  )
}

/** The dative of persons as their cards keep it; nobody guesses a case. */
const withDatives = async (tx: Tx, input: WriteClauseInput): Promise<ReadonlyMap<string, string>> => {
  const people = rules.namedOf(input.addressees).filter((named) => named.kind === 'person')
  if (people.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{
      id: string
      dative: string
    }>`select id, coalesce(dative, '') as dative from person where id = any (${people.map((named) => named.key)}::uuid[])`,
  )
  return new Map(found.map((row) => [row.id, row.dative]))
}

type Subject = rules.Drafted & { readonly datives: ReadonlyMap<string, string>; readonly own: OwnPeople }

/** A clause as its author writes it: to whom, what, until when; numbers are given by the program. */
export const writeClause = command<WriteClauseInput, Subject, rules.WrittenClause>({
  name: 'directive.writeClause',
  input: WriteClauseInput,
  access: manageDirective,
  load: async (tx, input) => {
    const draft = await lockDraft(tx, input.directive)
    return (
      draft && {
        ...draft,
        datives: await withDatives(tx, input),
        own: await peopleAmong(tx, draft.owner, peopleChosen(input.addressees)),
      }
    )
  },
  decide: (subject, input, { today, newId }) => rules.writtenClause(subject, input, today, newId, subject),
  save: async (tx, change, subject, work) => {
    await saveClause(tx, change, subject)
    await saveAddressees(tx, subject.record, change.id, subject.owner, change.addressees, work)
    await refreshClauses(tx, subject.record)
    await touch(tx, subject)
  },
  tell: (change, subject) => ({ record: subject.record, row: change.id, change: { dueOn: change.dueOn } }),
  to: (change, subject) => `${pageOf(subject)}#c-${change.id}`,
})

type Tree = { readonly clauses: readonly DraftClause[] }

export const moveClause = command<MoveClauseInput, rules.Drafted, Tree>({
  name: 'directive.moveClause',
  input: MoveClauseInput,
  access: manageDirective,
  load: (tx, input) => lockDraft(tx, input.directive),
  decide: (subject, input) => {
    const draft = rules.whileDraft(subject)
    if (!draft.ok) return draft
    const clauses = moved(subject.clauses, input.clause, input.move)
    return clauses === null ? refuse('cannotMove') : ok({ clauses })
  },
  save: async (tx, { clauses }, subject) => {
    const list = clauses.map(({ id, parentId, ord }) => ({ id, parent: parentId, ord }))
    await run(
      tx,
      sql`update clause c set parent_id = w.parent, ord = w.ord from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as w(id uuid, parent uuid, ord integer)
          where c.id = w.id and c.record_id = ${subject.record}`,
    )
    await refreshClauses(tx, subject.record)
    await touch(tx, subject)
  },
  tell: (_change, subject) => ({ record: subject.record }),
  to: (_change, subject) => `${pageOf(subject)}#clauses`,
})

export const removeClause = command<OneClauseInput, rules.Drafted, { readonly ids: readonly string[] }>({
  name: 'directive.removeClause',
  input: OneClauseInput,
  access: manageDirective,
  load: (tx, input) => lockDraft(tx, input.directive),
  decide: (subject, input) => {
    const draft = rules.whileDraft(subject)
    if (!draft.ok) return draft
    return subject.clauses.some((clause) => clause.id === input.clause)
      ? ok({ ids: withBelow(subject.clauses, input.clause) })
      : refuse('noSuchClause')
  },
  save: async (tx, { ids }, subject) => {
    const mine = sql`record_id = ${subject.record}`
    await run(tx, sql`delete from responsible where ${mine} and row_id = any (${[...ids]}::uuid[])`)
    await run(tx, sql`update clause set parent_id = null where ${mine} and id = any (${[...ids]}::uuid[])`)
    await run(tx, sql`delete from clause where ${mine} and id = any (${[...ids]}::uuid[])`)
    await refreshClauses(tx, subject.record)
    await touch(tx, subject)
  },
  tell: (change, subject) => ({ record: subject.record, change: { clauses: change.ids.length } }),
  to: (_change, subject) => `${pageOf(subject)}#clauses`,
})
