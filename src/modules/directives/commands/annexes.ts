import { ok } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { AnnexInput, OneAnnexInput } from '../domain/writing/input.ts'
import * as rules from '../domain/writing/rules.ts'
import { lockDraft } from '../queries/draft.ts'
import { pageOf, touch } from './giving.ts'
import { ownedBy, saveAttachment } from './saving.ts'

/** Name of the file that an annex is; null for one that was written. */
const fileOf = async (tx: Tx, directive: string, annex: string): Promise<string | null> => {
  if (annex === '') return null
  const found = await maybe(
    tx,
    sql<{ name: string }>`select f.name from annex a join attachment f on f.id = a.attachment_id
      where a.id = ${annex} and a.record_id = ${directive}`,
  )
  return found?.name ?? null
}

/** A new annex, or another text of one; a file that was there stays while no other is put in its place. */
const save = async (tx: Tx, change: AnnexInput, subject: rules.WithAnnex, work: Work): Promise<void> => {
  const { title, kind, body } = change
  const file =
    change.file === null
      ? null
      : await saveAttachment(tx, { file: change.file, purpose: 'annex' }, subject, work)
  if (change.annex === '') {
    await insertAll(tx, 'annex', [
      {
        ...ownedBy(subject.owner),
        id: work.newId(),
        record_id: subject.record,
        ord: 1_000,
        is_present: true,
        attachment_id: file,
        ...{ title, kind, body },
      },
    ])
    return
  }
  await run(
    tx,
    sql`update annex set title = ${title}, kind = ${kind}, body = ${body},
        attachment_id = case when ${kind} = 'file' then coalesce(${file}::uuid, attachment_id) end
      where id = ${change.annex} and record_id = ${subject.record}`,
  )
}

/** An annex: text, a table pasted from a spreadsheet, rows of a roadmap, a file. */
export const writeAnnex = command<AnnexInput, rules.WithAnnex, AnnexInput>({
  name: 'directive.writeAnnex',
  input: AnnexInput,
  access: manageDirective,
  load: async (tx, input) => {
    const draft = await lockDraft(tx, input.directive)
    return draft && { ...draft, annexFile: await fileOf(tx, input.directive, input.annex) }
  },
  decide: rules.writtenAnnex,
  save: async (tx, change, subject, work) => {
    await save(tx, change, subject, work)
    await refreshAnnexes(tx, subject.record)
    await touch(tx, subject)
  },
  tell: (change, subject) => ({ record: subject.record, change: { kind: change.kind } }),
  to: (_change, subject) => `${pageOf(subject)}#annexes`,
})

/** Annexes are numbered when there are several. */
export const refreshAnnexes = (tx: Tx, directive: string): Promise<number> =>
  run(
    tx,
    sql`update annex a set ord = w.at - 1, number = w.at::text from (select id, row_number() over (order by ord, id) as at from annex where record_id = ${directive}) w
        where a.id = w.id`,
  )

export const removeAnnex = command<OneAnnexInput, rules.Drafted, { readonly annex: string }>({
  name: 'directive.removeAnnex',
  input: OneAnnexInput,
  access: manageDirective,
  load: (tx, input) => lockDraft(tx, input.directive),
  decide: (subject, input) => {
    const draft = rules.whileDraft(subject)
    return draft.ok ? ok({ annex: input.annex }) : draft
  },
  save: async (tx, change, subject) => {
    await run(tx, sql`delete from annex where id = ${change.annex} and record_id = ${subject.record}`)
    await refreshAnnexes(tx, subject.record)
    await touch(tx, subject)
  },
  tell: (change, subject) => ({ record: subject.record, row: change.annex }),
  to: (_change, subject) => `${pageOf(subject)}#annexes`,
})
