import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../../kernel/result.ts'
import type { Reading } from '../../../../kernel/term/types.ts'
import { beyondChosen, type OwnPeople } from '../own-people.ts'
import { typedTerm } from '../typed-term.ts'
import type { Clause, Directive, Responsible } from '../types.ts'
import { gridOfText, roadmapRows } from './annexes.ts'
import type { AnnexInput, GroundInput, HeadInput, WriteClauseInput } from './input.ts'
import { addressedWords, type Named } from './phrases.ts'
import { citedAs } from './sheet.ts'
import type { DraftClause } from './types.ts'

/** A draft with its clauses, as the commands of writing lock it. */
export type Drafted = Directive & { readonly clauses: readonly DraftClause[] }

/** A paper is written only while it is a draft: one that is being agreed is first taken back. */
export const whileDraft = (directive: Directive): Result<true> =>
  directive.state === 'draft' ? ok(true) : refuse('directiveNotNow', undefined, { state: directive.state })

const ofKind = (kind: string): kind is Named['kind'] =>
  ['category', 'role', 'organisation', 'person'].includes(kind)

/** «organisation:id:Name» as the form sends it. */
export const namedOf = (values: readonly string[]): Named[] =>
  values.flatMap((value) => {
    const [kind = '', key = '', ...label] = value.split(':')
    return ofKind(kind) && key !== '' ? [{ kind, key, label: label.join(':'), dative: '' }] : []
  })

export type WrittenClause = {
  readonly id: string
  readonly isNew: boolean
  readonly parentId: string | null
  readonly ord: number
  readonly addressedAs: string
  readonly action: string
  readonly modality: DraftClause['modality']
  readonly term: string
  readonly reading: Reading | null
  readonly dueOn: Clause['dueOn']
  readonly control: string
  readonly controller: string | null
  readonly addressees: readonly string[]
}

const CLOSING = /[.;:,\s]+$/u

const addressProblems = (input: WriteClauseInput, words: string | null): Refusal[] => [
  ...(words === null ? [{ code: 'writeDative', field: 'addressedAs' }] : []),
  ...(input.addressedAs !== '' && input.addressees.length === 0
    ? [{ code: 'chooseAddressee', field: 'addressees' }]
    : []),
  ...(input.action === '' && input.addressees.length === 0 ? [{ code: 'required', field: 'action' }] : []),
  ...(input.control !== '' && input.controller === ''
    ? [{ code: 'chooseController', field: 'controller' }]
    : []),
  ...(input.control === '' && input.controller !== '' ? [{ code: 'writeAccusative', field: 'control' }] : []),
]

/** A clause as its author wrote it: words of the addressees made or typed, the term understood. */
export const writtenClause = (
  subject: Drafted,
  input: WriteClauseInput,
  today: NonNullable<Directive['dateOn']>,
  newId: () => string,
  { datives, own }: { readonly datives: ReadonlyMap<string, string>; readonly own: OwnPeople },
): Result<WrittenClause> => {
  const draft = whileDraft(subject)
  if (!draft.ok) return draft
  const known = subject.clauses.find((each) => each.id === input.clause)
  if (input.clause !== '' && known === undefined) return refuse('noSuchClause')
  if (input.parent !== '' && !subject.clauses.some((each) => each.id === input.parent))
    return refuse('noSuchClause')
  const named = namedOf(input.addressees).map((each) => ({ ...each, dative: datives.get(each.key) ?? '' }))
  const words = input.addressedAs === '' ? addressedWords(named) : input.addressedAs
  const term = typedTerm(input.term, today)
  const refusals = [
    ...beyondChosen(subject, input.addressees, own, 'addressees'),
    ...addressProblems(input, words),
    ...(term === null ? [{ code: 'termNotUnderstood', field: 'term' }] : []),
  ]
  if (refusals.length > 0 || words === null || term === null) return refuseAll(refusals)
  return ok({
    id: known?.id ?? newId(),
    isNew: known === undefined,
    parentId: known === undefined ? input.parent || null : known.parentId,
    ord: known?.ord ?? subject.clauses.length,
    addressedAs: words.replace(CLOSING, ''),
    action: input.action.replace(CLOSING, ''),
    modality: input.modality,
    term: term.asWritten,
    reading: term.reading,
    dueOn: term.dueOn,
    control: input.control,
    controller: input.controller || null,
    addressees: input.addressees,
  })
}

