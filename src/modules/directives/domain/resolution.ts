import type { Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { assignableClauses, expandAll } from './expand.ts'
import type { ResolutionInput } from './input.ts'
import { type OwnPeople, withinReach } from './own-people.ts'
import { type Load, type Moved, move, unresolvedIn } from './rules.ts'
import { typedTerm } from './typed-term.ts'
import type { Clause, Directive, Roll } from './types.ts'

/** A line of a resolution: a clause, or the whole paper when there is no clause. */
export type ResolutionLine = {
  readonly clause: string | null
  readonly goesDown: boolean
  readonly text: string
  readonly term: string
  readonly dueOn: Day | null
  /** Persons; the first answers for it, the others help. */
  readonly executors: readonly string[]
}

export type ResolutionText = { readonly text: string; readonly lines: readonly ResolutionLine[] }

type Subject = Directive & {
  readonly clauses: readonly Clause[]
  readonly roll: Roll
  /** Executors and addressees who are of the node. */
  readonly own: OwnPeople
}

const isEmpty = (line: ResolutionInput['lines'][number]): boolean =>
  line.executors.length === 0 && line.text === '' && line.term === ''

/** Lines as typed: terms read, a task without an executor refused beside its field. */
export const resolutionText = (
  subject: Subject,
  input: ResolutionInput,
  today: Day,
): Result<ResolutionText> => {
  const refusals: Refusal[] = []
  const lines = input.lines.flatMap((line): ResolutionLine[] => {
    const field = line.clause ?? 'whole'
    const term = typedTerm(line.term, today)
    if (term === null) refusals.push({ code: 'termNotUnderstood', field: `until-${field}` })
    if (line.executors.some((person) => !subject.own.has(person)))
      refusals.push({ code: 'notOfThisNode', field: `who-${field}` })
    if (line.clause === null && isEmpty(line)) return []
    if (line.text !== '' && line.executors.length === 0 && (line.clause === null || !line.goesDown))
      refusals.push({ code: 'taskForNobody', field: `who-${field}` })
    return [{ ...line, dueOn: term?.dueOn ?? null }]
  })
  return refusals.length > 0 ? refuseAll(refusals) : ok({ text: input.text, lines })
}

export type Given = Moved &
  ResolutionText & { readonly load: readonly Load[]; readonly tasks: readonly ResolutionLine[] }

/** The clause with the inner term of the resolution, when that comes before the term of the paper. */
const withInnerTerm = (clause: Clause, line: ResolutionLine | undefined): Clause => {
  if (line?.dueOn == null) return clause
  return { ...clause, dueOn: line.dueOn, termAsWritten: line.term, term: null }
}

/** What the resolution gives out: clauses that go down, with inner terms, and tasks for the people named. */
export const resolve = (subject: Subject, input: ResolutionInput, today: Day): Result<Given> => {
  const moved = move(subject, 'resolve')
  if (!moved.ok) return moved
  const written = resolutionText(subject, input, today)
  if (!written.ok) return written
  const { lines } = written.value
  const lineOf = (clause: Clause) => lines.find((line) => line.clause === clause.id)
  const down = assignableClauses(withinReach(subject, subject.clauses, subject.own)).filter(
    (clause) => lineOf(clause)?.goesDown !== false,
  )
  const unknown = unresolvedIn(subject.clauses).filter((clause) => down.some((each) => each.id === clause.id))
  if (unknown.length > 0)
    return refuse('addresseesUnknown', undefined, {
      clauses: unknown.map((clause) => clause.number ?? '—').join(', '),
    })
  return ok({
    ...moved.value,
    ...written.value,
    load: down.map((clause) => ({
      clause: withInnerTerm(clause, lineOf(clause)),
      addressees: expandAll(clause.responsibles, subject.roll),
    })),
    tasks: lines.filter((line) => line.executors.length > 0),
  })
}
