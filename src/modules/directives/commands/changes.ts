import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { shareControlled, withdrawOfSource } from '../../assignments/public.ts'
import { manageDirective, readDirective } from '../domain/access.ts'
import * as changes from '../domain/changes.ts'
import { ChangesInput, OneDirective } from '../domain/input.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { changesOf } from '../queries/changes.ts'
import { clausesOf, findDirective, lockDirective } from '../queries/paper.ts'
import { recallReason } from '../text/changes.ts'
import { pageOf, saveState, told } from './giving.ts'
import { ownedBy } from './saving.ts'

type Subject = Directive & {
  readonly clauses: readonly Clause[]
  readonly by: Directive | null
  readonly earlier: readonly changes.ClauseChange[]
}

const saveLink = async (tx: Tx, change: changes.Changed, directive: Directive, work: Work): Promise<void> => {
  if (change.byRecord === null) return
  await insertAll(tx, 'record_link', [
    {
      ...ownedBy(directive.owner),
      id: work.newId(),
      record_id: change.byRecord,
      kind: change.to === 'repealed' ? 'repeals' : 'amends',
      to_record_id: directive.record,
      as_written: change.by,
    },
  ])
}

/** What repealed clauses gave out and nobody has reported yet is taken back, with the reason. */
const recallOpen = async (
  tx: Tx,
  work: Work,
  change: changes.Changed,
  directive: Directive,
): Promise<void> => {
  const gone = new Set(change.repealed)
  await withdrawOfSource(tx, work, directive.record, recallReason(change.by), ({ row }) => gone.has(row))
}

/** Another paper changes clauses of this one, or repeals it: the text stays as signed, open assignments are recalled. */
export const changeDirective = command<ChangesInput, Subject, changes.Changed>({
  name: 'directive.change',
  input: ChangesInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    if (directive === null) return null
    const by = input.by === '' ? null : await findDirective(tx, input.by)
    if (input.by !== '' && by === null) return null
    return {
      ...directive,
      by,
      clauses: await clausesOf(tx, input.directive),
      earlier: await changesOf(tx, input.directive),
    }
  },
  decide: (subject, input) => changes.change(subject, input, subject),
  save: async (tx, change, directive, work) => {
    await saveState(tx, change, directive, work, change.by)
    await insertAll(
      tx,
      'clause_change',
      change.changes.map((each) => ({
        ...ownedBy(directive.owner),
        id: work.newId(),
        record_id: directive.record,
        clause_id: each.clause,
        kind: each.kind,
        from_on: each.fromOn,
        text: each.text,
        by_record_id: change.byRecord,
        by_as_written: change.by,
        made_at: work.at,
        made_by: tx.scope.person,
      })),
    )
    await saveLink(tx, change, directive, work)
    await recallOpen(tx, work, change, directive)
    if (change.to === 'repealed')
      await shareControlled(tx, { record: directive.record, owner: directive.owner, people: [] })
    await work.fact('directiveChanged', directive.record, { repealed: change.repealed })
  },
  tell: (change, directive) => ({
    ...told(change, directive),
    change: {
      from: change.from,
      to: change.to,
      clauses: change.changes.length,
      repealed: change.repealed.length,
    },
  }),
  to: (_change, directive) => `${pageOf(directive)}?done=changed`,
})

type Sent = Directive & { readonly row: string | null }

/** Whoever leads an organisation that the paper was sent to marks that he has read it (R127); for a municipality any official (R175). */
export const markRead = command<OneDirective, Sent, { readonly row: string }>({
  name: 'directive.read',
  input: OneDirective,
  access: readDirective,
  load: async (tx, input) => {
    const directive = await findDirective(tx, input.directive)
    if (directive === null) return null
    const mine = await maybe(
      tx,
      sql<{
        id: string
        organisation: Directive['owner']['organisation']
        municipality: Directive['owner']['municipality']
        isRead: boolean
      }>`select id, addressee_organisation_id as organisation, addressee_municipality_id as municipality, read_at is not null as "isRead"
        from directive_distribution where record_id = ${input.directive} and (addressee_organisation_id = any (${[...tx.scope.organisations]}::uuid[])
          or addressee_municipality_id = any (${[...tx.scope.municipalities]}::uuid[]))
        order by read_at nulls first limit 1`,
    )
    if (mine === null) return null
    return {
      ...directive,
      owner: {
        ...directive.owner,
        organisation: mine.organisation,
        municipality: mine.municipality ?? directive.owner.municipality,
      },
      row: mine.isRead ? null : mine.id,
    }
  },
  decide: (subject): Result<{ readonly row: string }> =>
    subject.row === null ? refuse('alreadyRead') : ok({ row: subject.row }),
  save: async (tx, change, _subject, work) => {
    await run(
      tx,
      sql`update directive_distribution set read_at = ${work.at}, read_by = ${tx.scope.person} where id = ${change.row}`,
    )
  },
  tell: (change, directive) => ({ record: directive.record, row: change.row }),
  to: (_change, directive) => `${pageOf(directive)}?done=read`,
})