/** Head of the paper; a control laid on somebody needs his name and who he is. */
export const writtenHead = (subject: Directive, input: HeadInput): Result<HeadInput> => {
  const draft = whileDraft(subject)
  if (!draft.ok) return draft
  const refusals: Refusal[] =
    input.controlKind === 'person'
      ? [
          ...(input.control === '' ? [{ code: 'writeAccusative', field: 'control' }] : []),
          ...(input.controller === '' ? [{ code: 'chooseController', field: 'controller' }] : []),
        ]
      : []
  return refusals.length > 0 ? refuseAll(refusals) : ok(input)
}

/** A draft with what is known of the annex being corrected: the file it is, if it is one. */
export type WithAnnex = Directive & { readonly annexFile: string | null }

/** An annex; a table needs a head and a row, all rows of one width; a file is called by its own name unless somebody named it. */
export const writtenAnnex = (subject: WithAnnex, input: AnnexInput): Result<AnnexInput> => {
  const draft = whileDraft(subject)
  if (!draft.ok) return draft
  if (input.kind === 'file') {
    if (input.file === null && subject.annexFile === null) return refuse('chooseFile', 'file')
    return ok({ ...input, body: '', title: input.title || (input.file?.name ?? subject.annexFile ?? '') })
  }
  if (input.title === '') return refuse('required', 'title')
  if (input.kind === 'table') {
    const { head, rows } = gridOfText(input.body)
    if (head.length < 2 || rows.length === 0) return refuse('tableTooSmall', 'body')
    const wrong = rows.findIndex((row) => row.length > head.length)
    if (wrong !== -1) return refuse('rowTooWide', 'body', { row: wrong + 1, cells: head.length })
  }
  if (input.kind === 'roadmap' && roadmapRows(input.body).length === 0) return refuse('tableTooSmall', 'body')
  return ok(input)
}

/** A ground is a paper of the register, cited in the genitive, or an act in the author's words. */
export const groundOf = (
  input: GroundInput,
  paper: Directive | null,
): Result<{ readonly record: string | null; readonly words: string }> => {
  if (paper === null)
    return input.words === '' ? refuse('required', 'words') : ok({ record: null, words: input.words })
  return ok({ record: paper.record, words: input.words === '' ? citedAs(paper) : input.words })
}

/** Sub-clauses without addressees of their own are for those of the clause above («Руководителям …: 2.1 …»). */
export const withInherited = <C extends Pick<Clause, 'id' | 'parentId' | 'responsibles'>>(
  clauses: readonly C[],
): C[] => {
  const responsiblesOf = (clause: C, steps = 0): readonly Responsible[] => {
    if (clause.responsibles.length > 0 || clause.parentId === null || steps > 20) return clause.responsibles
    const parent = clauses.find((each) => each.id === clause.parentId)
    return parent === undefined ? [] : responsiblesOf(parent, steps + 1)
  }
  return clauses.map((clause) => ({ ...clause, responsibles: responsiblesOf(clause) }))
}

/** What a letter and an order begin with: the ordering word of the blank, control kept by the one who signs. */
export const beginningOf = (
  kind: string,
  blankWord: string,
): { readonly orderingWord: string; readonly controlKind: 'none' | 'self' } => ({
  orderingWord: kind === 'приказ' && blankWord === '' ? 'ПРИКАЗЫВАЮ' : blankWord,
  controlKind: isLetterKind(kind) ? 'none' : 'self',
})

export const isLetterKind = (kind: string): boolean => kind === 'письмо'

/** Only a letter names whom it is for at its head. */
export const recipientFor = (kind: string, written: string): string | null =>
  isLetterKind(kind) && written !== '' ? written : null

/** An answer is a letter; anything else begins as a directive until its author says otherwise. */
export const usualKind = (isAnswer: boolean): string => (isAnswer ? 'письмо' : 'распоряжение')
