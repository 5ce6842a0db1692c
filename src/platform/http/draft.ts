import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { moment } from '../clock.ts'
import { maybe, rows, run, type Tx } from '../database/query.ts'
import { newId } from '../random.ts'
import { type FormValues, formValues, isMachinery } from './form.ts'

export type DraftKey = {
  readonly form: string
  readonly subject: string
  readonly title: string
  readonly address: string
}

const typedOnly = (values: FormValues): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(values.fields).filter(([name]) => !isMachinery(name) && !/password|code/i.test(name)),
  )

/** Keeps what the person typed, raw; never judged, never reported (decisions 34). Passwords and codes are left out. */
export const saveDraft = async (
  tx: Tx,
  key: DraftKey,
  values: FormValues,
  baseVersion: number | null,
): Promise<void> => {
  if (tx.scope.person === null) return
  await run(
    tx,
    sql`insert into draft (id, person_id, form, subject, title, address, fields, base_version, updated_at)
        values (${newId()}, ${tx.scope.person}, ${key.form}, ${key.subject}, ${key.title}, ${key.address}, ${JSON.stringify(typedOnly(values))}, ${baseVersion}, ${moment()})
        on conflict on constraint draft_once do update
          set fields = excluded.fields, revision = draft.revision + 1, updated_at = excluded.updated_at, base_version = excluded.base_version,
              title = excluded.title, address = excluded.address`,
  )
}

/** The person's draft of a form, or null. */
export const findDraft = async (tx: Tx, form: string, subject: string): Promise<FormValues | null> => {
  if (tx.scope.person === null) return null
  const found = await maybe(
    tx,
    sql<{
      fields: Record<string, string[]>
    }>`select fields from draft where person_id = ${tx.scope.person} and form = ${form} and subject = ${subject}`,
  )
  return found === null ? null : formValues(found.fields)
}

/** Something begun and not sent: its name, the page where it goes on, the day it was typed on. */
export type Unsent = {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly on: Day
}

/** What the person has typed and not sent, the latest first, `most` of it (decisions 34); what has no name of its own is left out. */
export const unsentOf = async (tx: Tx, most: number): Promise<readonly Unsent[]> =>
  tx.scope.person === null
    ? []
    : rows(
        tx,
        sql<Unsent>`select id, title, address, (updated_at at time zone ${tx.scope.zone})::date as "on" from draft
          where person_id = ${tx.scope.person} and title <> '' order by updated_at desc limit ${most}`,
      )

/** Forgets what the person has typed and will not send; what is not his is not there. */
export const dropDraft = (tx: Tx, id: string): Promise<unknown> =>
  run(tx, sql`delete from draft where id = ${id} and person_id = ${tx.scope.person}`)
