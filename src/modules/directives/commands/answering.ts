import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { proveThese } from '../../assignments/public.ts'
import { answeredIn, type Owed, registeredAs } from '../queries/answering.ts'
import { answeredBy, FORM_HEAD } from '../text/answering.ts'
import { ownedBy } from './saving.ts'
import type { FilledForm } from './writing.ts'

type Evidence = {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly media_type: string
}

const evidenceOf = (tx: Tx, assignment: string): Promise<Evidence[]> =>
  rows(
    tx,
    sql<Evidence>`select distinct on (sha256) name, sha256, size::float8 as size, media_type from attachment
      where record_id = ${assignment} and purpose = 'evidence' and removed_at is null order by sha256, added_at limit 20`,
  )

/** A cell of an annex is one line: the bar parts cells, an end of line parts rows. */
const inCell = (text: string): string =>
  text
    .replace(/\s*\n\s*/gu, '; ')
    .replaceAll('|', '/')
    .replace(/\s+/gu, ' ')
    .trim()

const tableOf = (lines: readonly (readonly [string, string])[]): string =>
  [FORM_HEAD, ...lines].map(([question, answer]) => `${inCell(question)} | ${inCell(answer)}`).join('\n')

type Letter = { readonly id: string; readonly owner: Owner }

const saveFiles = async (
  tx: Tx,
  letter: Letter,
  files: readonly Evidence[],
  first: number,
  work: Work,
): Promise<void> => {
  const common = { record_id: letter.id, ...ownedBy(letter.owner) }
  const made = files.map((file) => ({ ...file, id: work.newId() }))
  await insertAll(
    tx,
    'attachment',
    made.map((file) => ({
      ...common,
      ...file,
      purpose: 'annex',
      added_by: tx.scope.person,
      added_at: work.at,
    })),
  )
  await insertAll(
    tx,
    'annex',
    made.map((file, at) => ({
      ...common,
      id: work.newId(),
      ord: first + at,
      number: String(first + at + 1),
      title: file.name,
      is_present: true,
      kind: 'file',
      body: '',
      attachment_id: file.id,
    })),
  )
}

/** The letter names the assignment it answers and takes the filled form and the files of its reports along. */
export const attachAnswer = async (
  tx: Tx,
  letter: Letter,
  owed: Owed,
  filled: FilledForm,
  work: Work,
): Promise<void> => {
  const common = { record_id: letter.id, ...ownedBy(letter.owner) }
  await insertAll(tx, 'record_link', [
    { ...common, id: work.newId(), kind: 'answers', to_record_id: owed.id, as_written: owed.sourceLabel },
  ])
  const form = await filled(tx, owed.id)
  const table = form && {
    ...common,
    id: work.newId(),
    ord: 0,
    number: '1',
    title: form.title,
    is_present: true,
    kind: 'table',
    body: tableOf(form.rows),
  }
  await insertAll(tx, 'annex', table === null ? [] : [table])
  await saveFiles(tx, letter, await evidenceOf(tx, owed.id), table === null ? 0 : 1, work)
}

/** A registered letter reports what it answers: «исполнено по данным системы», the controller confirms (product, section 4.7). */
export const closeAnswered = async (tx: Tx, letter: string, work: Work): Promise<void> => {
  const ids = await answeredIn(tx, letter)
  if (ids.length === 0) return
  const registered = await registeredAs(tx, letter)
  const label = answeredBy(registered?.number ?? null, registered?.dateOn ?? null)
  await proveThese(tx, work, ids, { label, record: letter })
}
