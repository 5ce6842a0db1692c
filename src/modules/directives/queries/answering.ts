import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Signer } from '../domain/writing/recipient.ts'

/** An assignment that a letter answers. */
export type Owed = { readonly id: string; readonly title: string; readonly sourceLabel: string }

/** The assignment, while something is still owed by it. */
export const owedBy = (tx: Tx, assignment: string): Promise<Owed | null> =>
  maybe(
    tx,
    sql<Owed>`select id, title, source_label as "sourceLabel" from assignment where id = ${assignment} and state in ('assigned','inWork','returned')`,
  )

/** Open assignments that this letter answers in words; those with a form are answered by sending the form. */
export const answeredIn = async (tx: Tx, letter: string): Promise<string[]> =>
  (
    await rows(
      tx,
      sql<{ id: string }>`select a.id from record_link l join assignment a on a.id = l.to_record_id
        where l.record_id = ${letter} and l.kind = 'answers' and a.answer_path is null and a.state in ('assigned','inWork','returned')`,
    )
  ).map((row) => row.id)

/** Number and date of a registered letter. */
export const registeredAs = (tx: Tx, letter: string) =>
  maybe(
    tx,
    sql<{
      number: string | null
      dateOn: Day | null
    }>`select number, date_on as "dateOn" from directive where id = ${letter}`,
  )

/** Who signed a paper, as it says and as far as its signer is a person of the program. */
export const paperSigner = (tx: Tx, paper: string): Promise<Signer | null> =>
  maybe(
    tx,
    sql<Signer>`select coalesce(d.signatory_name, '') as name, coalesce(d.signatory_position, '') as position,
        coalesce(o.full_name, d.issuer[array_upper(d.issuer, 1)], '') as organisation, coalesce(p.dative, '') as dative, coalesce(p.middle_name, '') as patronymic
      from directive d left join organisation o on o.id = d.issuer_organisation_id left join person p on p.id = d.signatory_person_id
      where d.id = ${paper}`,
  )
