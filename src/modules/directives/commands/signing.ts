import { createHash } from 'node:crypto'
import { linesOfPaper } from '../../../documents/paper.ts'
import { ok, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { beyondClauses, type OwnPeople } from '../domain/own-people.ts'
import { termContextOn } from '../domain/typed-term.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { plainTable, ROADMAP_COLUMNS, roadmapTable } from '../domain/writing/annexes.ts'
import { mainCopy } from '../domain/writing/copies.ts'
import { type SignedCopy, SignInput } from '../domain/writing/input.ts'
import { preambleText } from '../domain/writing/phrases.ts'
import { withInherited } from '../domain/writing/rules.ts'
import { paperOf, printedClauses } from '../domain/writing/sheet.ts'
import * as rules from '../domain/writing/signing.ts'
import { type DraftCard, draftCard } from '../queries/draft.ts'
import { clausesOf, lockDirective } from '../queries/paper.ts'
import { ownPeople } from '../queries/roll.ts'
import { closeAnswered } from './answering.ts'
import { pageOf, rename, saveState, told } from './giving.ts'
import { ownedBy, saveAttachment } from './saving.ts'

type ToSign = Directive & {
  readonly draft: DraftCard
  readonly all: readonly Clause[]
  readonly own: OwnPeople
  readonly isNumberTaken: boolean
}

/** The same number of the same kind in the same year of the node is a slip of the hand. */
const isTaken = async (tx: Tx, directive: Directive, input: SignInput): Promise<boolean> => {
  if (input.number === '') return false
  const { owner } = directive
  const year = /(\d{4})\s*$/u.exec(input.date)?.[1] ?? tx.scope.today.slice(0, 4)
  const twin = await maybe(
    tx,
    sql`select 1 from directive where id <> ${directive.record} and region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality}::uuid
      and organisation_id is not distinct from ${owner.organisation}::uuid and kind = ${directive.kind} and number = ${input.number}
      and direction = 'own' and state not in ('discarded','mentioned') and extract(year from date_on) = ${Number(year)}`,
  )
  return twin !== null
}

/** Clauses that control the rest are printed after the author's own: from now on they are clauses too. */
const saveControls = (tx: Tx, { draft }: rules.Signed, directive: Directive, work: Work): Promise<void> =>
  insertAll(
    tx,
    'clause',
    printedClauses(draft).control.map(({ number, text }, at) => ({
      ...ownedBy(directive.owner),
      id: work.newId(),
      record_id: directive.record,
      ord: draft.clauses.length + at,
      number,
      printed_number: number,
      text,
      addressed_as: '',
      action: '',
      modality: 'order',
      annexes: [],
      is_left_out: false,
    })),
  )

/** Addressees of sub-clauses that the clause above names are written down, so that they get their assignments. */
const saveInherited = (tx: Tx, subject: ToSign, work: Work): Promise<void> => {
  const own = new Set(
    subject.all.filter((clause) => clause.responsibles.length > 0).map((clause) => clause.id),
  )
  return insertAll(
    tx,
    'responsible',
    withInherited(subject.all)
      .filter((clause) => !own.has(clause.id))
      .flatMap((clause) =>
        clause.responsibles.map((each, ord) => ({
          ...ownedBy(subject.owner),
          id: work.newId(),
          record_id: subject.record,
          row_id: clause.id,
          ord,
          level: each.level,
          as_written: each.asWritten,
          kind: each.kind,
          person_id: each.personId,
          role_code: each.roleCode,
          category_code: each.categoryCode,
          addressee_organisation_id: each.organisationId,
        })),
      ),
  )
}

/** Annexes with rows become tables of the paper, so that a roadmap lives on. */
const saveTables = async (tx: Tx, change: rules.Signed, subject: ToSign, work: Work): Promise<void> => {
  const context = termContextOn(change.dateOn)
  for (const [ord, annex] of subject.draft.annexLines.entries()) {
    if (annex.kind !== 'roadmap' && annex.kind !== 'table') continue
    const id = work.newId()
    const plain = annex.kind === 'table' ? plainTable(annex.body) : null
    await insertAll(tx, 'directive_table', [
      {
        ...ownedBy(subject.owner),
        id,
        record_id: subject.record,
        ord,
        kind: plain === null ? 'roadmap' : 'list',
        title: annex.title,
        columns: plain === null ? ROADMAP_COLUMNS : plain.columns,
        rows: plain === null ? roadmapTable(annex.body, context) : plain.rows,
      },
    ])
    await run(tx, sql`update annex set table_id = ${id} where id = ${annex.id}`)
  }
}

const nextNumber = async (
  _tx: Tx,
  directive: Directive,
  change: rules.Signed,
  work: Work,
): Promise<string> => {
  const { owner } = directive
  const node = owner.organisation ?? owner.municipality ?? owner.region ?? ''
  return String(await work.number(`directive.${directive.kind}`, node, Number(change.dateOn.slice(0, 4))))
}

const textHash = (change: rules.Signed): string =>
  createHash('sha256')
    .update(
      linesOfPaper(paperOf(change.draft))
        .join('')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .digest('hex')

const saveHead = async (tx: Tx, change: rules.Signed, directive: Directive, work: Work): Promise<void> => {
  const { head, blank } = change.draft
  const number = change.number === '' ? await nextNumber(tx, directive, change, work) : change.number
  await run(
    tx,
    sql`update directive set number = ${number}, date_on = ${change.dateOn}, signatory_position = ${change.position}, signatory_name = ${change.name},
        prepared_by = ${head.preparedBy || null}, control_as_written = coalesce(control_as_written, ${head.controlKind === 'self' ? (printedClauses(change.draft).control.at(-1)?.text ?? null) : null}::text), issuer = ${[...blank.authority]}::text[], place = ${blank.place || null}, preamble = ${preambleText(change.draft)},
        context_year = ${Number(change.dateOn.slice(0, 4))}, text_hash = ${textHash(change)},
        signed_difference = ${change.difference.length === 0 ? null : JSON.stringify(change.difference)}::jsonb where id = ${directive.record}`,
  )
}

/** The first copy is the original; further scans and detached signatures stand beside it. */
const saveCopies = async (
  tx: Tx,
  copies: readonly SignedCopy[],
  directive: Directive,
  work: Work,
): Promise<void> => {
  const original = mainCopy(copies)
  for (const copy of copies) {
    const purpose = copy === original ? 'source' : copy.purpose
    const id = await saveAttachment(tx, { file: copy.file, purpose, signature: copy.parts }, directive, work)
    if (copy === original)
      await run(tx, sql`update directive set source_attachment_id = ${id} where id = ${directive.record}`)
  }
}

/** The paper was signed outside: number, date, signature as on that day (R221), the copy that came back, compared. */
type Copies = Pick<SignInput, 'copies'>

export const signDirective = command<SignInput, ToSign, rules.Signed & Copies>({
  name: 'directive.sign',
  input: SignInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    if (directive === null || directive.origin !== 'written') return null
    const draft = await draftCard(tx, input.directive, directive.owner)
    if (draft === null) return null
    const all = await clausesOf(tx, input.directive)
    return {
      ...directive,
      draft,
      all,
      own: await ownPeople(tx, directive.owner, all),
      isNumberTaken: await isTaken(tx, directive, input),
    }
  },
  decide: (subject, input, { today }) => {
    const beyond = beyondClauses(subject, subject.all, subject.own)
    if (beyond.length > 0) return refuseAll(beyond)
    const ground = { draft: subject.draft, isNumberTaken: subject.isNumberTaken, today }
    const signed = rules.sign(subject, input, ground)
    return signed.ok ? ok({ ...signed.value, copies: input.copies }) : signed
  },
  save: async (tx, change, subject, work) => {
    await saveState(tx, change, subject, work)
    await saveHead(tx, change, subject, work)
    await rename(tx, subject.record)
    await closeAnswered(tx, subject.record, work)
    await saveControls(tx, change, subject, work)
    await saveInherited(tx, subject, work)
    await saveTables(tx, change, subject, work)
    await saveCopies(tx, change.copies, subject, work)
    await work.fact('directiveSigned', subject.record)
  },
  tell: (change, directive) => ({
    ...told(change, directive),
    change: {
      from: change.from,
      to: change.to,
      dateOn: change.dateOn,
      differences: change.difference.length,
    },
  }),
  to: (_change, directive) => `${pageOf(directive)}?done=signed`,
})
